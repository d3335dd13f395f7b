package chat.parley.desktop;

import chat.parley.desktop.ui.Screen;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows one screen at a time in a window: its nodes, its title, and the server's events go to it. JavaFX's thread only. */
public final class Navigator {

    private final Stage stage;
    private final Dispatcher dispatcher;
    private final Consumer<Node> place;

    private final StringProperty title = new SimpleStringProperty("");

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
        stage.titleProperty().bind(title);
    }

    /**
     * Puts something before the title of whatever screen is shown.
     *
     * @param prefix makes the whole title from the screen's
     * @return ends it
     */
    public Subscription prefixTitle(ObservableValue<UnaryOperator<String>> prefix) {
        stage.titleProperty()
                .bind(Bindings.createStringBinding(() -> prefix.getValue().apply(title.get()), title, prefix));
        return () -> stage.titleProperty().bind(title);
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
        title.bind(next.title());
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
