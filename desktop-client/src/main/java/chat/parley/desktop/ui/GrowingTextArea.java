package chat.parley.desktop.ui;

import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** A text area that is as high as its text, from one line up to a few; then it scrolls. */
public final class GrowingTextArea extends TextArea {

    /** Measuring more of a text than could ever be shown would cost time with every key. */
    private static final int MEASURED_CHARS = 3000;

    /** What the area's own measure of a paragraph may be above the ruler's: without it, a scroll bar would show up. */
    private static final double SLACK = 2;

    private final Text ruler = new Text();
    private final int maxLines;

    /**
     * Makes an area of one line.
     *
     * @param maxLines how many lines it grows to
     */
    public GrowingTextArea(int maxLines) {
        this.maxLines = maxLines;
        setWrapText(true);
        setPrefRowCount(1);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("growing-text-area");
        ruler.fontProperty().bind(fontProperty());
        textProperty().subscribe(_ -> fit());
        fontProperty().subscribe(_ -> fit());
        // Both change while the area is being laid out, when its parents do not listen.
        widthProperty().subscribe(_ -> Platform.runLater(this::fit));
        skinProperty().subscribe(_ -> Platform.runLater(this::fit));
    }

    private void fit() {
        if (!(lookup(".content") instanceof Region content) || getWidth() <= 0) {
            return; // not shown yet
        }
        Insets inner = content.getInsets();
        ruler.setText("M");
        ruler.setWrappingWidth(0);
        double line = Math.ceil(ruler.getLayoutBounds().getHeight());
        ruler.setText(measured());
        ruler.setWrappingWidth(Math.max(1, getWidth() - getInsets().getLeft() - getInsets().getRight()
                - inner.getLeft() - inner.getRight()));
        double text = Math.ceil(ruler.getLayoutBounds().getHeight());
        if (lookup(".scroll-pane") instanceof ScrollPane pane) {
            // What is pasted would bring a bar before the area has grown, and beside the bar it would need a line more.
            pane.setVbarPolicy(text > line * maxLines
                    ? ScrollPane.ScrollBarPolicy.AS_NEEDED
                    : ScrollPane.ScrollBarPolicy.NEVER);
        }
        double slack = SLACK * Math.min(maxLines, getParagraphs().size());
        setPrefHeight(slack + Math.clamp(text, line, line * maxLines) + getInsets().getTop() + getInsets().getBottom()
                + inner.getTop() + inner.getBottom());
    }

    private String measured() {
        String text = getText().substring(0, Math.min(MEASURED_CHARS, getLength()));
        return text.isEmpty() || text.endsWith("\n") ? text + "M" : text;
    }
}
