package chat.parley.desktop;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.lobby.LobbyScreen;
import chat.parley.desktop.login.LoginScreen;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.net.Credentials;
import chat.parley.desktop.net.Entrance;
import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.room.RoomScreen;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.SessionTokens;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.ui.ConnectionBanner;
import chat.parley.desktop.ui.Logo;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Notices;
import chat.parley.desktop.ui.Overlays;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import chat.parley.desktop.ui.Workplace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One window with everything that belongs to it: the link to a server, the dispatcher, the account's model, and the screens,
 * which know of each other only through here. JavaFX's thread only, but for {@link #remember}.
 */
public final class ClientWindow implements AutoCloseable {

    /**
     * What a window is made with.
     *
     * @param preferences what is remembered; the caller closes it
     * @param tokens the sessions that are remembered
     * @param config the client's directory
     * @param texts all words
     * @param runtime what connections share, being made in the background
     * @param policy when to come back after a loss
     * @param clock tells the time, and where days begin
     * @param browser opens a link outside the program
     * @param program name and version of the program
     * @param invite an invite link to begin with; {@code null} for none
     */
    public record Setup(PreferencesStore preferences, SessionTokens tokens, Path config, Texts texts,
            CompletableFuture<ClientRuntime> runtime, ReconnectPolicy policy, Clock clock, Consumer<URI> browser,
            String program, @Nullable String invite) {}

    private final Stage stage;
    private final Setup setup;
    private final Workplace place;
    private final EventQueue queue = new EventQueue();
    private final Dispatcher dispatcher = new Dispatcher(queue, System::nanoTime);
    private final Navigator navigator;
    private final ConnectionBanner banner;
    private final WindowMemory memory;

    private LoginScreen login;
    private @Nullable SignedInWindow signedIn;

    /**
     * Fills a window; does not show it.
     *
     * @param stage the window
     * @param setup what it is made with
     */
    public ClientWindow(Stage stage, Setup setup) {
        this.stage = stage;
        this.setup = setup;
        Overlays overlays = new Overlays();
        EmojiImages emoji = new EmojiImages();
        Notices notices = new Notices(setup.texts(), emoji);
        StackPane page = new StackPane();
        page.getStyleClass().add("page");
        VBox.setVgrow(page, Priority.ALWAYS);
        banner = new ConnectionBanner(setup.texts(), setup.clock(), this::retryNow);
        StackPane root = new StackPane(new VBox(banner, page), notices.view(), overlays.view());
        StackPane.setAlignment(notices.view(), Pos.BOTTOM_RIGHT);
        Scene scene = new Scene(root);
        Theme theme = new Theme(scene, setup.preferences().get().theme(),
                chosen -> setup.preferences().update(p -> p.withTheme(chosen)));
        place = new Workplace(setup.texts(), theme, overlays, notices, emoji, setup.preferences(),
                setup.clock(), setup.browser());
        navigator = new Navigator(stage, dispatcher, node -> page.getChildren().setAll(node));
        login = loginScreen(setup.invite());
        stage.setScene(scene);
        memory = new WindowMemory(stage, setup.preferences());
        stage.setOnHidden(_ -> close());
        begin();
    }

    /** Into the account that was open last, if its session is remembered and no link leads elsewhere. */
    private void begin() {
        Account last = setup.preferences().get().lastAccount();
        Credentials known = last == null || setup.invite() != null ? null : remembered(last);
        if (known == null) {
            navigator.show(login);
        } else {
            open(known);
        }
    }

    private @Nullable Credentials remembered(Account account) {
        return setup.preferences().get().pin(account.server())
                .flatMap(pin -> setup.tokens().token(account)
                        .map(token -> new Credentials(account.server(), pin, account.user(), token)))
                .orElse(null);
    }

    private LoginScreen loginScreen(@Nullable String invite) {
        return new LoginScreen(place, attempt -> new Entrance(queue, setup.runtime(), attempt, setup.program()), invite,
                this::entered);
    }

    private void entered(Credentials credentials) {
        Account account = new Account(credentials.server(), credentials.user());
        setup.tokens().put(account, credentials.token());
        setup.preferences().update(p -> p.withLastAccount(account));
        open(credentials);
    }

    private void open(Credentials credentials) {
        ServerLink link = new ServerLink(queue, setup.runtime(), credentials, setup.config(), setup.policy(),
                setup.program());
        signedIn = new SignedInWindow(link);
        link.open();
    }

    /**
     * Comes to the front: the program was started again.
     *
     * @param invite the invite link that it was started with; {@code null} for none. It fills the login form; who is signed in
     *        is told to log out first
     */
    public void comeForward(@Nullable String invite) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (invite == null) {
            return;
        }
        if (signedIn == null) {
            login = loginScreen(invite);
            navigator.show(login);
        } else {
            place.notices().tell(Phrase.of("login.linkWhileSignedIn"));
        }
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

    /**
     * Gives the model of who is signed in, for whoever uses the window by a program.
     *
     * @return the account; {@code null} when nobody is signed in
     */
    public chat.parley.desktop.model.@Nullable Account account() {
        return signedIn == null ? null : signedIn.account;
    }

    /**
     * Gives the ways from one screen to another, for whoever uses the window by a program.
     *
     * @return the ways; {@code null} when nobody is signed in
     */
    public @Nullable Navigation navigation() {
        return signedIn;
    }

    private void retryNow() {
        if (signedIn != null) {
            signedIn.account.retryNow();
        }
    }

    /** Gives everything back, and remembers where the window was. Idempotent. */
    @Override
    public void close() {
        memory.save();
        navigator.hide();
        if (signedIn != null) {
            signedIn.close();
        }
        dispatcher.close();
        place.theme().close();
    }

    /** What there is while somebody is signed in. */
    private final class SignedInWindow implements Navigation, AutoCloseable {

        private final ServerLink link;
        private final chat.parley.desktop.model.Account account;
        private final LobbyScreen lobby;
        private final RoomScreen room;
        private Subscription listening;

        SignedInWindow(ServerLink link) {
            this.link = link;
            account = new chat.parley.desktop.model.Account(link, setup.clock());
            lobby = new LobbyScreen(place, account, this);
            room = new RoomScreen(place, account, this);
            listening = dispatcher.listen(account).and(dispatcher.listen(this::handle))
                    .and(account.stateProperty().subscribe(banner::setState));
        }

        private void handle(LinkEvent event) {
            switch (event) {
                case LinkEvent.Restored _ -> begin();
                case LinkEvent.SessionOver _ -> leave(Phrase.of("login.over"));
                default -> {
                    // the account's model has taken it
                }
            }
        }

        private void begin() {
            Long last = account.lastOpen();
            Conversation open = last == null ? null : account.conversation(last).orElse(null);
            if (open == null) {
                lobby();
            } else {
                open(open);
            }
        }

        @Override
        public void lobby() {
            account.rememberOpen(null);
            account.enter(null);
            navigator.show(lobby);
        }

        @Override
        public void open(Conversation conversation) {
            account.rememberOpen(conversation);
            room.open(conversation, null);
            navigator.show(room);
        }

        @Override
        public void open(MessageInfo message) {
            account.conversation(message.conversation()).ifPresent(conversation -> {
                account.rememberOpen(conversation);
                room.open(conversation, message.seq());
                navigator.show(room);
            });
        }

        @Override
        public void openDirect(String user) {
            account.openDirect(user, this::open, failure -> place.notices().warn(Problems.of(failure)));
        }

        @Override
        public void settings() {
            // the settings' dialog comes with its package
        }

        @Override
        public void search() {
            // the search comes with its package
        }

        @Override
        public void search(Conversation conversation) {
            // the search comes with its package
        }

        @Override
        public void roomSettings(Conversation room) {
            // the room settings' dialog comes with its package
        }

        @Override
        public void switcher() {
            // the switcher comes with its package
        }

        @Override
        public void logout() {
            link.signOut();
            leave(null);
        }

        private void leave(@Nullable Phrase why) {
            Account gone = new Account(account.server(), account.user());
            setup.tokens().remove(gone);
            setup.preferences().update(p -> p.withLastAccount(null));
            close();
            signedIn = null;
            banner.setState(new chat.parley.common.client.ClientState.Fresh());
            login = loginScreen(null);
            navigator.show(login);
            if (why != null) {
                place.notices().warn(why);
            }
        }

        @Override
        public void close() {
            listening.unsubscribe();
            link.close();
        }
    }
}
