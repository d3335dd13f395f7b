package chat.parley.desktop.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** A message in one line: for lists, replies and notifications. Stateless. */
public final class PlainPreview {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String ELLIPSIS = "\u2026";

    private PlainPreview() {}

    /**
     * Makes the line.
     *
     * @param document the message
     * @param maxCodePoints how long the line may be, with its ellipsis, in code points; at least 1
     * @return the text without markup and line ends; cut between characters as a person sees them
     */
    public static String of(Document document, int maxCodePoints) {
        String line = BLANKS.matcher(document.text()).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= maxCodePoints) {
            return line;
        }
        int limit = line.offsetByCodePoints(0, maxCodePoints - 1);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int end = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        return line.substring(0, Math.max(0, end)).stripTrailing() + ELLIPSIS;
    }
}
