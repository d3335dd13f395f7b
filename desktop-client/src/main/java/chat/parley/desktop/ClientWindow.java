package chat.parley.desktop;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.doctor.Way;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.doctor.DoctorDialog;
import chat.parley.desktop.login.LoginScreen;
import chat.parley.desktop.login.Sessions;
import chat.parley.desktop.net.Credentials;
import chat.parley.desktop.net.Entrance;
import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.settings.SettingsDialog;
import chat.parley.desktop.shortcuts.Shortcuts;
import chat.parley.desktop.shortcuts.ShortcutsView;
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
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import chat.parley.desktop.ui.Workplace;
import chat.parley.desktop.ui.Zoom;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One window with everything that belongs to it: the link to a server, the dispatcher, the account's model, and the screens,
 * which know of each other only through here. It decides nothing but who is signed in: its length is that of the wiring.
 * JavaFX's thread only, but for {@link #remember}.
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

    private static final double ABOVE_DIALOGS = -100;

    private final Stage stage;
    private final Setup setup;
    private final KeptSessions sessions;
    private final Workplace place;
    private final Zoom zoom;
    private final Shortcuts shortcuts = new Shortcuts();
    private final EventQueue queue = new EventQueue();
    private final Dispatcher dispatcher = new Dispatcher(queue, System::nanoTime);
    private final Navigator navigator;
    private final ConnectionBanner banner;
    private final WindowMemory memory;

    private @Nullable SignedInWindow signedIn;

    /** The link that was made last: it may still be writing into the local copy that the next one opens. */
    private @Nullable ServerLink former;

    /**
     * Fills a window; does not show it.
     *
     * @param stage the window
     * @param setup what it is made with
     */
    public ClientWindow(Stage stage, Setup setup) {
        this.stage = stage;
        this.setup = setup;
        sessions = new KeptSessions(setup.tokens());
        Overlays overlays = new Overlays();
        EmojiImages emoji = new EmojiImages();
        Notices notices = new Notices(setup.texts(), emoji);
        StackPane page = new StackPane();
        page.getStyleClass().add("page");
        VBox.setVgrow(page, Priority.ALWAYS);
        banner = new ConnectionBanner(setup.texts(), setup.clock(), this::retryNow, this::checkNow);
        StackPane root = new StackPane(new VBox(banner, page), notices.view(), overlays.view());
        StackPane.setAlignment(notices.view(), Pos.TOP_RIGHT); // neither over what is typed nor over its button
        notices.view().translateYProperty().bind(page.layoutYProperty()); // the banner pushes the page down
        notices.view().setViewOrder(ABOVE_DIALOGS);
        Scene scene = new Scene(root);
        Theme theme = new Theme(scene, setup.preferences().get().theme(),
                chosen -> setup.preferences().update(p -> p.withTheme(chosen)));
        place = new Workplace(setup.texts(), theme, overlays, notices, emoji, setup.preferences(),
                setup.clock(), setup.browser());
        zoom = new Zoom(theme, setup.preferences());
        navigator = new Navigator(stage, dispatcher, node -> page.getChildren().setAll(node));
        addShortcuts();
        shortcuts.install(scene.getAccelerators());
        stage.setScene(scene);
        memory = new WindowMemory(stage, setup.preferences());
        stage.setOnHidden(_ -> close());
        begin();
    }

    private void addShortcuts() {
        shortcuts.add("shortcuts.switcher", () -> whileSignedIn(Navigation::switcher), Shortcuts.ctrl(KeyCode.K));
        shortcuts.add("shortcuts.search", () -> whileSignedIn(Navigation::search), Shortcuts.ctrl(KeyCode.F));
        shortcuts.add("shortcuts.settings", this::settings, Shortcuts.ctrl(KeyCode.COMMA));
        shortcuts.add("shortcuts.overview", () -> ShortcutsView.show(place, shortcuts), Shortcuts.key(KeyCode.F1));
        shortcuts.add("shortcuts.zoomIn", zoom::in, Shortcuts.ctrl(KeyCode.PLUS), Shortcuts.ctrl(KeyCode.EQUALS),
                Shortcuts.ctrl(KeyCode.ADD),
                Shortcuts.key(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        shortcuts.add("shortcuts.zoomOut", zoom::out, Shortcuts.ctrl(KeyCode.MINUS),
                Shortcuts.ctrl(KeyCode.SUBTRACT));
        shortcuts.add("shortcuts.zoomReset", zoom::reset, Shortcuts.ctrl(KeyCode.DIGIT0),
                Shortcuts.ctrl(KeyCode.NUMPAD0));
    }

    private void whileSignedIn(Consumer<Navigation> way) {
        if (signedIn != null) {
            way.accept(signedIn);
        }
    }

    private void settings() {
        SettingsDialog.show(place, zoom, signedIn == null ? null : signedIn.account(), setup.program(),
                () -> leave(null));
    }

    /** Into the account that was open last, if its session is remembered and no link leads elsewhere. */
    private void begin() {
        Account last = setup.preferences().get().lastAccount();
        Credentials known = last == null || setup.invite() != null ? null : remembered(last);
        if (known == null) {
            navigator.show(loginScreen(setup.invite(), null));
        } else {
            open(known, null);
        }
    }

    private @Nullable Credentials remembered(Account account) {
        return setup.preferences().get().pin(account.server())
                .flatMap(pin -> sessions.token(account)
                        .map(token -> new Credentials(account.server(), pin, account.user(), token)))
                .orElse(null);
    }

    private LoginScreen loginScreen(@Nullable String invite, @Nullable Phrase note) {
        return new LoginScreen(place, new Sessions() {
            @Override
            public List<Account> accounts() {
                return sessions.accounts();
            }

            @Override
            public Entrance begin(SignIn attempt) {
                return new Entrance(queue, setup.runtime(), attempt, setup.program());
            }

            @Override
            public void entered(Credentials credentials, boolean stay, @Nullable String invite) {
                ClientWindow.this.entered(credentials, stay, invite);
            }

            @Override
            public boolean resume(Account account) {
                Credentials known = remembered(account);
                if (known != null) {
                    ClientWindow.this.entered(known, true, null);
                }
                return known != null;
            }

            @Override
            public void forget(Account account) {
                sessions.remove(account);
                setup.preferences().update(p -> p.withoutUser(account));
            }

            @Override
            public void check(Way way) {
                DoctorDialog.show(place, setup.runtime(), way, setup.program());
            }
        }, invite, note);
    }

    private void entered(Credentials credentials, boolean stay, @Nullable String invite) {
        Account account = new Account(credentials.server(), credentials.user());
        if (stay) {
            sessions.put(account, credentials.token());
        } else {
            sessions.remove(account);
        }
        setup.preferences().update(p -> p.withServer(credentials.server(), credentials.pin(), credentials.user())
                .withLastAccount(stay ? account : null));
        open(credentials, invite);
    }

    private void open(Credentials credentials, @Nullable String invite) {
        ServerLink link = new ServerLink(queue, setup.runtime(), credentials, setup.config(), setup.policy(),
                setup.program());
        signedIn = new SignedInWindow(stage, place, dispatcher, navigator, banner, link, this::settings, this::over,
                this::leave);
        if (invite != null) {
            signedIn.follow(invite, () -> {}); // that they are signed in now is to be seen
        }
        link.openAfter(former);
        former = link;
    }

    /** Nobody is signed in any more. */
    private void over(Account gone, @Nullable Phrase why) {
        sessions.remove(gone);
        leave(why);
    }

    /** To the login screen; whose session is kept can come back. */
    private void leave(@Nullable Phrase why) {
        setup.preferences().update(p -> p.withLastAccount(null));
        if (signedIn != null) {
            signedIn.close();
        }
        signedIn = null;
        place.overlays().hide();
        banner.setState(new ClientState.Fresh());
        navigator.show(loginScreen(null, why));
    }

    /**
     * Comes to the front: the program was started again.
     *
     * @param invite the invite link that it was started with; {@code null} for none. It fills the login form; who is signed in
     *        where it leads goes into its room, or is told that they are there already; who is elsewhere is told to log out first
     */
    public void comeForward(@Nullable String invite) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (invite == null) {
            return;
        }
        if (signedIn == null) {
            navigator.show(loginScreen(invite, null));
        } else {
            followLink(invite, signedIn);
        }
    }

    private void tellHere(SignedInWindow here) {
        place.notices().tell(Phrase.of("login.linkHere", here.account().user()));
    }

    private void followLink(String invite, SignedInWindow here) {
        // By the address alone: which of its authorities a link names is no matter once the server has proved itself.
        Optional<InviteLink> link = InviteLink.parse(invite)
                .filter(it -> it.address().equals(here.account().server()));
        if (link.isEmpty()) {
            place.notices().tell(Phrase.of("login.linkWhileSignedIn"));
        } else if (link.get().token() == null) {
            tellHere(here);
        } else {
            here.follow(link.get().token(), () -> tellHere(here));
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
        return signedIn == null ? null : signedIn.account();
    }

    /**
     * Gives the ways from one screen to another, for whoever uses the window by a program.
     *
     * @return the ways; {@code null} when nobody is signed in
     */
    public @Nullable Navigation navigation() {
        return signedIn;
    }

    /**
     * Gives the look of the window, for whoever uses it by a program.
     *
     * @return always the same object
     */
    public Theme theme() {
        return place.theme();
    }

    /**
     * Tells whenever the window is used, or something arrives for it. To be called once.
     *
     * @param told called on JavaFX's thread, often: must be quick
     */
    public void onActivity(Runnable told) {
        stage.addEventFilter(InputEvent.ANY, _ -> told.run());
        dispatcher.listen(_ -> told.run());
    }

    private void retryNow() {
        if (signedIn != null) {
            signedIn.account().retryNow();
        }
    }

    private void checkNow() {
        if (signedIn != null) {
            ServerAddress server = signedIn.account().server();
            DoctorDialog.show(place, setup.runtime(),
                    new Way(server, setup.preferences().get().pin(server).orElse(null), null), setup.program());
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
        sessions.close();
        dispatcher.close();
        place.theme().close();
    }
}
