package chat.parley.desktop.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the emoji in a text by Unicode's grammar for them (UTS #51): flags, keycaps, skin tones, variation selectors and
 * joined ones, each as long as it goes. A sign that is text by default is an emoji only when a selector says so. Stateless.
 */
public final class EmojiScanner {

    private static final int JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;

    /** The first code point that can begin an emoji and is none of the keycaps' signs. */
    private static final int FIRST = 0xA9;

    /**
     * A part of a text.
     *
     * @param text never empty
     * @param emoji whether it is exactly one emoji
     */
    public record Run(String text, boolean emoji) {}

    private EmojiScanner() {}

    /**
     * Splits a text.
     *
     * @param text any text
     * @return its runs; together they are the text
     */
    public static List<Run> scan(String text) {
        List<Run> runs = new ArrayList<>();
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end == at) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            if (plain < at) {
                runs.add(new Run(text.substring(plain, at), false));
            }
            runs.add(new Run(text.substring(at, end), true));
            at = end;
            plain = end;
        }
        if (plain < text.length()) {
            runs.add(new Run(text.substring(plain), false));
        }
        return runs;
    }

    /** Where the emoji at a place ends; the place itself when there is none. */
    private static int end(String text, int start) {
        int first = text.codePointAt(start);
        if (first < FIRST) {
            return isKeycap(text, start, first) ? start + 3 : start;
        }
        if (isRegional(first)) {
            int second = start + Character.charCount(first);
            return isRegional(at(text, second)) ? second + 2 : start;
        }
        int end = element(text, start);
        boolean shown = end > start && isShownAsEmoji(text, start, end);
        while (end > start && at(text, end) == JOINER) {
            int next = element(text, end + 1);
            if (next == end + 1) {
                break;
            }
            end = next;
            shown = true;
        }
        return shown ? end : start;
    }

    private static boolean isKeycap(String text, int start, int first) {
        boolean isDigit = first >= '0' && first <= '9';
        return (isDigit || first == '#' || first == '*') && at(text, start + 1) == EMOJI_STYLE
                && at(text, start + 2) == KEYCAP;
    }

    /** One emoji with its selector, skin tone or tags, whether it is shown as one or not. */
    private static int element(String text, int start) {
        int first = at(text, start);
        if (first < FIRST || !Character.isEmoji(first) || isRegional(first)) {
            return start;
        }
        int end = start + Character.charCount(first);
        int next = at(text, end);
        if (next == TEXT_STYLE) {
            return start;
        }
        if (next == EMOJI_STYLE) {
            return end + 1;
        }
        if (Character.isEmojiModifier(next) && Character.isEmojiModifierBase(first)) {
            return end + 2;
        }
        return first == BLACK_FLAG ? tags(text, end) : end;
    }

    private static boolean isShownAsEmoji(String text, int start, int end) {
        int first = text.codePointAt(start);
        return Character.isEmojiPresentation(first) || end > start + Character.charCount(first);
    }

    /** The invisible letters that make a black flag one of Scotland. */
    private static int tags(String text, int start) {
        int end = start;
        while (at(text, end) >= 0xE0020 && at(text, end) <= 0xE007E) {
            end += 2;
        }
        return end > start && at(text, end) == 0xE007F ? end + 2 : start;
    }

    private static boolean isRegional(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static int at(String text, int index) {
        return index < text.length() ? text.codePointAt(index) : 0;
    }
}
