package chat.parley.server.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the words of a text as the search index does (FTS5's tokenizer {@code unicode61 remove_diacritics 2}): runs of letters,
 * digits and private characters with their accents, compared without case and without the accents of Latin letters.
 */
final class Words {

    private Words() {}

    /**
     * A word.
     *
     * @param begin where it begins in the text, in UTF-16 code units
     * @param end where it ends
     * @param folded the form in which words are compared
     */
    record Word(int begin, int end, String folded) {}

    /**
     * Finds all words.
     *
     * @param text any text
     * @return its words, in order
     */
    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder folded = new StringBuilder();
        int begin = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isPart(c)) {
                if (folded.isEmpty()) {
                    begin = i;
                }
                fold(c, folded);
            } else if (!folded.isEmpty() && !isAccent(c)) {
                words.add(new Word(begin, i, folded.toString()));
                folded.setLength(0);
            }
            i += Character.charCount(c);
        }
        if (!folded.isEmpty()) {
            words.add(new Word(begin, text.length(), folded.toString()));
        }
        return words;
    }

    private static boolean isPart(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER, Character.OTHER_LETTER, Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER, Character.OTHER_NUMBER, Character.PRIVATE_USE ->
                true;
            default -> false;
        };
    }

    /** An accent of its own, which belongs to the word before it. */
    private static boolean isAccent(int c) {
        return c >= 0x300 && c <= 0x331;
    }

    private static void fold(int c, StringBuilder folded) {
        int lower = Character.toLowerCase(c);
        if (lower < 0x80 || Character.UnicodeScript.of(lower) != Character.UnicodeScript.LATIN) {
            folded.appendCodePoint(lower);
            return;
        }
        Normalizer.normalize(Character.toString(lower), Normalizer.Form.NFD).codePoints().filter(d -> !isMark(d))
                .forEach(folded::appendCodePoint);
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
