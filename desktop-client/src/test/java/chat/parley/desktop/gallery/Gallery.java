package chat.parley.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import chat.parley.desktop.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes a picture of every screen, dialog and menu, in both themes, at two zooms and in the smallest window, there in German as well, into
 * {@code target/screenshots/gallery}. Not part of the build: run by name. Whether they are good is for people to judge; that
 * all of them can be reached is a test. {@code -Dgallery.looks=SMALL,DARK} takes only these looks.
 */
class Gallery extends DesktopTest {

    /** How the windows of one round look. */
    enum Look {
        /** As most people see it. */
        LIGHT(ThemeChoice.LIGHT, 100, 1000, 680),
        /** The same in the dark. */
        DARK(ThemeChoice.DARK, 100, 1000, 680),
        /** Larger, for weak eyes. */
        ZOOMED(ThemeChoice.LIGHT, 150, 1000, 900),
        /** Larger and dark. */
        ZOOMED_DARK(ThemeChoice.DARK, 150, 1000, 900),
        /** As small as the window may be. */
        SMALL(ThemeChoice.LIGHT, 100, 640, 500),
        /** As small and dark. */
        SMALL_DARK(ThemeChoice.DARK, 100, 640, 500),
        /** As small with longer words. */
        SMALL_GERMAN(ThemeChoice.LIGHT, 100, 640, 500, Locale.GERMANY);

        private final ThemeChoice theme;
        private final int zoom;
        private final double width;
        private final double height;
        private final Locale locale;

        Look(ThemeChoice theme, int zoom, double width, double height) {
            this(theme, zoom, width, height, Locale.UK);
        }

        Look(ThemeChoice theme, int zoom, double width, double height, Locale locale) {
            this.theme = theme;
            this.zoom = zoom;
            this.width = width;
            this.height = height;
            this.locale = locale;
        }

        /** Whether there is no room for side bar and members beside the conversation. */
        boolean narrow() {
            return width * 100 / zoom < 700;
        }
    }

    /** More than one is in, and than one has written with: so many are there only when the server has answered. */
    private static final int MANY_ROOMS = 40;
    private static final int MANY_PEOPLE = 10;

    @TempDir
    private static Path shared;

    private static World world;

    @BeforeAll
    static void furnish() {
        world = new World(shared.resolve("server"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private TestClient window(Look look, String name, String link) {
        Path config = directory.resolve(name);
        try (PreferencesStore preferences = PreferencesStore.open(config)) {
            preferences.update(p -> p.withTheme(look.theme).withSettings(s -> s.withZoom(look.zoom)));
        }
        return closing(new TestClient(config, 0, 0, look.width, look.height, link, Clock.systemUTC(),
                look.locale));
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everythingCanBeSeen(Look look) throws IOException {
        assumeThat(System.getProperty("gallery.looks", look.name()).split(",")).contains(look.name());
        login(look);
        alone(look);
        TestClient ada = window(look, "ada", world.server.link());
        ada.signIn(World.ADA);
        lobby(ada, look);
        Floats.lobby(ada, look);
        room(ada, look);
        Floats.room(ada, look);
        composer(ada, look);
        overlays(ada, look);
        others(ada, look);
        accounts(ada, look);
        try (Stream<Path> pictures = Files.list(Path.of("target", "screenshots", "gallery"))) {
            String prefix = name(look, "");
            assertThat(pictures.filter(p -> p.getFileName().toString().startsWith(prefix)).count())
                    .isGreaterThanOrEqualTo(45);
        }
    }

    private static String name(Look look, String what) {
        return look.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + what;
    }

    static void take(TestClient window, Look look, String what) {
        window.picture("gallery/" + name(look, what));
    }

    private void login(Look look) {
        TestClient window = window(look, "login", world.server.link());
        take(window, look, "login");
        window.click("#check-connection");
        window.waitForText("#doctor-summary", new Texts(look.locale, ZoneOffset.UTC).get("doctor.summary.ok"));
        take(window, look, "login-check");
        window.press(KeyCode.ESCAPE);
        window.waitForGone("#doctor-dialog");
        window.click("#switch-mode");
        take(window, look, "login-register");
        window.fill("#address", world.server.address());
        window.fill("#username", "Somebody");
        window.fill("#password", "short");
        window.click("#submit");
        window.get("#trust-title");
        take(window, look, "login-trust");
        window.click("#trust-yes");
        window.waitUntil("a problem", () -> window.find("#password-error") != null);
        take(window, look, "login-problem");
        window.close();
    }

    /** Somebody who is alone on a new server, which then goes away. */
    private void alone(Look look) {
        TestServer server = closing(new TestServer(directory.resolve("lonely")));
        TestClient newcomer = window(look, "newcomer", server.link());
        newcomer.signUp("Newcomer");
        newcomer.get("#no-rooms");
        take(newcomer, look, "lobby-empty");
        newcomer.createRoom("First").timeline();
        newcomer.say("Is anybody there?");
        newcomer.waitForMessage(newcomer.conversation("First"), "Is anybody there?");
        server.stop();
        newcomer.get("#banner-reason");
        newcomer.say("Hello?");
        take(newcomer, look, "offline");
        TestClient.fxRun(() -> newcomer.navigation().lobby());
        newcomer.get("#lobby-screen");
        take(newcomer, look, "lobby-offline");
        newcomer.close();
    }

    private static void lobby(TestClient ada, Look look) {
        ada.conversation(World.CROWDED);
        ada.waitUntil("everybody's rooms, and everybody",
                () -> ada.items("#rooms").size() > MANY_ROOMS && ada.items("#people").size() > MANY_PEOPLE);
        take(ada, look, "lobby");
        ada.click("#new-room");
        ada.fill("#create-name", "two words");
        take(ada, look, "create");
        close(ada);

        ada.fill("#room-filter", "Vault");
        choose(ada, "Vault");
        ada.click("#enter");
        ada.get("#join-password");
        take(ada, look, "join-password");
        close(ada);
        ada.fill("#room-filter", "zzz");
        ada.get("#no-match");
        take(ada, look, "lobby-no-match");
        ada.fill("#room-filter", "Project-11");
        choose(ada, "Project-11");
        ada.click("#leave");
        ada.get("#confirm-dialog");
        take(ada, look, "confirm");
        ada.click("#confirm-no");
        ada.waitUntil("the dialog to go", () -> TestClient.fx(() -> !ada.hasDialog()));
        ada.fill("#room-filter", "");
        world.say("Katherine", "A word in private, when you have the time");
        ada.get(".notice");
        take(ada, look, "lobby-notice");
        ada.waitForGone(".notice");
    }

    private static void choose(TestClient ada, String room) {
        ListView<?> rooms = ada.get("#rooms", ListView.class);
        ada.waitUntil(room, () -> TestClient.fx(() -> rooms.getItems().size() == 1));
        TestClient.fxRun(() -> rooms.getSelectionModel().selectFirst());
    }

    private static void room(TestClient ada, Look look) {
        ada.open(World.NORMAL);
        ada.waitForMessage(ada.conversation(World.NORMAL),
                "Lovely. \uD83C\uDF89 I would still like a test for `reduce()` with an empty stack.");
        take(ada, look, "room");
        for (String drawer : List.of("side", "members")) {
            if (ada.find("#toggle-" + drawer) != null && look.narrow()) {
                ada.click("#toggle-" + drawer);
                take(ada, look, "drawer-" + drawer);
                ada.press(KeyCode.ESCAPE);
            }
        }
        ada.focus("#timeline");
        ada.press(KeyCode.UP);
        take(ada, look, "room-chosen");
        ada.type("r");
        ada.get("#composer .message-preview");
        ada.fill("#composer-input", "One line\nand another\nand a third");
        take(ada, look, "reply");
        ada.fill("#composer-input", "");
        ada.press(KeyCode.ESCAPE);
    }

    private static void composer(TestClient ada, Look look) {
        ada.fill("#composer-input", "Thanks, @G");
        ada.get("#completion");
        take(ada, look, "completion");
        ada.fill("#composer-input", "\\private Grace Yes, let us do that");
        take(ada, look, "private");
        ada.fill("#composer-input", "\\private");
        ada.press(KeyCode.ENTER);
        take(ada, look, "mistake");
        ada.fill("#composer-input", "");
        ada.click("#emoji-button");
        ada.get("#emoji-list");
        ada.waitUntil("the emoji", () -> ada.count(".emoji-square") > 40);
        take(ada, look, "emoji");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#emoji-list");
        ada.say("/help");
        ada.get("#commands");
        take(ada, look, "commands");
        close(ada);
        world.say("Barbara",
                "This is what a notice looks like when there is more to say than fits into one line of it");
        ada.get(".notice");
        take(ada, look, "room-notice");
        ada.waitForGone(".notice");
    }

    private static void overlays(TestClient ada, Look look) {
        TestClient.fxRun(() -> ada.navigation().settings());
        for (String section : List.of("general", "notifications", "account", "about")) {
            ada.click("#settings-" + section);
            if ("account".equals(section)) {
                ada.waitUntil("sessions", () -> ada.count("#settings-sessions .settings-row") > 0);
            }
            take(ada, look, "settings-" + section);
        }
        close(ada);
        TestClient.fxRun(() -> ada.navigation().switcher());
        ada.get("#switcher-panel");
        take(ada, look, "switcher");
        close(ada);
        Floats.settings(ada, look);
        TestClient.fxRun(() -> ada.navigation().search());
        ada.fill("#search-query", "number");
        Parent results = ada.get("#search-results", Parent.class);
        ada.waitUntil("hits", () -> TestClient.fx(() -> !results.getChildrenUnmodifiable().isEmpty()));
        take(ada, look, "search");
        ada.fill("#search-query", "xyzzy");
        ada.waitUntil("no hits", () -> TestClient.fx(() -> results.getChildrenUnmodifiable().isEmpty()));
        ada.get("#search-word");
        take(ada, look, "search-nothing");
        close(ada);
        ada.press(KeyCode.F1);
        ada.get("#shortcuts-panel");
        take(ada, look, "shortcuts");
        close(ada);
    }

    private static void others(TestClient ada, Look look) {
        Conversation crowded = ada.open(World.CROWDED);
        ada.waitUntil("messages", () -> TestClient.fx(() -> !crowded.timeline().rows().isEmpty()));
        take(ada, look, "room-crowded");
        Conversation empty = ada.open(World.EMPTY);
        ada.get("#timeline-empty");
        ada.waitUntil("members", () -> TestClient.fx(() -> !empty.members().list().isEmpty()));
        take(ada, look, "room-empty");
        Conversation direct = ada.open("Grace");
        ada.waitUntil("messages", () -> TestClient.fx(() -> !direct.timeline().rows().isEmpty()));
        take(ada, look, "direct");
    }

    /** The login screen with accounts that can go on. */
    private static void accounts(TestClient ada, Look look) {
        TestClient.fxRun(() -> ada.navigation().settings());
        ada.click("#settings-account");
        ada.click("#settings-accounts");
        ada.get(".account-row");
        take(ada, look, "login-accounts");
        ada.close();
    }

    private static void close(TestClient window) {
        window.press(KeyCode.ESCAPE);
        window.waitUntil("the dialog to go", () -> TestClient.fx(() -> !window.hasDialog()));
    }
}
