package chat.parley.desktop;

import chat.parley.desktop.store.Preferences.WindowPlace;
import chat.parley.desktop.store.PreferencesStore;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Puts a window where it was the last time, as far as that is still on a screen; and remembers. JavaFX's thread only, but for
 * {@link #save}.
 */
final class WindowMemory {

    static final double MIN_WIDTH = 640;
    static final double MIN_HEIGHT = 500;

    private static final double FIRST_WIDTH = 960;
    private static final double FIRST_HEIGHT = 680;

    private final Stage stage;
    private final PreferencesStore preferences;

    /** Where it is when it does not fill the screen, and whether it does. */
    private volatile WindowPlace place = new WindowPlace(0, 0, FIRST_WIDTH, FIRST_HEIGHT, false);

    private volatile boolean shown;

    WindowMemory(Stage stage, PreferencesStore preferences) {
        this.stage = stage;
        this.preferences = preferences;
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        WindowPlace last = preferences.get().window();
        if (last == null) {
            stage.setWidth(FIRST_WIDTH);
            stage.setHeight(FIRST_HEIGHT);
        } else {
            restore(last);
        }
        stage.showingProperty().subscribe(showing -> shown |= showing);
        stage.xProperty().subscribe(this::measure);
        stage.yProperty().subscribe(this::measure);
        stage.widthProperty().subscribe(this::measure);
        stage.heightProperty().subscribe(this::measure);
        stage.maximizedProperty().subscribe(this::measure);
    }

    private void restore(WindowPlace last) {
        double width = Math.max(MIN_WIDTH, last.width());
        double height = Math.max(MIN_HEIGHT, last.height());
        place = new WindowPlace(0, 0, width, height, last.maximised());
        stage.setWidth(width);
        stage.setHeight(height);
        for (Screen screen : Screen.getScreensForRectangle(last.x(), last.y(), width, height)) {
            Rectangle2D bounds = screen.getVisualBounds();
            if (bounds.contains(last.x(), last.y())) {
                stage.setX(last.x());
                stage.setY(last.y());
                stage.setWidth(Math.min(width, bounds.getWidth()));
                stage.setHeight(Math.min(height, bounds.getHeight()));
            }
        }
        stage.setMaximized(last.maximised());
    }

    private void measure() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        WindowPlace before = place;
        place = stage.isMaximized()
                ? new WindowPlace(before.x(), before.y(), before.width(), before.height(), true)
                : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }

    /** Remembers where the window is, if it was ever shown. From any thread. */
    void save() {
        if (shown) {
            WindowPlace now = place;
            preferences.update(p -> p.withWindow(now));
        }
    }
}
