package chat.parley.desktop;

import chat.parley.desktop.store.Preferences.WindowPlace;
import chat.parley.desktop.store.PreferencesStore;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts a window where it was the last time, as far as that is still on a screen; and remembers. JavaFX's thread only. */
final class WindowMemory {

    static final double MIN_WIDTH = 640;
    static final double MIN_HEIGHT = 500;

    private static final double FIRST_WIDTH = 960;
    private static final double FIRST_HEIGHT = 680;

    private final Stage stage;
    private final PreferencesStore preferences;

    // Where it is when it does not fill the screen.
    private double x;
    private double y;
    private double width = FIRST_WIDTH;
    private double height = FIRST_HEIGHT;
    private boolean shown;

    WindowMemory(Stage stage, PreferencesStore preferences) {
        this.stage = stage;
        this.preferences = preferences;
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        WindowPlace place = preferences.get().window();
        if (place == null) {
            stage.setWidth(FIRST_WIDTH);
            stage.setHeight(FIRST_HEIGHT);
        } else {
            restore(place);
        }
        stage.showingProperty().subscribe(showing -> shown |= showing);
        stage.xProperty().subscribe(this::measure);
        stage.yProperty().subscribe(this::measure);
        stage.widthProperty().subscribe(this::measure);
        stage.heightProperty().subscribe(this::measure);
    }

    private void restore(WindowPlace place) {
        width = Math.max(MIN_WIDTH, place.width());
        height = Math.max(MIN_HEIGHT, place.height());
        stage.setWidth(width);
        stage.setHeight(height);
        for (Screen screen : Screen.getScreensForRectangle(place.x(), place.y(), width, height)) {
            Rectangle2D bounds = screen.getVisualBounds();
            if (bounds.contains(place.x(), place.y())) {
                stage.setX(place.x());
                stage.setY(place.y());
                stage.setWidth(Math.min(width, bounds.getWidth()));
                stage.setHeight(Math.min(height, bounds.getHeight()));
            }
        }
        stage.setMaximized(place.maximised());
    }

    private void measure() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            x = stage.getX();
            y = stage.getY();
            width = stage.getWidth();
            height = stage.getHeight();
        }
    }

    /** Remembers where the window is, if it was ever shown. */
    void save() {
        if (shown) {
            WindowPlace place = new WindowPlace(x, y, width, height, stage.isMaximized());
            preferences.update(p -> p.withWindow(place));
        }
    }
}
