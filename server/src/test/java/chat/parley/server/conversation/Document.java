package chat.parley.server.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document of the project, as far as tests look at it: its examples, and the tables below its headings. Immutable.
 *
 * @param path from the project's root
 * @param text all of it
 */
public record Document(String path, String text) {

    /** The directory of the project. */
    static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

    private static final Pattern PART = Pattern.compile(
            "^<!-- (?<mark>session|server|invite|administrator|decoded):(?<value>.*?)-->$"
                    + "|^```json (?<kind>request|response|event)\n(?<json>.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * A block of JSON.
     *
     * @param line where it stands
     * @param server the settings of the server that it is for, and how many servers there were before
     * @param session who says or hears it
     * @param kind request, response or event; or invite, which is no JSON but an invitation to make, or administrator, which is
     *        a command
     * @param json it
     * @param isRun whether a server says it; otherwise it can only be read
     */
    record Example(int line, String server, String session, String kind, String json, boolean isRun) {}

    /**
     * A row of a table.
     *
     * @param heading the nearest heading above it
     * @param header what stands above the first column
     * @param cells what stands in its columns, without the marks of code
     */
    public record Row(String heading, String header, List<String> cells) {

        /** What stands in the first column. */
        public String name() {
            return cells.getFirst();
        }
    }

    /** Reads one. */
    public static Document read(String path) {
        try {
            return new Document(path, Files.readString(ROOT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The examples, in the order in which they stand. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        int servers = 0;
        String server = "";
        String session = "";
        boolean isRun = true;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            int line = 1 + (int) text.substring(0, part.start()).chars().filter(c -> c == '\n').count();
            if (part.group("mark") == null) {
                examples.add(new Example(line, servers + " " + server, session, part.group("kind"),
                        part.group("json").strip(), isRun));
                isRun = true;
            } else if (part.group("mark").equals("server")) {
                servers++;
                server = part.group("value").strip();
                session = "";
            } else if (part.group("mark").equals("invite") || part.group("mark").equals("administrator")) {
                examples.add(new Example(line, servers + " " + server, session, part.group("mark"),
                        part.group("value").strip(), true));
            } else if (part.group("mark").equals("session")) {
                session = part.group("value").strip();
            } else {
                isRun = false;
            }
        }
        return examples;
    }

    /** The rows of all tables whose first column has this above it. */
    public List<Row> rows(String header) {
        List<Row> rows = new ArrayList<>();
        String heading = "";
        String above = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("#")) {
                heading = plain(line.replaceFirst("#+ ", ""));
            }
            if (!line.startsWith("|")) {
                above = "";
            } else if (above.isEmpty()) {
                above = cells(line).getFirst();
            } else if (!line.startsWith("| ---") && above.equals(header)) {
                rows.add(new Row(heading, header, cells(line)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
            cells.add(plain(cell.strip()));
        }
        return cells;
    }

    /** What stands as the first cell below a heading. */
    List<String> names(String header, String heading) {
        return rows(header).stream().filter(row -> row.heading().equals(heading)).map(Row::name).toList();
    }

    private static String plain(String text) {
        return CODE.matcher(text).replaceAll("$1");
    }
}
