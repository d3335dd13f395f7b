package chat.parley.desktop.text;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.text.HitInfo;

/** What is selected in the blocks of one message. JavaFX's thread only. */
final class TextSelection {

    /** A place between two characters. */
    private record Place(int leaf, int index) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return leaf != other.leaf ? Integer.compare(leaf, other.leaf) : Integer.compare(index, other.index);
        }
    }

    private final List<TextBlock> leaves;

    private Place anchor = new Place(0, 0);

    /**
     * Selects nothing.
     *
     * @param leaves the blocks, from top to bottom
     */
    TextSelection(List<TextBlock> leaves) {
        this.leaves = leaves;
    }

    /** Begins at a point of the scene. */
    void begin(double sceneX, double sceneY) {
        if (!leaves.isEmpty()) {
            anchor = place(sceneX, sceneY);
            select(anchor, anchor);
        }
    }

    /** Goes on to a point of the scene. */
    void extend(double sceneX, double sceneY) {
        if (!leaves.isEmpty()) {
            select(anchor, place(sceneX, sceneY));
        }
    }

    /** Selects the word at a point of the scene. */
    void word(double sceneX, double sceneY) {
        if (leaves.isEmpty()) {
            return;
        }
        int leaf = leafAt(sceneY);
        TextBlock block = leaves.get(leaf);
        int at = Math.clamp(block.hit(sceneX, sceneY).getCharIndex(), 0, Math.max(0, block.length() - 1));
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(block.flowText());
        int end = words.following(at);
        if (end != BreakIterator.DONE) {
            anchor = new Place(leaf, words.previous());
            select(anchor, new Place(leaf, end));
        }
    }

    /** Selects everything. */
    void all() {
        if (!leaves.isEmpty()) {
            anchor = new Place(0, 0);
            select(anchor, new Place(leaves.size() - 1, leaves.getLast().length()));
        }
    }

    /** Selects nothing. */
    void clear() {
        leaves.forEach(leaf -> leaf.select(0, 0));
    }

    /** The selected characters; lines of different blocks with line feeds between, list items with their markers. */
    String text() {
        StringBuilder text = new StringBuilder();
        List<TextBlock> touched = leaves.stream()
                .filter(leaf -> leaf.selectionStart() < leaf.selectionEnd() || leaf.length() == 0).toList();
        if (touched.stream().allMatch(leaf -> leaf.length() == 0)) {
            return "";
        }
        boolean several = touched.size() > 1;
        for (TextBlock leaf : touched) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            if (several && leaf.selectionStart() == 0) {
                text.append(leaf.marker());
            }
            text.append(leaf.text(leaf.selectionStart(), leaf.selectionEnd()));
        }
        return text.toString();
    }

    private void select(Place one, Place other) {
        Place start = one.compareTo(other) <= 0 ? one : other;
        Place end = one.compareTo(other) <= 0 ? other : one;
        for (int i = 0; i < leaves.size(); i++) {
            TextBlock leaf = leaves.get(i);
            if (i < start.leaf() || i > end.leaf()) {
                leaf.select(0, 0);
            } else {
                leaf.select(i == start.leaf() ? start.index() : 0, i == end.leaf() ? end.index() : leaf.length());
            }
        }
    }

    private Place place(double sceneX, double sceneY) {
        int leaf = leafAt(sceneY);
        TextBlock block = leaves.get(leaf);
        HitInfo hit = block.hit(sceneX, sceneY);
        return new Place(leaf, Math.clamp(hit.getInsertionIndex(), 0, block.length()));
    }

    /** The block at a height of the scene, or else the nearest. */
    private int leafAt(double sceneY) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < leaves.size(); i++) {
            Bounds bounds = leaves.get(i).localToScene(leaves.get(i).getLayoutBounds());
            double distance = Math.max(0, Math.max(bounds.getMinY() - sceneY, sceneY - bounds.getMaxY()));
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
