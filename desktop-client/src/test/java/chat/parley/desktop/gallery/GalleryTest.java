package chat.parley.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes a picture of every screen and dialog, in both themes, at two zooms and in the smallest window, into
 * {@code target/screenshots/gallery}. Whether they are good is for people to judge; that all of them can be reached is a test.
 */
class GalleryTest extends DesktopTest {

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
        SMALL_DARK(ThemeChoice.DARK, 100, 640, 500);

        private final ThemeChoice theme;
        private final int zoom;
        private final double width;
        private final double height;

        Look(ThemeChoice theme, int zoom, double width, double height) {
            this.theme = theme;
            this.zoom = zoom;
            this.width = width;
            this.height = height;
        }
    }

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
        return closing(new TestClient(config, 0, 0, look.width, look.height, link));
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everythingCanBeSeen(Look look) throws IOException {
        login(look);
        lobby(look);
        room(look);
        try (Stream<Path> pictures = Files.list(Path.of("target", "screenshots", "gallery"))) {
            String prefix = name(look, "");
            assertThat(pictures.filter(p -> p.getFileName().toString().startsWith(prefix)).count())
                    .isGreaterThanOrEqualTo(20);
        }
    }

    private static String name(Look look, String what) {
        return look.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + what;
    }

    private static void take(TestClient window, Look look, String what) {
        window.picture("gallery/" + name(look, what));
    }

    private void login(Look look) {
        TestClient window = window(look, "login", world.server.link());
        take(window, look, "login");
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

    private void lobby(Look look) {
        TestClient newcomer = window(look, "newcomer", world.server.link());
        newcomer.signUp("New-" + look.name().toLowerCase(java.util.Locale.ROOT));
        take(newcomer, look, "lobby-newcomer");
        newcomer.close();
    }

    private void room(Look look) {
        TestClient ada = window(look, "ada", world.server.link());
        ada.signIn(World.ADA);
        ada.conversation(World.CROWDED);
        ada.waitUntil("the directory", () -> !ada.items("#rooms").isEmpty());
        take(ada, look, "lobby");
        ada.click("#new-room");
        ada.get("#create-name");
        ada.fill("#create-name", "two words");
        take(ada, look, "create");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#create-name");

        ada.open(World.NORMAL);
        ada.waitForMessage(ada.conversation(World.NORMAL),
                "Lovely. \uD83C\uDF89 I would still like a test for `reduce()` with an empty stack.");
        take(ada, look, "room");
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
        take(ada, look, "emoji");
        ada.press(KeyCode.ESCAPE);

        overlay(ada, look, "settings", () -> ada.navigation().settings());
        overlay(ada, look, "switcher", () -> ada.navigation().switcher());
        Conversation normal = ada.conversation(World.NORMAL);
        overlay(ada, look, "room-settings", () -> ada.navigation().roomSettings(normal));
        search(ada, look);
        ada.press(KeyCode.F1);
        ada.waitUntil("the shortcuts", () -> ada.find("#shortcuts") != null);
        take(ada, look, "shortcuts");
        ada.press(KeyCode.ESCAPE);

        ada.open(World.CROWDED);
        ada.waitUntil("messages", () -> TestClient.fx(() -> ada.account().conversations().stream()
                .anyMatch(c -> c.title().equals(World.CROWDED) && !c.timeline().rows().isEmpty())));
        take(ada, look, "room-crowded");
        ada.open(World.EMPTY);
        take(ada, look, "room-empty");
        ada.open("Grace");
        take(ada, look, "direct");
        world.server.stop();
        ada.get("#banner-reason");
        take(ada, look, "offline");
        world.server.startAgain();
        ada.close();
    }

    private static void overlay(TestClient window, Look look, String what, Runnable open) {
        TestClient.fxRun(open);
        window.waitUntil(what, () -> TestClient.fx(window::hasDialog));
        take(window, look, what);
        window.press(KeyCode.ESCAPE);
        window.waitUntil(what + " to go", () -> TestClient.fx(() -> !window.hasDialog()));
    }

    private static void search(TestClient window, Look look) {
        TestClient.fxRun(() -> window.navigation().search());
        window.get("#search-query");
        window.fill("#search-query", "number");
        Parent results = window.get("#search-results", Parent.class);
        window.waitUntil("hits", () -> TestClient.fx(() -> !results.getChildrenUnmodifiable().isEmpty()));
        take(window, look, "search");
        window.press(KeyCode.ESCAPE);
    }
}
