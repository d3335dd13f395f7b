package chat.parley.desktop.room.timeline;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.skin.ButtonSkin;

/**
 * Lets a button be as high as its graphic is in the width there is: its ordinary skin asks for the height without telling the
 * width, so that text would never wrap. JavaFX's thread only.
 */
final class WrappingSkin extends ButtonSkin {

    WrappingSkin(Button button) {
        super(button);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        Node graphic = getSkinnable().getGraphic();
        return top + graphic.prefHeight(width < 0 ? -1 : width - left - right) + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        getSkinnable().getGraphic().resizeRelocate(x, y, width, height);
    }
}
