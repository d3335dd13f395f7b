package chat.parley.desktop.demo;

import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.desktop.ClientWindow;
import chat.parley.desktop.net.ReconnectPolicy;
import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.ui.Texts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A person of the demonstration and their window, which is used as a hand would: by its fields and buttons. JavaFX's thread
 * only.
 */
final class Person implements AutoCloseable {

    private static final int PASSWORD_BYTES = 12;

    private final String name;
    private final String password;
    private final Stage stage = new Stage();
    private final ClientWindow window;

    /** Makes the person's window; does not show it. */
    Person(String name, PreferencesStore preferences, Texts texts, CompletableFuture<MessageCodec> codec,
            String invite) {
        this.name = name;
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        this.password = HexFormat.of().formatHex(random);
        this.window = new ClientWindow(stage, preferences, texts, codec, ReconnectPolicy.defaults(), Clock.systemUTC(),
                invite);
    }

    String name() {
        return name;
    }

    Stage stage() {
        return stage;
    }

    Scene scene() {
        return stage.getScene();
    }

    void show(double x, double y, double width, double height) {
        stage.setX(x);
        stage.setY(y);
        stage.setWidth(width);
        stage.setHeight(height);
        window.show();
    }

    void register() {
        press("switch-mode");
        type("username", name);
        type("password", password);
        press("submit");
    }

    void createRoom(String room) {
        press("new-room");
        type("create-name", room);
        press("create");
    }

    /** Looks for a room by the filter; says whether it is the only one left. */
    boolean finds(String room) {
        type("room-filter", room);
        ListView<?> rooms = find("rooms", ListView.class);
        return rooms != null && rooms.getItems().size() == 1;
    }

    /** Presses Enter in the filter, which leads into the only room that is left. */
    void enterFoundRoom() {
        TextInputControl filter = find("room-filter", TextInputControl.class);
        if (filter != null) {
            filter.fireEvent(new ActionEvent());
        }
    }

    boolean sees(String id) {
        return find(id, Node.class) != null;
    }

    int present() {
        ListView<?> members = find("members", ListView.class);
        return members == null ? 0 : members.getItems().size();
    }

    void say(String written) {
        type("composer-input", written);
        press("send");
    }

    /** The messages of the window's time line, oldest first. */
    List<Message> seen() {
        ListView<?> timeline = find("timeline", ListView.class);
        return timeline == null
                ? List.of()
                : timeline.getItems().stream().filter(Message.class::isInstance).map(Message.class::cast).toList();
    }

    private void type(String id, String text) {
        TextInputControl field = find(id, TextInputControl.class);
        if (field == null) {
            throw new IllegalStateException(name + " has no field " + id);
        }
        field.requestFocus();
        field.setText(text);
        field.end();
    }

    private void press(String id) {
        ButtonBase button = find(id, ButtonBase.class);
        if (button == null || button.isDisabled()) {
            throw new IllegalStateException(name + " cannot press " + id);
        }
        button.fire();
    }

    private <T> @Nullable T find(String id, Class<T> type) {
        Node node = scene().lookup("#" + id);
        return type.isInstance(node) && node.isVisible() ? type.cast(node) : null;
    }

    /** Closes the window. */
    @Override
    public void close() {
        stage.hide();
    }
}
