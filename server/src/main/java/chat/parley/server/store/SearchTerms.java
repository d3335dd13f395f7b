package chat.parley.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody searches for: terms, divided by white space, all of which must be in a message. A term of several words
 * ({@code don't}) means these words in a row; the last word of all may be unfinished.
 *
 * @param terms the words of each term, folded; none of them empty
 */
record SearchTerms(List<List<String>> terms) {

    /**
     * Reads a query. Every text is one: it has no syntax.
     *
     * @param query any text
     * @return its terms; none when it has no words
     */
    static SearchTerms of(String query) {
        return new SearchTerms(Arrays.stream(query.split("[\\s\\p{Z}\\p{Cc}]+"))
                .map(term -> Words.of(term).stream().map(Words.Word::folded).toList()).filter(term -> !term.isEmpty())
                .toList());
    }

    /**
     * Tells whether there is nothing to search for.
     *
     * @return whether there are no words
     */
    boolean isEmpty() {
        return terms.isEmpty();
    }

    /**
     * Writes the terms as an FTS5 expression. A word has only letters and digits, so that nothing in it can mean anything else.
     *
     * @return the expression
     */
    String expression() {
        return terms.stream().map(term -> '"' + String.join(" ", term) + '"')
                .collect(Collectors.joining(" ", "", " *"));
    }

    /**
     * Finds the terms in a text that they were found in. Linear in the length of the text, which FTS5's own
     * {@code highlight()} is not: half a second for a text of 8,192 hits.
     *
     * @param text a message's text
     * @return pairs of begin and end, in UTF-16 code units, in order and apart from each other
     */
    List<Integer> highlights(String text) {
        List<Words.Word> words = Words.of(text);
        List<Integer> pairs = new ArrayList<>();
        int next = 0; // the first word after those that are highlighted
        for (int i = 0; i < words.size(); i++) {
            int last = lastOfLongest(words, i);
            if (last >= i) {
                int end = words.get(last).end();
                if (i >= next) {
                    pairs.add(words.get(i).begin());
                    pairs.add(end);
                } else if (last >= next) {
                    pairs.set(pairs.size() - 1, end); // it overlaps with the one before
                }
                next = Math.max(next, last + 1);
            }
        }
        return pairs;
    }

    /** Looks which terms begin at a word; tells where the longest ends, -1 when there is none. */
    private int lastOfLongest(List<Words.Word> words, int first) {
        int longest = -1;
        for (int t = 0; t < terms.size(); t++) {
            List<String> term = terms.get(t);
            if (isAt(words, first, term, t == terms.size() - 1)) {
                longest = Math.max(longest, first + term.size() - 1);
            }
        }
        return longest;
    }

    private static boolean isAt(List<Words.Word> words, int first, List<String> term, boolean unfinished) {
        if (first + term.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < term.size(); i++) {
            String word = words.get(first + i).folded();
            boolean prefix = unfinished && (i == term.size() - 1);
            if (prefix ? !word.startsWith(term.get(i)) : !word.equals(term.get(i))) {
                return false;
            }
        }
        return true;
    }
}
