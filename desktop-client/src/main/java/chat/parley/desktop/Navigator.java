package chat.parley.desktop;

import chat.parley.desktop.ui.Screen;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows one screen at a time in a window: its nodes, its title, and the server's events go to it. JavaFX's thread only. */
public final class Navigator {

    private final Stage stage;
    private final Dispatcher dispatcher;
    private final Consumer<Node> place;

    private @Nullable Screen current;
    private Subscription events = Subscription.EMPTY;

    /**
     * Makes a navigator that shows nothing yet.
     *
     * @param stage the window whose title follows the screen's
     * @param dispatcher where events come from
     * @param place puts a screen's nodes into the window
     */
    public Navigator(Stage stage, Dispatcher dispatcher, Consumer<Node> place) {
        this.stage = stage;
        this.dispatcher = dispatcher;
        this.place = place;
    }

    /**
     * Shows another screen.
     *
     * @param next the screen; nothing happens when it is shown already
     */
    public void show(Screen next) {
        if (next.equals(current)) {
            return;
        }
        hide();
        current = next;
        stage.titleProperty().bind(next.title());
        place.accept(next.view());
        events = dispatcher.listen(next::handle);
        next.onShow();
    }

    /** Takes the current screen out of use, before another or at the end. */
    public void hide() {
        events.unsubscribe();
        if (current != null) {
            current.onHide();
            current = null;
        }
    }
}
