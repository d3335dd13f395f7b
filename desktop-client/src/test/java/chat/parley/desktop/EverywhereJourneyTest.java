package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.store.NotificationLevel;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.Line;
import org.junit.jupiter.api.Test;

/** What works everywhere: the switcher, the search, settings, the list of keys, zoom, notices, and being offline. */
class EverywhereJourneyTest extends DesktopTest {

    private static final double HEIGHT = 680;

    private static final String PICTURES = "everywhere/";

    private TestClient ada(TestServer server) {
        return closing(new TestClient(directory.resolve("ada"), 0, 0, WIDTH, HEIGHT, server.link())).signUp("Ada");
    }

    /** In both themes. */
    private static void pictures(TestClient client, String name) {
        for (ThemeChoice theme : new ThemeChoice[]{ThemeChoice.DARK, ThemeChoice.LIGHT}) {
            TestClient.fxRun(() -> client.setTheme(theme));
            client.picture(PICTURES + name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static List<String> notices(TestClient client) {
        return TestClient.fx(() -> client.stage().getScene().getRoot().lookupAll(".notice").stream()
                .map(notice -> ((Notification) notice).getMessage()).toList());
    }

    private static void waitForNotice(TestClient client, String part) {
        client.waitUntil("a notice of " + part, () -> notices(client).stream().anyMatch(n -> n.contains(part)));
    }

    /** What is first in the switcher's list. */
    private static String first(TestClient client) {
        return client.items("#switcher-list").stream().findFirst().orElse("");
    }

    private static void choose(TestClient client, String query, Object item) {
        ComboBox<?> box = client.get(query, ComboBox.class);
        TestClient.fxRun(() -> box.getSelectionModel().select(box.getItems().indexOf(item)));
    }

    @Test
    void goesByTyping() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        grace.createRoom("Research", "What we do not know yet", Visibility.PUBLIC);
        grace.ask(new RoomRequest.Create("Vault", null, null, "secret", 0));
        TestClient ada = ada(server);
        ada.createRoom("Welcome");

        ada.press(KeyCode.CONTROL, KeyCode.K);
        ada.waitForFocus("#switcher-field");
        pictures(ada, "switcher");
        ada.type("wlcm");
        assertThat(first(ada)).startsWith("Chat");
        ada.fill("#switcher-field", "rese");
        ada.waitUntil("the room", () -> first(ada).contains("Research"));
        ada.press(KeyCode.ENTER);
        ada.waitUntil("the room's title", () -> ada.title().startsWith("Research"));

        ada.press(KeyCode.CONTROL, KeyCode.K);
        ada.fill("#switcher-field", "gra");
        ada.waitUntil("the person", () -> first(ada).contains("Grace"));
        pictures(ada, "switcher-typed");
        ada.press(KeyCode.ENTER);
        ada.waitUntil("the conversation's title", () -> ada.title().startsWith("Grace"));

        ada.press(KeyCode.CONTROL, KeyCode.K);
        ada.press(KeyCode.DOWN);
        ada.press(KeyCode.UP);
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#switcher-field");
        assertThat(ada.title()).startsWith("Grace");

        ada.press(KeyCode.CONTROL, KeyCode.K);
        ada.fill("#switcher-field", "vault");
        ada.waitUntil("the locked room", () -> first(ada).contains("Vault"));
        ada.press(KeyCode.ENTER);
        ada.get("#lobby-screen");
        waitForNotice(ada, "wants a password");

        ada.press(KeyCode.CONTROL, KeyCode.K);
        ada.fill("#switcher-field", "log out");
        ada.press(KeyCode.ENTER);
        ada.get("#login-screen");
    }

    @Test
    void searchesAndGoesThere() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long room = grace.createRoom("Kitchen");
        for (int i = 1; i <= 35; i++) {
            grace.say(room, "Number " + i + ": the tea is ready, and there is more of it than anybody could drink "
                    + "before it gets cold, so come, and bring your cup with you; and a friend, and a cup for the friend. "
                    + "There are biscuits, too, until there are not.");
        }
        TestClient ada = ada(server);
        ada.join(room, "Kitchen");
        ada.createRoom("Welcome");
        ada.say("My own word about tea");

        ada.press(KeyCode.CONTROL, KeyCode.F);
        ada.waitForFocus("#search-query");
        ada.get("#search-word");
        ada.type("tea");
        ada.waitUntil("a page", () -> ada.count(".hit") == 30);
        pictures(ada, "search");
        Node more = ada.get("#search-more");
        TestClient.fxRun(() -> ((javafx.scene.control.Button) more).fire());
        ada.waitUntil("all", () -> ada.count(".hit") == 36);
        ada.click("#search-only-here");
        ada.waitUntil("only here", () -> ada.count(".hit") == 1);
        ada.click("#search-only-here");
        ada.waitUntil("everywhere", () -> ada.count(".hit") == 30);
        ada.fill("#search-from", "Grace");
        ada.fill("#search-query", "biscuits number 7");
        ada.waitUntil("one", () -> ada.count(".hit") == 1
                && TestClient.fx(ada.get(".hit")::getAccessibleText).contains("Number 7"));
        ada.press(KeyCode.DOWN);
        ada.press(KeyCode.ENTER);
        ada.waitForGone("#search-query");
        ada.waitUntil("the conversation", () -> ada.title().startsWith("Kitchen"));

        server.stop();
        ada.waitForText("#banner-reason", "Offline");
        ada.waitForText("#banner-next", "kept on this computer");
        pictures(ada, "offline");
        ada.press(KeyCode.CONTROL, KeyCode.F);
        ada.waitForText("#search-word", "no connection");
        ada.press(KeyCode.ESCAPE);
        server.startAgain();
        ada.waitForGone("#connection-banner");
    }

    @Test
    void tellsOfMessages() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long room = grace.createRoom("Kitchen");
        TestClient ada = ada(server);
        ada.join(room, "Kitchen");
        ada.createRoom("Welcome");

        grace.say(room, "nobody is meant");
        grace.say(room, "@Ada, the **tea** is ready");
        waitForNotice(ada, "Grace in Kitchen: @Ada, the tea is ready");
        ada.waitUntil("the number", () -> ada.title().equals("(1) Welcome - Parley"));
        assertThat(notices(ada)).hasSize(1);
        pictures(ada, "notice");
        ada.click("#notices .notice");
        ada.waitUntil("the conversation", () -> ada.title().contains("Kitchen"));

        ada.open("Welcome");
        ada.preferences().update(p -> p.withNotifications(n -> n.withDoNotDisturb(true)));
        grace.tell("Ada", "psst");
        ada.waitUntil("the message", () -> TestClient.fx(() -> ada.account().direct("Grace").isPresent()));
        ada.preferences().update(
                p -> p.withNotifications(n -> n.withDoNotDisturb(false).withLevel(NotificationLevel.ALL)));
        grace.tell("Ada", "cake");
        waitForNotice(ada, "cake");
        assertThat(notices(ada)).hasSize(1);
    }

    @Test
    void isSetAsThePersonLikes() {
        TestServer server = server();
        TestClient ada = ada(server);
        closing(Companion.elsewhere(server.invite(), "Ada"));

        ada.press(KeyCode.F1);
        ada.get("#shortcuts-panel");
        pictures(ada, "shortcuts");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#shortcuts-panel");

        ada.press(KeyCode.CONTROL, KeyCode.EQUALS);
        ada.waitUntil("larger", () -> ada.preferences().get().settings().zoom() == 110);
        ada.press(KeyCode.CONTROL, KeyCode.MINUS);
        ada.press(KeyCode.CONTROL, KeyCode.MINUS);
        ada.waitUntil("smaller", () -> ada.preferences().get().settings().zoom() == 90);
        ada.press(KeyCode.CONTROL, KeyCode.DIGIT0);
        ada.waitUntil("normal", () -> ada.preferences().get().settings().zoom() == 100);

        ada.press(KeyCode.CONTROL, KeyCode.COMMA);
        ada.waitForFocus("#settings-general");
        pictures(ada, "settings-general");
        choose(ada, "#settings-language", "de");
        choose(ada, "#settings-theme", ThemeChoice.DARK);
        choose(ada, "#settings-zoom", 150);
        assertThat(ada.preferences().get().settings().language()).isEqualTo("de");
        assertThat(ada.preferences().get().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(ada.preferences().get().settings().zoom()).isEqualTo(150);
        ada.picture(PICTURES + "settings-150");
        choose(ada, "#settings-zoom", 100);

        ada.click("#settings-notifications");
        choose(ada, "#settings-level", NotificationLevel.ALL);
        ada.click("#settings-sounds");
        if (!AudioSystem.isLineSupported(new Line.Info(Clip.class))) {
            ada.waitUntil("told", () -> ada.notices()
                    .contains("There is nothing on this computer to play a sound with."));
        }
        pictures(ada, "settings-notifications");
        assertThat(ada.preferences().get().notifications().level()).isEqualTo(NotificationLevel.ALL);
        assertThat(ada.preferences().get().notifications().sounds()).isTrue();

        ada.click("#settings-account");
        ada.waitUntil("two sessions", () -> ada.count("#settings-sessions .settings-row") == 2);
        pictures(ada, "settings-account");
        ada.fill("#password-old", "not this one");
        ada.fill("#password-new", "a better horse");
        ada.fill("#password-again", "a better hors");
        ada.waitForText("#password-again-error", "not the same");
        ada.fill("#password-again", "a better horse");
        ada.click("#password-change");
        ada.waitForText("#password-old-error", "wrong");
        ada.fill("#password-old", TestClient.PASSWORD);
        ada.click("#password-change");
        waitForNotice(ada, "is changed");
        ada.waitUntil("one session", () -> ada.count("#settings-sessions .settings-row") == 1);

        ada.click("#settings-about");
        TextArea licences = ada.get("#about-licences", TextArea.class);
        ada.waitUntil("licences", () -> TestClient.fx(licences::getText).contains("AtlantaFX"));
        String all = TestClient.fx(licences::getText);
        assertThat(all).contains("commonmark");
        assertThat(ada.text("#about-version")).isEqualTo("Parley test");
        pictures(ada, "settings-about");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#settings-dialog");
    }
}
