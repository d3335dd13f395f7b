package chat.parley.server.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines with columns, as wide as they have to be. Used by one thread. */
final class Table {

    private static final String GAP = "  ";

    private static final Pattern OBEYED = Pattern
            .compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private final List<String[]> rows = new ArrayList<>();

    /** Begins with the headings. */
    Table(String... headings) {
        rows.add(headings);
    }

    /**
     * Adds a line. What others have written may hold anything: control characters, those that turn the direction of what comes
     * after them, and ends of lines are shown and not obeyed.
     */
    void row(String... cells) {
        String[] shown = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            shown[i] = OBEYED.matcher(cells[i]).replaceAll("\uFFFD");
        }
        rows.add(shown);
    }

    /** Writes a time in UTC, to the second; a dash where there is none. */
    static String time(@Nullable Long millis) {
        return millis == null ? "-" : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Writes them all. */
    void print(PrintWriter out) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - width(row[i]))).append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
