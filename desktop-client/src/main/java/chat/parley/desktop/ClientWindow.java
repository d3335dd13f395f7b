package chat.parley.desktop;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.desktop.lobby.LobbyScreen;
import chat.parley.desktop.login.LoginScreen;
import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.LinkState;
import chat.parley.desktop.net.ReconnectPolicy;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.room.RoomScreen;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.ui.ConnectionBanner;
import chat.parley.desktop.ui.Logo;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One window with everything that belongs to it: the link to a server, the dispatcher, and the screens, which know of each
 * other only through here. JavaFX's thread only, but for {@link #remember}.
 */
public final class ClientWindow implements AutoCloseable {

    private final Stage stage;
    private final Clock clock;
    private final Texts texts;
    private final Theme theme;
    private final ServerLink link;
    private final Dispatcher dispatcher;
    private final Navigator navigator;
    private final LoginScreen login;
    private final WindowMemory memory;
    private final Map<String, RoomScreen> rooms = new HashMap<>(); // of the person who is signed in, by the name's key

    private @Nullable LobbyScreen lobby;

    /**
     * Fills a window; does not show it.
     *
     * @param stage the window
     * @param preferences what is remembered; the caller closes it
     * @param texts all words
     * @param codec the codec, being made in the background
     * @param policy when to come back after a loss
     * @param clock tells the time
     * @param invite an invite link to begin with; {@code null} for none
     */
    public ClientWindow(Stage stage, PreferencesStore preferences, Texts texts, CompletableFuture<MessageCodec> codec,
            ReconnectPolicy policy, Clock clock, @Nullable String invite) {
        this.stage = stage;
        this.texts = texts;
        this.clock = clock;

        EventQueue queue = new EventQueue();
        link = new ServerLink(queue, codec, policy);
        dispatcher = new Dispatcher(queue, System::nanoTime);
        ConnectionBanner banner = new ConnectionBanner(texts, clock, link::retryNow);
        StackPane page = new StackPane();
        page.getStyleClass().add("page");
        VBox.setVgrow(page, Priority.ALWAYS);
        VBox shell = new VBox(banner, page);
        Scene scene = new Scene(shell);
        theme = new Theme(scene, preferences.get().theme(), chosen -> preferences.update(p -> p.withTheme(chosen)));
        navigator = new Navigator(stage, dispatcher, node -> page.getChildren().setAll(node));
        login = new LoginScreen(link, preferences, texts, theme, invite, this::signedIn);

        dispatcher.listen(event -> {
            switch (event) {
                case LinkEvent.StateChanged(LinkState state) -> banner.setState(state);
                case LinkEvent.SignInFailed failed -> signedOutByServer(failed);
                case LinkEvent.Received _ -> {
                    // for the screens
                }
            }
        });
        stage.setScene(scene);
        memory = new WindowMemory(stage, preferences);
        stage.setOnHidden(_ -> close());
        navigator.show(login);
    }

    /** Shows the window. */
    public void show() {
        stage.show();
        Platform.runLater(() -> stage.getIcons().setAll(Logo.icons())); // after the first frame: it is not worth a wait
    }

    /** Remembers where the window is; for when it will not be closed. From any thread. */
    public void remember() {
        memory.save();
    }

    /** Gives everything back, and remembers where the window was. Idempotent. */
    @Override
    public void close() {
        memory.save();
        navigator.hide();
        link.close();
        dispatcher.close();
        theme.close();
    }

    private void signedIn(String user) {
        rooms.clear();
        String server = switch (link.state()) {
            case LinkState.Online(var address, var _) -> address.toString();
            default -> "";
        };
        LobbyScreen next = new LobbyScreen(link, texts, theme, user, server, room -> entered(room, user),
                () -> navigator.show(login));
        lobby = next;
        navigator.show(next);
    }

    private void entered(String room, String user) {
        navigator.show(rooms.computeIfAbsent(Names.key(room), _ -> new RoomScreen(link, texts, theme, clock, room,
                user, new RoomScreen.Exit() {
                    @Override
                    public void left() {
                        backToLobby(null);
                    }

                    @Override
                    public void lost(Phrase why) {
                        backToLobby(why);
                    }
                })));
    }

    private void backToLobby(@Nullable Phrase why) {
        LobbyScreen current = lobby;
        if (current != null) {
            navigator.show(current);
            if (why != null) {
                current.tell(why);
            }
        }
    }

    /** Coming back after a loss, the credentials were refused: the only way out of a room that leads to the login screen. */
    private void signedOutByServer(LinkEvent.SignInFailed failed) {
        if (lobby != null) {
            lobby = null;
            navigator.show(login);
            login.showFailure(failed.attempt(), failed.failure());
        }
    }
}
