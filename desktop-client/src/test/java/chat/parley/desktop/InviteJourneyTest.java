package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.common.trust.InviteLink;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Coming in by an invite link: to a server that takes nobody without one, and into a room. */
class InviteJourneyTest extends DesktopTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private TestServer inviting() {
        return closing(new TestServer(directory.resolve("server"), Map.of("auth.registration", "invite")));
    }

    /** Somebody with a private room. */
    private Companion olga(TestServer server) {
        return closing(new Companion(server.invite(), "Olga"));
    }

    private static long vault(Companion olga) {
        return olga.createRoom("Vault", null, Visibility.PRIVATE);
    }

    private static void fill(TestClient client, String user) {
        client.fill("#username", user);
        client.fill("#password", TestClient.PASSWORD);
        client.click("#submit");
    }

    private static void waitForRoom(TestClient client, String room) {
        client.get("#room-screen");
        client.waitUntil("the room", () -> client.title().contains(room));
    }

    private static void waitForNotice(TestClient client, String part) {
        client.waitUntil("a notice of " + part,
                () -> TestClient.fx(() -> client.stage().getScene().getRoot().lookupAll(".notice").stream()
                        .anyMatch(notice -> ((Notification) notice).getMessage().contains(part))));
    }

    @Test
    void theLinkOfANewServerBringsTheFirstPersonInWithoutAQuestion() {
        TestServer server = inviting();
        TestClient client = client(null);
        client.waitForFocus("#address");
        client.fill("#address", server.link());
        client.waitForText("#submit", "Create account");
        client.waitForText("#address-hint", "Invitation to " + server.address());
        client.picture("login/invite");
        fill(client, "Ada");
        client.get("#lobby-screen");
        assertThat(client.preferences().get().pin(server.invite().address())).contains(server.invite().ca());
        assertThat(client.preferences().get().toString()).doesNotContain(String.valueOf(server.invite().token()));
    }

    @Test
    void aLinkIntoAPrivateRoomOpensItAfterSigningUp() {
        TestServer server = inviting();
        Companion olga = olga(server);
        long vault = vault(olga);
        olga.say(vault, "Welcome to the vault");
        TestClient client = client(server.invite(vault, 1, WEEK).text());
        client.waitForText("#submit", "Create account");
        fill(client, "Ada");
        waitForRoom(client, "Vault");
        client.fill("#composer-input", "Here I am");
        client.press(KeyCode.ENTER);
        olga.waitToHear("Here I am");
    }

    @Test
    void whoIsSignedInGoesIntoTheRoomOfALink() {
        TestServer server = inviting();
        Companion olga = olga(server);
        long vault = vault(olga);
        TestClient client = client(server.invite(0, 1, WEEK).text());
        fill(client, "Ada");
        client.get("#lobby-screen");
        client.startAgain(server.invite(vault, 1, WEEK).text());
        waitForRoom(client, "Vault");

        client.startAgain(server.revoked().text());
        waitForNotice(client, "was revoked");
        client.startAgain(server.invite(0, 1, WEEK).text()); // it has a token, but leads into no room
        waitForNotice(client, "signed in as Ada already");
        client.startAgain(server.invite().toString());
        waitForNotice(client, "signed in as Ada already");
        client.startAgain("parley://chat.example.org:7420/?ca=" + "0f".repeat(32));
        waitForNotice(client, "Log out first");
    }

    @Test
    void whoHasAnAccountSignsInByALinkAndIsInItsRoom() {
        TestServer server = inviting();
        Companion olga = olga(server);
        InviteLink link = server.invite(vault(olga), 1, WEEK);
        TestClient client = client(server.invite(0, 1, WEEK).text());
        fill(client, "Ada");
        client.get("#lobby-screen");
        TestClient.fxRun(client.navigation()::logout);
        client.get("#login-screen");
        client.fill("#address", link.text());
        client.waitForText("#submit", "Sign in");
        fill(client, "Ada");
        waitForRoom(client, "Vault");
    }

    @Test
    void whyALinkBringsNobodyIsSaidBelowIt() {
        TestServer server = inviting();
        olga(server);
        TestClient client = client(server.invite(0, 1, Duration.ZERO).text());
        fill(client, "Ada");
        client.waitForText("#address-error", "has expired");
        client.fill("#address", server.revoked().text());
        client.click("#submit");
        client.waitForText("#address-error", "was revoked");
        client.fill("#address", server.link());
        client.click("#submit");
        client.waitForText("#address-error", "as often as it may be");
        client.picture("login/invite-used-up");
        client.fill("#address", server.invite().toString());
        client.click("#submit");
        client.waitForText("#address-error", "by invitation only");
        client.fill("#address", server.link().substring(0, server.link().length() - 12));
        client.click("#submit");
        client.waitForText("#address-error", "incomplete");
        client.fill("#address", server.invite(0, 1, WEEK).text());
        client.click("#submit");
        client.get("#lobby-screen");
    }
}
