package chat.parley.desktop.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Lines of text with what lies under them: the grounds of code and mentions, and the selection. A place in it is an index into
 * its {@link #flowText}, in which an emoji is one character. JavaFX's thread only.
 */
final class TextBlock extends WrappedRegion {

    private static final char OBJECT = '\uFFFC';

    /** A part of the text that stands on a ground of its own. */
    private record Ground(int start, int end, Path path) {}

    private final TextFlow flow = new TextFlow();
    private final Path selection = path("rich-selection");
    private final List<Ground> grounds = new ArrayList<>();
    private final Map<Integer, EmojiNode> emoji = new HashMap<>();
    private final StringBuilder flowText = new StringBuilder();
    private final String marker;

    private int from;
    private int to;

    /**
     * Makes a block without text.
     *
     * @param marker what stands before it without being part of it, and is copied with it; may be empty
     */
    TextBlock(String marker) {
        this.marker = marker;
        getStyleClass().add("rich-lines");
        getChildren().addAll(selection, flow);
    }

    private static Path path(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        return path;
    }

    /** Shows other words in place of the only text, which has no emoji and no ground. */
    void setWords(String words) {
        select(0, 0);
        flowText.replace(0, flowText.length(), words);
        ((Text) flow.getChildren().getFirst()).setText(words);
    }

    void add(Text text) {
        flowText.append(text.getText());
        flow.getChildren().add(text);
    }

    /** Adds text on a ground. */
    void add(Text text, String groundStyle) {
        ground(text, groundStyle);
        add(text);
    }

    /** Adds an emoji. */
    void add(EmojiNode node) {
        emoji.put(flowText.length(), node);
        flowText.append(OBJECT);
        flow.getChildren().add(node);
    }

    /** Makes a ground for text that is added next. */
    Path ground(Text text, String groundStyle) {
        Path path = path(groundStyle);
        grounds.add(new Ground(flowText.length(), flowText.length() + text.getText().length(), path));
        getChildren().addFirst(path);
        return path;
    }

    String marker() {
        return marker;
    }

    /** The text with one character for each emoji. */
    String flowText() {
        return flowText.toString();
    }

    int length() {
        return flowText.length();
    }

    /** The text between two places, with its emoji. */
    String text(int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < end; i++) {
            EmojiNode node = emoji.get(i);
            if (node == null) {
                text.append(flowText.charAt(i));
            } else {
                text.append(node.sequence());
            }
        }
        return text.toString();
    }

    /** What lies at a point of the scene, or next to it. */
    HitInfo hit(double sceneX, double sceneY) {
        Point2D point = flow.sceneToLocal(sceneX, sceneY);
        return flow.getHitInfo(point);
    }

    /** Selects what lies between two places; nothing when they are the same. */
    void select(int start, int end) {
        if (start != from || end != to) {
            from = start;
            to = end;
            drawSelection();
        }
    }

    int selectionStart() {
        return from;
    }

    int selectionEnd() {
        return to;
    }

    private void drawSelection() {
        selection.getElements().setAll(from < to
                ? flow.getRangeShape(from, to, true)
                : new PathElement[0]);
    }

    @Override
    Region text() {
        return flow;
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double x = insets.getLeft();
        double y = insets.getTop();
        flow.resizeRelocate(x, y, Math.max(0, getWidth() - x - insets.getRight()),
                Math.max(0, getHeight() - y - insets.getBottom()));
        flow.layout();
        for (Ground ground : grounds) {
            ground.path().getElements().setAll(flow.getRangeShape(ground.start(), ground.end(), false));
            place(ground.path(), x, y);
        }
        drawSelection();
        place(selection, x, y);
    }

    /** A path has its own place in its coordinates; only the flow's is added. */
    private static void place(Node path, double x, double y) {
        path.setLayoutX(x);
        path.setLayoutY(y);
    }
}
