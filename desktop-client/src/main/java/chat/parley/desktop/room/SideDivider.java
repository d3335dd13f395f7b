package chat.parley.desktop.room;

import chat.parley.desktop.ui.Workplace;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * The edge of the side bar, which can be moved by the mouse and by the arrow keys; where it was is remembered. JavaFX's thread
 * only.
 */
final class SideDivider extends Region {

    /** How wide the side bar is until somebody moves its edge, at 100 percent. */
    private static final double USUAL = 248;
    private static final double LEAST = 200;
    private static final double MOST = 420;
    private static final double MOST_OF_WINDOW = 0.42;
    private static final double STEP = 16;

    private final Workplace place;
    private final ReadOnlyDoubleWrapper wanted;
    private double scale = 1;
    private double window = Double.MAX_VALUE;

    SideDivider(Workplace place) {
        this.place = place;
        Double remembered = place.preferences().get().settings().sideBarWidth();
        wanted = new ReadOnlyDoubleWrapper(remembered == null ? USUAL : remembered);
        setId("side-divider");
        getStyleClass().add("side-divider");
        setCursor(Cursor.H_RESIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(place.texts().get("room.side.width"));
        setOnMouseDragged(event -> move(localToParent(event.getX(), 0).getX()));
        setOnMouseReleased(_ -> remember());
        setOnKeyPressed(this::pressed);
    }

    /** How wide the side bar is to be, at 100 percent and if there is room. */
    ReadOnlyDoubleProperty wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /** Sets how large the letters are, by which everything is scaled, and how wide the window is. */
    void setBounds(double letters, double windowWidth) {
        scale = letters;
        window = windowWidth;
    }

    /** How wide the side bar is now. */
    double sideWidth() {
        return clamp(wanted.get()) * scale;
    }

    private double clamp(double width) {
        return Math.clamp(width, LEAST, Math.max(LEAST, Math.min(MOST, window * MOST_OF_WINDOW / scale)));
    }

    private void move(double pixels) {
        wanted.set(clamp(pixels / scale));
    }

    private void remember() {
        place.preferences().update(all -> all.withSettings(settings -> settings.withSideBarWidth(wanted.get())));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            move(sideWidth() + (event.getCode() == KeyCode.LEFT ? -STEP : STEP) * scale);
            remember();
            event.consume();
        }
    }
}
