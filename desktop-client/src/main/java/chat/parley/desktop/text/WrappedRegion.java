package chat.parley.desktop.text;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** A region that is as high as its text is at its width. JavaFX's thread only. */
abstract class WrappedRegion extends Region {

    /** What decides the size; laid out by the subclass, within the insets. */
    abstract Region text();

    /** How high the text is to be shown when it could have a height: all of it, if nothing else is said. */
    double shownHeight(double whole) {
        return whole;
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected final double computePrefWidth(double height) {
        Insets insets = getInsets();
        return insets.getLeft() + text().prefWidth(-1) + insets.getRight();
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected final double computePrefHeight(double width) {
        Insets insets = getInsets();
        double inner = width < 0 ? -1 : Math.max(0, width - insets.getLeft() - insets.getRight());
        return insets.getTop() + shownHeight(text().prefHeight(inner)) + insets.getBottom();
    }
}
