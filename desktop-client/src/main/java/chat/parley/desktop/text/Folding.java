package chat.parley.desktop.text;

/** Which messages are shown in part only until somebody asks for the rest. Stateless. */
public final class Folding {

    /** How many lines of a folded message are shown. */
    public static final int SHOWN_LINES = 10;

    private static final int MAX_LINES = 20;
    private static final int MAX_CHARS = 2_000;

    private Folding() {}

    /**
     * Tells whether a message is long. Depends on its text only, not on the window's width.
     *
     * @param document the message
     * @return whether it has more than {@value #MAX_LINES} lines or {@value #MAX_CHARS} characters
     */
    public static boolean isLong(Document document) {
        String text = document.text();
        return text.length() > MAX_CHARS || text.chars().filter(sign -> sign == '\n').count() >= MAX_LINES;
    }
}
