package chat.parley.desktop.demo;

import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.ClientWindow;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Entry;
import chat.parley.desktop.model.Row;
import chat.parley.desktop.ui.Navigation;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
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
    private final Stage stage;
    private final ClientWindow window;

    /** Makes the person's window; does not show it. */
    Person(String name, ClientWindow.Setup setup) {
        Stage made = new Stage();
        this(name, made, new ClientWindow(made, setup));
    }

    /** Uses a window that there is. */
    Person(String name, Stage stage, ClientWindow window) {
        this.name = name;
        this.stage = stage;
        this.window = window;
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        this.password = HexFormat.of().formatHex(random);
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

    boolean isOnline() {
        Account account = window.account();
        return account != null && account.isOnline();
    }

    void beginRoom() {
        press("new-room");
    }

    void createRoom(String room) {
        type("create-name", room);
        press("create");
    }

    /** Becomes a member of a room and opens it; it is called until it has worked. */
    boolean isIn(String room) {
        Account account = window.account();
        if (account == null || !account.isOnline()) {
            return false;
        }
        Conversation known = known(account, room);
        if (known == null) {
            account.ask(new RoomRequest.FindRoom(room), found -> account.ask(
                    new RoomRequest.Join(found.room().room(), null), _ -> {}, _ -> {}), _ -> {});
            return false;
        }
        Navigation navigation = window.navigation();
        if (navigation != null && !sees("composer-input")) {
            navigation.open(known);
        }
        return sees("composer-input");
    }

    private static @Nullable Conversation known(Account account, String title) {
        return account.conversations().stream().filter(c -> c.title().equals(title)).findAny().orElse(null);
    }

    boolean sees(String id) {
        return find(id, Node.class) != null;
    }

    /** Whether anything stands in a place where there may be nothing. */
    boolean finds(String id) {
        Pane place = find(id, Pane.class);
        return place != null && !place.getChildren().isEmpty();
    }

    /** How many people the window shows as present in the room. */
    int present(String room) {
        Account account = window.account();
        Conversation known = account == null ? null : known(account, room);
        return known == null ? 0 : known.present().size();
    }

    void say(String written) {
        type("composer-input", written);
        press("send");
    }

    /** The entries of a room's time line, oldest first. */
    List<Entry> seen(String room) {
        Account account = window.account();
        Conversation known = account == null ? null : known(account, room);
        return known == null ? List.of() : known.timeline().rows().stream().map(Row::entry).toList();
    }

    /** Ways from one screen to another; somebody must be signed in. */
    Navigation navigation() {
        return Objects.requireNonNull(window.navigation(), "nobody is signed in");
    }

    void type(String id, String text) {
        TextInputControl field = find(id, TextInputControl.class);
        if (field == null) {
            throw new IllegalStateException(name + " has no field " + id);
        }
        field.requestFocus();
        field.setText(text);
        field.end();
    }

    void press(String id) {
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
