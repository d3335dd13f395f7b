package chat.parley.bench;

import java.nio.charset.StandardCharsets;

/**
 * The text of a message of a benchmark, 100 characters: whose it is, its number, and when it was due; so that whoever gets it
 * can tell whether one is missing, and how long it took. All have the same length and stand at the same place of their frame.
 */
final class LoadText {

    /** Characters of a text. */
    static final int LENGTH = 100;

    private static final char MARK = '@';
    private static final int SENDER_DIGITS = 4;
    private static final int NUMBER_DIGITS = 8;
    private static final int DUE_DIGITS = 16;
    private static final byte[] BEFORE = ("\"text\":\"" + MARK).getBytes(StandardCharsets.US_ASCII);
    private static final String PADDING = "x".repeat(LENGTH - 1 - SENDER_DIGITS - NUMBER_DIGITS - DUE_DIGITS);

    private LoadText() {}

    /** Makes the frame that says a message to everyone in the room. */
    static byte[] say(int sender, int number, long due) {
        return LoadClient.frame("{\"type\":\"msg\",\"data\":{\"to\":\"public\",\"text\":\"" + MARK
                + "%04x%08x%016x".formatted(sender, number, due) + PADDING + "\"}}");
    }

    /**
     * Finds the text in a frame that has arrived.
     *
     * @param guess where it was in the last one, from the payload's beginning; 0 when there was none
     * @return where it is, behind the mark, from the payload's beginning; -1 when there is none: it is another frame
     */
    static int find(byte[] bytes, int from, int length, int guess) {
        if (length < LENGTH + BEFORE.length) {
            return -1;
        }
        if (guess > 0 && guess + LENGTH <= length && matches(bytes, from + guess - BEFORE.length)) {
            return guess;
        }
        for (int at = 0; at + LENGTH + BEFORE.length <= length; at++) {
            if (matches(bytes, from + at)) {
                return at + BEFORE.length;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < BEFORE.length; i++) {
            if (bytes[at + i] != BEFORE[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whose text it is that stands there. */
    static int sender(byte[] bytes, int at) {
        return (int) number(bytes, at, SENDER_DIGITS);
    }

    /** Its number. */
    static int number(byte[] bytes, int at) {
        return (int) number(bytes, at + SENDER_DIGITS, NUMBER_DIGITS);
    }

    /** When it was due, by {@link System#nanoTime}. */
    static long due(byte[] bytes, int at) {
        return number(bytes, at + SENDER_DIGITS + NUMBER_DIGITS, DUE_DIGITS);
    }

    private static long number(byte[] bytes, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            byte digit = bytes[i];
            value = value << 4 | (digit <= '9' ? digit - '0' : digit - 'a' + 10);
        }
        return value;
    }
}
