package chat.parley.desktop.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.desktop.ClientWindow;
import chat.parley.desktop.net.ReconnectPolicy;
import chat.parley.desktop.room.TimelineEntry;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.ui.Snapshots;
import chat.parley.desktop.ui.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A client in a window of its own, used by a robot. Called by the test's thread, which is never JavaFX's. */
public final class TestClient implements AutoCloseable {

    public static final String PASSWORD = "correct horse";

    /** Far longer than anything takes, even on a machine with much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CompletableFuture<MessageCodec> CODEC = CompletableFuture.supplyAsync(MessageCodec::new);

    private final FxRobot robot = new FxRobot();
    private final PreferencesStore preferences;
    private final Stage stage;

    /** Opens a window at the place and of the size given; the first link, if any, stands in the address field. */
    public TestClient(Path config, double x, double y, double width, double height, @Nullable String link) {
        this(config, x, y, width, height, link, Clock.systemUTC());
    }

    public TestClient(Path config, double x, double y, double width, double height, @Nullable String link,
            Clock clock) {
        preferences = PreferencesStore.open(config);
        Texts texts = new Texts(Locale.UK, ZoneOffset.UTC);
        stage = fx(() -> {
            Stage made = new Stage();
            ClientWindow window = new ClientWindow(made, preferences, texts, CODEC,
                    new ReconnectPolicy(Duration.ofMillis(400), Duration.ofSeconds(2), new Random(7)), clock, link);
            made.setX(x);
            made.setY(y);
            made.setWidth(width);
            made.setHeight(height);
            window.show();
            return made;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    public static <T> T fx(Supplier<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action::get);
    }

    public static void fxRun(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
    }

    public PreferencesStore preferences() {
        return preferences;
    }

    public Stage stage() {
        return stage;
    }

    public FxRobot robot() {
        return robot;
    }

    // --- Looking

    public @Nullable Node find(String query) {
        return fx(() -> {
            for (Node node : stage.getScene().getRoot().lookupAll(query)) {
                if (isShown(node)) {
                    return node;
                }
            }
            return null;
        });
    }

    /** How many nodes are shown, in cells that are in use. */
    public long count(String query) {
        return fx(() -> stage.getScene().getRoot().lookupAll(query).stream().filter(TestClient::isShown).count());
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public Node get(String query) {
        await(query).atMost(PATIENCE).until(() -> find(query) != null);
        Node node = find(query);
        assertThat(node).as(query).isNotNull();
        return node;
    }

    public <T extends Node> T get(String query, Class<T> type) {
        return type.cast(get(query));
    }

    public String text(String query) {
        Node node = get(query);
        return fx(() -> switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            default -> throw new AssertionError(query + " has no text");
        });
    }

    public void waitForText(String query, String part) {
        waitUntil(query + " to say " + part, () -> {
            Node node = find(query);
            return node instanceof Labeled labeled && labeled.getText().contains(part);
        });
    }

    public void waitUntil(String what, BooleanSupplier condition) {
        await(what).atMost(PATIENCE).until(condition::getAsBoolean);
    }

    public void waitForGone(String query) {
        await(query + " to go").atMost(PATIENCE).until(() -> find(query) == null);
    }

    public String title() {
        return fx(stage::getTitle);
    }

    public boolean hasFocus(String query) {
        Node node = get(query);
        return fx(node::isFocused);
    }

    public void waitForFocus(String query) {
        get(query);
        await("focus on " + query).atMost(PATIENCE).until(() -> hasFocus(query));
    }

    public List<TimelineEntry.Message> messages() {
        ListView<?> timeline = get("#timeline", ListView.class);
        return fx(() -> timeline.getItems().stream().filter(TimelineEntry.Message.class::isInstance)
                .map(TimelineEntry.Message.class::cast).toList());
    }

    public List<String> items(String query) {
        ListView<?> list = get(query, ListView.class);
        return fx(() -> list.getItems().stream().map(Object::toString).toList());
    }

    public @Nullable Object selected(String query) {
        ListView<?> list = get(query, ListView.class);
        return fx(() -> list.getSelectionModel().getSelectedItem());
    }

    // --- Doing

    public void click(String query) {
        Node node = get(query);
        useThisWindow();
        robot.clickOn(node);
    }

    public void doubleClick(Node node) {
        useThisWindow();
        robot.doubleClickOn(node);
    }

    /**
     * Presses keys together: modifiers first, one other key last. With one window the robot's keyboard does it; of several
     * the headless platform does not know which one has the keyboard, so there the scene is told.
     */
    public void press(KeyCode... keys) {
        useThisWindow();
        if (fx(() -> Window.getWindows().stream().filter(Stage.class::isInstance).count()) == 1) {
            robot.push(keys);
            return;
        }
        List<KeyCode> held = List.of(keys).subList(0, keys.length - 1);
        for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            fxRun(() -> {
                Node target = stage.getScene().getFocusOwner();
                Event.fireEvent(target, new KeyEvent(type, "", "", keys[keys.length - 1],
                        held.contains(KeyCode.SHIFT), held.contains(KeyCode.SHORTCUT), false, false));
            });
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Types with the keyboard into what has the focus. */
    public void type(String text) {
        useThisWindow();
        robot.write(text);
    }

    private void useThisWindow() {
        fxRun(() -> {
            stage.toFront();
            stage.requestFocus();
        });
    }

    /** Replaces the contents of a field, as pasting does. */
    public void fill(String query, String text) {
        TextInputControl input = get(query, TextInputControl.class);
        fxRun(() -> {
            input.requestFocus();
            input.setText(text);
            input.end();
        });
    }

    // --- Ways that many tests go

    public TestClient signUp(String user) {
        click("#switch-mode");
        fill("#username", user);
        fill("#password", PASSWORD);
        click("#submit");
        get("#lobby-screen");
        return this;
    }

    public TestClient createRoom(String room) {
        click("#new-room");
        fill("#create-name", room);
        press(KeyCode.ENTER);
        waitForGone("#create-panel");
        waitUntil("the new room", () -> selected("#rooms") != null);
        return this;
    }

    public TestClient enter(String room) {
        fill("#room-filter", room);
        waitUntil(room, () -> items("#rooms").size() == 1);
        press(KeyCode.ENTER);
        get("#room-screen");
        waitUntil("the people in " + room, () -> !items("#members").isEmpty());
        return this;
    }

    public TestClient say(String written) {
        fill("#composer-input", written);
        press(KeyCode.ENTER);
        return this;
    }

    public void waitForMessage(String text) {
        await("message " + text).atMost(PATIENCE)
                .until(() -> messages().stream().anyMatch(m -> m.text().equals(text)
                        && m.delivery() == TimelineEntry.Delivery.DONE));
    }

    /** Takes a picture of the window; the file's name is relative to the directory of all pictures. */
    public void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image = fx(() -> {
            Scene scene = stage.getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return Snapshots.take(scene);
        });
        try {
            Snapshots.write(image, Path.of("target", "screenshots", name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        fxRun(stage::hide);
        preferences.close();
    }
}
