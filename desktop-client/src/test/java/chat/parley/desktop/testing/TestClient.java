package chat.parley.desktop.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ModalPane;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.ClientWindow;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Entry;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.SessionTokens;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Snapshots;
import chat.parley.desktop.ui.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.robot.KeyboardRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A client in a window of its own, used by a robot. Called by the test's thread, which is never JavaFX's. */
public final class TestClient implements AutoCloseable {

    public static final String PASSWORD = "correct horse";

    /** Far longer than anything takes, even on a machine with much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final CompletableFuture<ClientRuntime> RUNTIME = CompletableFuture
            .supplyAsync(ClientRuntime::create);

    private static final ReconnectPolicy POLICY = new ReconnectPolicy(Duration.ofMillis(400), Duration.ofSeconds(2),
            0.5,
            new Random(7));

    private final FxRobot robot = new FxRobot();
    private final Path config;
    private final PreferencesStore preferences;
    private final List<URI> browsed = new CopyOnWriteArrayList<>();
    private final AtomicReference<ClientWindow> window = new AtomicReference<>();
    private final Stage stage;

    /** Opens a window at the place and of the size given; the first link, if any, stands in the address field. */
    public TestClient(Path config, double x, double y, double width, double height, @Nullable String link) {
        this(config, x, y, width, height, link, Clock.systemUTC());
    }

    public TestClient(Path config, double x, double y, double width, double height, @Nullable String link,
            Clock clock) {
        this(config, x, y, width, height, link, clock, Locale.UK);
    }

    /** As the others, but in a language of its own. */
    public TestClient(Path config, double x, double y, double width, double height, @Nullable String link,
            Clock clock, Locale locale) {
        this.config = config;
        preferences = PreferencesStore.open(config);
        SessionTokens tokens = SessionTokens.open(config);
        Texts texts = new Texts(locale, ZoneOffset.UTC);
        stage = fx(() -> {
            Stage made = new Stage();
            ClientWindow opened = new ClientWindow(made, new ClientWindow.Setup(preferences, tokens, config, texts,
                    RUNTIME, POLICY, clock, browsed::add, "Parley test", link));
            window.set(opened);
            made.setX(x);
            made.setY(y);
            made.setWidth(width);
            made.setHeight(height);
            opened.show();
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

    /** The program is started again with a link. */
    public void startAgain(String link) {
        fxRun(() -> window.get().comeForward(link));
    }

    /** Another theme, as the settings choose it. For JavaFX's thread. */
    public void setTheme(ThemeChoice choice) {
        window.get().theme().choose(choice);
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

    /** Looks at once and often: most of what a test waits for is there with the next frame. */
    private static ConditionFactory awaiting(String what) {
        return await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(OFTEN);
    }

    public Node get(String query) {
        awaiting(query).until(() -> find(query) != null);
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
        awaiting(what).until(condition::getAsBoolean);
    }

    public void waitForGone(String query) {
        awaiting(query + " to go").until(() -> find(query) == null);
    }

    /** What the notices say that are shown. */
    public List<String> notices() {
        Node all = get("#notices");
        return fx(() -> all.lookupAll(".notice").stream().map(Node::getAccessibleText).toList());
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
        awaiting("focus on " + query).untilAsserted(() -> assertThat(hasFocus(query))
                .as(() -> fx(() -> "window focused: " + stage.isFocused() + ", focus owner: "
                        + stage.getScene().getFocusOwner()))
                .isTrue());
    }

    /** What the window knows of the account that is signed in. Its methods are for JavaFX's thread: see {@link #fx}. */
    public Account account() {
        return fx(() -> Objects.requireNonNull(window.get().account(), "nobody is signed in"));
    }

    /** The ways from one screen to another, which its buttons use. For JavaFX's thread. */
    public Navigation navigation() {
        return fx(() -> Objects.requireNonNull(window.get().navigation(), "nobody is signed in"));
    }

    /** A conversation, once it is known. */
    public Conversation conversation(String title) {
        waitUntil(title, () -> fx(() -> known(title) != null));
        return fx(() -> Objects.requireNonNull(known(title)));
    }

    private @Nullable Conversation known(String title) {
        return account().conversations().stream().filter(c -> c.title().equals(title)).findAny().orElse(null);
    }

    /** The links that were opened in the browser. */
    public List<URI> browsed() {
        return browsed;
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
        waitUntilAtRest(node);
        robot.clickOn(node);
    }

    public void doubleClick(Node node) {
        useThisWindow();
        waitUntilAtRest(node);
        robot.doubleClickOn(node);
    }

    /** What is still being laid out, or scrolled into sight, would be missed by a click where it was. */
    private static void waitUntilAtRest(Node node) {
        waitForFrame(node + " at rest", new BooleanSupplier() {
            private @Nullable Bounds before;

            @Override
            public boolean getAsBoolean() {
                Bounds there = node.localToScreen(node.getBoundsInLocal());
                boolean rests = there == null || there.equals(before); // or it has gone, and the click will say so
                before = there;
                return rests;
            }
        });
    }

    /** Waits for a frame at whose beginning something is so. */
    private static void waitForFrame(String what, BooleanSupplier condition) {
        CountDownLatch done = new CountDownLatch(1);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.getAsBoolean()) {
                    stop();
                    done.countDown();
                }
            }
        };
        fxRun(timer::start);
        try {
            assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(what).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Presses the key Tab, and waits until the window has been laid out after that. The robot would sleep for a tenth of a
     * second, which adds up where Tab is pressed for hundreds of times.
     */
    void pressTab() {
        useThisWindow();
        KeyboardRobot keyboard = robot.robotContext().getKeyboardRobot();
        keyboard.pressNoWait(KeyCode.TAB);
        keyboard.releaseNoWait(KeyCode.TAB);
        AtomicInteger begun = new AtomicInteger();
        waitForFrame("two frames", () -> begun.incrementAndGet() > 2); // the layout of the second one was after the keys
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

    /** Sets the focus, as whoever uses the keyboard does by many keys. */
    public void focus(String query) {
        Node node = get(query);
        fxRun(node::requestFocus);
    }

    /** Asks for the menu of a node with the mouse, as the right button does; the headless platform has no such gesture. */
    public void askForMenu(Node node) {
        waitUntilAtRest(node);
        robot.clickOn(node, MouseButton.SECONDARY);
        fxRun(() -> {
            Bounds here = node.getBoundsInLocal();
            Point2D inScene = node.localToScene(here.getCenterX(), here.getCenterY());
            Point2D onScreen = node.localToScreen(here.getCenterX(), here.getCenterY());
            Event.fireEvent(node, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, inScene.getX(),
                    inScene.getY(), onScreen.getX(), onScreen.getY(), false, null));
        });
        waitUntil("a menu", TestClient::isMenuShown);
    }

    /** Opens a menu in the menu that is shown, by the item's id: the mouse comes over it. */
    public void openMenuIn(String id) {
        robot.moveTo("#" + id);
        waitUntil("menu in " + id, () -> fx(
                () -> Window.getWindows().stream().filter(ContextMenu.class::isInstance).count() == 2));
    }

    /** Whether a menu stands above the window. */
    public static boolean isMenuShown() {
        return fx(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
    }

    /** Closes the menus without choosing. */
    public void closeMenus() {
        fxRun(() -> List.copyOf(Window.getWindows()).stream().filter(ContextMenu.class::isInstance)
                .forEach(Window::hide));
    }

    /** Rests with the mouse on a node until it explains itself. */
    public void waitForTooltip(Node node) {
        useThisWindow();
        waitUntilAtRest(node);
        robot.moveTo(node);
        waitUntil("a tool tip", TestClient::isTooltipShown);
    }

    /** Takes the mouse off what has explained itself. */
    public void leaveTooltip() {
        robot.moveTo(stage.getX() + 1, stage.getY() + 1);
        waitUntil("no tool tip", () -> !isTooltipShown());
    }

    private static boolean isTooltipShown() {
        return fx(() -> Window.getWindows().stream().anyMatch(Tooltip.class::isInstance));
    }

    /** Chooses from the menu that is shown, or from a menu in it, by the item's id. */
    public void choose(String id) {
        waitUntil("menu with " + id, () -> fx(() -> shownItem(id) != null));
        fxRun(() -> {
            MenuItem item = Objects.requireNonNull(shownItem(id));
            List.copyOf(Window.getWindows()).stream().filter(ContextMenu.class::isInstance).forEach(Window::hide);
            item.fire();
        });
    }

    /** Whether a menu that is shown has an item. */
    public static boolean isOffered(String id) {
        return fx(() -> shownItem(id) != null);
    }

    private static @Nullable MenuItem shownItem(String id) {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .flatMap(item -> item instanceof Menu inner
                        ? Stream.concat(Stream.of(item), inner.getItems().stream())
                        : Stream.of(item))
                .filter(item -> id.equals(item.getId())).findAny().orElse(null);
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
        waitUntil("online", () -> fx(() -> account().isOnline()));
        return this;
    }

    /** Signs in with an account that there is. */
    public TestClient signIn(String user) {
        fill("#username", user);
        fill("#password", PASSWORD);
        click("#submit");
        get("#lobby-screen");
        return this;
    }

    /** Whether a dialog is shown; for JavaFX's thread. */
    public boolean hasDialog() {
        return stage.getScene().lookup("#overlays") instanceof ModalPane pane && pane.isDisplay();
    }

    /** Makes a room and opens it, not by the lobby but at once. */
    public Conversation createRoom(String room) {
        Account account = account();
        fxRun(() -> account.ask(new RoomRequest.Create(room, null, null, null, 0), _ -> {}, failure -> {
            throw new AssertionError(failure);
        }));
        return open(room);
    }

    /** Becomes a member of a room and opens it, not by the lobby but at once. */
    public Conversation join(long room, String name) {
        Account account = account();
        fxRun(() -> account.ask(new RoomRequest.Join(room, null), _ -> {}, failure -> {
            throw new AssertionError(failure);
        }));
        return open(name);
    }

    /** Opens a conversation that the account is in. */
    public Conversation open(String title) {
        Conversation conversation = conversation(title);
        fxRun(() -> navigation().open(conversation));
        get("#room-screen");
        return conversation;
    }

    public TestClient say(String written) {
        fill("#composer-input", written);
        press(KeyCode.ENTER);
        return this;
    }

    /** Waits until a conversation's time line has a stored message. */
    public void waitForMessage(Conversation conversation, String text) {
        waitUntil("message " + text, () -> fx(() -> conversation.timeline().rows().stream()
                .anyMatch(row -> row.entry() instanceof Entry.Said(var message) && text.equals(message.text()))));
    }

    /** Takes a picture of the window and of what stands above it; the file's name is relative to the directory of all pictures. */
    public void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image = fx(() -> WindowPicture.take(stage));
        try {
            Snapshots.write(image, Path.of("target", "screenshots", name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the window so that the next one with the same files is signed in: what keeps the session writes in its own time. */
    public void closeSignedIn() {
        String user = fx(() -> account().user());
        waitUntil("the session of " + user,
                () -> SessionTokens.open(config).accounts().stream().anyMatch(kept -> kept.user().equals(user)));
        close();
    }

    @Override
    public void close() {
        fxRun(stage::hide);
        preferences.close();
    }
}
