package chat.parley.server.store;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides texts into words, for the search index as well as for what is looked up in it and for highlighting: runs of letters,
 * digits and their marks, compared without case and without the accents of Latin letters. In scripts that are written without
 * spaces every character is a word; several of them are found as a phrase.
 *
 * <p>FTS5's own tokenizer is not used because it knows no newer characters than Unicode 6 has: it takes a newer emoji for a letter
 * of the word beside it, which is not found any more then.
 */
final class Words {

    private Words() {}

    /**
     * A word.
     *
     * @param begin where it begins in the text, in UTF-16 code units
     * @param end where it ends
     * @param folded the form in which words are compared; letters, digits and marks only
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
        int begin = -1; // of the word that has begun
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean alone = standsAlone(c);
            boolean inside = begin >= 0 && (Character.isLetterOrDigit(c) || isMark(c) || isNumber(c)) && !alone;
            if (!inside) {
                add(words, text, begin, i);
                begin = Character.isLetterOrDigit(c) || isNumber(c) || alone ? i : -1;
            }
            i += Character.charCount(c);
            if (alone) {
                while (i < text.length() && isMark(text.codePointAt(i))) {
                    i += Character.charCount(text.codePointAt(i));
                }
                add(words, text, begin, i);
                begin = -1;
            }
        }
        add(words, text, begin, text.length());
        return words;
    }

    private static void add(List<Word> words, String text, int begin, int end) {
        if (begin >= 0) {
            words.add(new Word(begin, end, folded(text.substring(begin, end))));
        }
    }

    /** Whether a character is a word of its own. */
    private static boolean standsAlone(int c) {
        return c >= 0x0E00 && switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(c);
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Roman numerals, fractions and the like. */
    private static boolean isNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static String folded(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFC).codePoints().forEach(c -> fold(c, folded));
        return folded.toString();
    }

    private static void fold(int c, StringBuilder folded) {
        int lower = Character.toLowerCase(Character.toUpperCase(c)); // ς and σ are one letter in upper case only
        if (lower < 0x80) {
            folded.append((char) lower);
        } else if (UnicodeScript.of(lower) == UnicodeScript.LATIN) {
            Normalizer.normalize(Character.toString(lower), Normalizer.Form.NFD).codePoints().filter(d -> !isMark(d))
                    .forEach(folded::appendCodePoint);
        } else if (UnicodeScript.of(lower) != UnicodeScript.INHERITED) {
            folded.appendCodePoint(lower); // an accent that all scripts share is dropped
        }
    }
}
