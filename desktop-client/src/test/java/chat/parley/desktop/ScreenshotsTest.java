package chat.parley.desktop;

import chat.parley.common.Limits;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/**
 * Makes pictures of every screen in {@code target/screenshots}: to be looked at. The best are copied to
 * {@code docs/screenshots} by hand; docs/screenshots/README.md says which.
 */
class ScreenshotsTest extends DesktopTest {

    private static final double NORMAL_WIDTH = 960;
    private static final double NORMAL_HEIGHT = 680;

    private TestClient window(String name, String link) {
        return closing(
                new TestClient(directory.resolve(name), 0, 0, NORMAL_WIDTH, NORMAL_HEIGHT, link));
    }

    private static void picture(TestClient client, String name) {
        client.picture(name);
        client.robot().interact(((javafx.scene.control.Button) client.get("#theme-toggle"))::fire);
        client.picture(name + "-dark");
        client.robot().interact(((javafx.scene.control.Button) client.get("#theme-toggle"))::fire);
    }

    private static void pictureSmall(TestClient client, String name) {
        TestClient.fxRun(() -> {
            client.stage().setWidth(WindowMemory.MIN_WIDTH);
            client.stage().setHeight(WindowMemory.MIN_HEIGHT);
        });
        client.picture(name + "-small");
        TestClient.fxRun(() -> {
            client.stage().setWidth(NORMAL_WIDTH);
            client.stage().setHeight(NORMAL_HEIGHT);
        });
    }

    @Test
    void login() {
        TestServer server = server();
        TestClient client = window("a", server.link());
        picture(client, "login");
        pictureSmall(client, "login");
        client.click("#switch-mode");
        client.picture("login-register");
        client.fill("#address", "parley://x");
        client.fill("#username", "two words");
        client.click("#submit");
        picture(client, "login-errors");
        pictureSmall(client, "login-errors");
        client.fill("#address", server.address());
        client.fill("#username", "Ada");
        client.fill("#password", TestClient.PASSWORD);
        client.click("#submit");
        client.get("#trust-panel");
        picture(client, "trust");
        pictureSmall(client, "trust");
    }

    @Test
    void changedIdentity() {
        TestServer server = server();
        TestClient client = window("a", server.link());
        client.signUp("Ada");
        client.click("#logout");
        server.stop();
        TestServer other = closing(new TestServer(directory.resolve("other"),
                java.util.Map.of("server.port", String.valueOf(server.port()))));
        client.fill("#password", TestClient.PASSWORD);
        client.click("#submit");
        client.get("#trust-panel");
        picture(client, "trust-changed");
        pictureSmall(client, "trust-changed");
        client.click("#trust-cancel");
        client.fill("#address", other.link());
        client.click("#submit");
        client.get("#trust-panel");
        picture(client, "trust-replace");
    }

    @Test
    void lobby() {
        TestServer server = server();
        TestClient client = window("a", server.link());
        client.signUp("Ada");
        picture(client, "lobby-empty");
        client.click("#new-room");
        picture(client, "lobby-create");
        client.fill("#create-name", "no spaces!");
        client.picture("lobby-create-error");
        client.press(KeyCode.ESCAPE);

        Companion grace = closing(new Companion(server.invite(), "Grace"));
        for (String room : List.of("Welcome", "Engineering", "Release-1.0", "Support", "Music", "Tea.and.biscuits")) {
            grace.createRoom(room);
        }
        grace.enter("Engineering");
        for (String name : List.of("Margaret", "Radia", "Barbara", "Katherine", "Hedy")) {
            closing(new Companion(server.invite(), name)).enter("Engineering");
        }
        closing(new Companion(server.invite(), "Linus")).enter("Music");
        closing(new Companion(server.invite(), "Ken"));
        client.waitUntil("everybody", () -> client.items("#people").size() == 9);
        client.click("#room-filter");
        client.press(KeyCode.DOWN);
        picture(client, "lobby");
        pictureSmall(client, "lobby");
        client.fill("#room-filter", "cooking");
        picture(client, "lobby-no-match");
    }

    @Test
    void room() {
        TestServer server = server();
        TestClient client = window("a", server.link());
        client.signUp("Ada").createRoom("Engineering").enter("Engineering");
        picture(client, "room-empty");
        pictureSmall(client, "room-empty");

        Companion grace = closing(new Companion(server.invite(), "Grace")).enter("Engineering");
        Companion margaret = closing(new Companion(server.invite(), "Margaret")).enter("Engineering");
        closing(new Companion(server.invite(), "Katherine")).enter("Engineering");
        closing(new Companion(server.invite(), "Radia")).enter("Engineering");
        grace.say("Good morning! The release candidate is on the staging machine.");
        grace.say("Who has time to look at the migration before lunch?");
        client.say("I do. Give me ten minutes to finish the review of the certificate renewal.");
        client.waitForMessage("I do. Give me ten minutes to finish the review of the certificate renewal.");
        margaret.say("I wrote down what changed, so that nobody has to guess:\n"
                + "1. migration 7 adds the index that the search needs\n2. the leaf certificate is renewed a month before "
                + "it expires\n3. the client comes back by itself after the restart, with what you were typing still there");
        margaret.whisper("Ada", "Between us: shall we tell them that it was the semicolon?");
        client.waitForMessage("Between us: shall we tell them that it was the semicolon?");
        client.say("\\private Margaret Let them find out. It builds character.");
        client.waitForMessage("Let them find out. It builds character.");
        grace.say("Found it already. Nice one.");
        client.waitForMessage("Found it already. Nice one.");
        picture(client, "room");
        pictureSmall(client, "room");

        client.fill("#composer-input", "\\pri");
        client.picture("room-completion-command");
        client.fill("#composer-input", "\\private ");
        picture(client, "room-completion");
        client.fill("#composer-input", "\\private Margaret This is what I meant.\nIn two lines.");
        picture(client, "room-private");
        client.fill("#composer-input", "\\private Nobody Hello?");
        client.press(KeyCode.ENTER);
        picture(client, "room-hint");
        client.fill("#composer-input", "x ".repeat(Limits.MAX_TEXT_CHARS / 2 + 20));
        client.press(KeyCode.ENTER);
        client.picture("room-too-long");
        client.fill("#composer-input", "");

        for (int i = 1; i <= 30; i++) {
            grace.say("Step " + i + " of the checklist is done.");
        }
        client.waitForMessage("Step 30 of the checklist is done.");
        client.picture("room-full");
        client.click("#timeline");
        client.press(KeyCode.HOME);
        grace.say("And that was the last one.");
        client.waitForMessage("And that was the last one.");
        client.waitForText("#jump", "1 new");
        picture(client, "room-jump");
        client.click("#jump");

        client.fill("#composer-input", "What I was typing when the lights went out");
        server.stop();
        client.get("#connection-banner");
        picture(client, "room-lost");
        pictureSmall(client, "room-lost");
    }
}
