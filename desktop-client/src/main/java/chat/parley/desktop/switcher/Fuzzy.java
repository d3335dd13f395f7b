package chat.parley.desktop.switcher;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds names by some of their letters, in their order. Upper and lower case and accents count for nothing. Stateless. */
final class Fuzzy {

    /** What is said of a name in which the letters are not. */
    static final int NO_MATCH = -1;

    private static final int WHOLE = 1000;
    private static final int BEGINNING = 600;
    private static final int WORD = 400;
    private static final int INSIDE = 250;
    private static final int SCATTERED = 20;
    private static final int LETTER_AT_WORD = 12;
    private static final int LETTER_IN_RUN = 8;
    private static final int MOST_SCATTERED = INSIDE - 1;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Fuzzy() {}

    /**
     * Tells how well a name fits.
     *
     * @param typed what was typed
     * @param name the name
     * @return the more the better; {@link #NO_MATCH} when it does not fit
     */
    static int score(String typed, String name) {
        String wanted = fold(typed);
        String there = fold(name);
        if (wanted.isEmpty()) {
            return 0;
        }
        int at = there.indexOf(wanted);
        if (at < 0) {
            return scattered(wanted, there);
        }
        int shorterIsBetter = Math.max(0, 100 - there.length());
        if (at == 0) {
            return (there.length() == wanted.length() ? WHOLE : BEGINNING) + shorterIsBetter;
        }
        return (beginsWord(there, at) || beginsWordAfter(there, wanted, at) ? WORD : INSIDE) + shorterIsBetter;
    }

    private static boolean beginsWordAfter(String there, String wanted, int from) {
        for (int at = there.indexOf(wanted, from + 1); at >= 0; at = there.indexOf(wanted, at + 1)) {
            if (beginsWord(there, at)) {
                return true;
            }
        }
        return false;
    }

    private static int scattered(String wanted, String there) {
        int score = SCATTERED;
        int last = -2;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (letter == ' ') {
                continue;
            }
            int at = there.indexOf(letter, last < 0 ? 0 : last + 1);
            if (at < 0) {
                return NO_MATCH;
            }
            score += at == last + 1 ? LETTER_IN_RUN : beginsWord(there, at) ? LETTER_AT_WORD : 0;
            last = at;
        }
        return Math.min(MOST_SCATTERED, score);
    }

    private static boolean beginsWord(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
