package chat.parley.desktop.ui;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/** A text area that is as high as its text, from one line up to a few; then it scrolls. */
public final class GrowingTextArea extends TextArea {

    private static final double FALLBACK_PADDING = 16;

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
        getStyleClass().add("growing-text-area");
        textProperty().subscribe(this::requestLayout);
        ruler.fontProperty().bind(fontProperty());
    }

    /** How high it is depends on how wide it is. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double frame = frameHeight();
        ruler.setText("M");
        ruler.setWrappingWidth(0);
        double line = Math.ceil(ruler.getLayoutBounds().getHeight());
        ruler.setText(tail().isEmpty() ? "M" : tail());
        ruler.setWrappingWidth(Math.max(1, (width > 0 ? width : getWidth()) - frameWidth()));
        double text = Math.ceil(ruler.getLayoutBounds().getHeight());
        return Math.clamp(text, line, line * maxLines) + frame;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /** Measuring more than could ever be shown would cost time with every key. */
    private String tail() {
        String text = getText() + (getText().endsWith("\n") ? "M" : "");
        int most = maxLines * 400;
        return text.length() > most ? text.substring(0, most) : text;
    }

    private double frameHeight() {
        Insets inner = contentInsets();
        return getInsets().getTop() + getInsets().getBottom() + inner.getTop() + inner.getBottom();
    }

    private double frameWidth() {
        Insets inner = contentInsets();
        return getInsets().getLeft() + getInsets().getRight() + inner.getLeft() + inner.getRight();
    }

    private Insets contentInsets() {
        Node content = lookup(".content");
        return content instanceof javafx.scene.layout.Region region
                ? region.getInsets()
                : new Insets(FALLBACK_PADDING / 2);
    }
}
