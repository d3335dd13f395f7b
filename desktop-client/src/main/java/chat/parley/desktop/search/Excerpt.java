package chat.parley.desktop.search;

import java.util.ArrayList;
import java.util.List;

/** The part of a message in which what was searched for stands, in pieces. Stateless. */
final class Excerpt {

    private static final String CUT = "…";

    /**
     * A piece of it.
     *
     * @param text what it says
     * @param marked whether it was searched for
     */
    record Piece(String text, boolean marked) {}

    private Excerpt() {}

    /**
     * Cuts it out.
     *
     * @param text the message
     * @param highlights where the words are: pairs of begin and end, in UTF-16 code units; what makes no sense is passed over
     * @param max about how long it may be, in UTF-16 code units
     * @return the pieces, in order; line ends are blanks
     */
    static List<Piece> of(String text, List<Integer> highlights, int max) {
        int first = highlights.isEmpty() ? 0 : Math.clamp(highlights.getFirst(), 0, text.length());
        int from = text.length() <= max ? 0 : boundary(text, Math.clamp(first - max / 3, 0, text.length() - max));
        int to = boundary(text, Math.min(text.length(), from + max));
        List<Piece> pieces = new ArrayList<>();
        add(pieces, from > 0 ? CUT : "", false);
        int at = from;
        for (int i = 0; i + 1 < highlights.size(); i += 2) {
            int begin = boundary(text, Math.clamp(highlights.get(i), at, to));
            int end = boundary(text, Math.clamp(highlights.get(i + 1), begin, to));
            add(pieces, text.substring(at, begin), false);
            add(pieces, text.substring(begin, end), true);
            at = end;
        }
        add(pieces, text.substring(at, to), false);
        add(pieces, to < text.length() ? CUT : "", false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.replaceAll("\\s+", " "), marked));
        }
    }

    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
