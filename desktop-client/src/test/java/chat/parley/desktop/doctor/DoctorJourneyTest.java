package chat.parley.desktop.doctor;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Checking the way to a server from the login screen, and from the bar that says that the connection is lost. */
class DoctorJourneyTest extends DesktopTest {

    private static final double HEIGHT = 680;

    private static void over(TestClient client, String summary) {
        client.waitForText("#doctor-summary", summary);
    }

    private static void is(TestClient client, String... states) {
        List<String> steps = List.of("name", "port", "tls", "pin", "protocol", "login");
        for (int i = 0; i < states.length; i++) {
            assertThat(client.text("#doctor-state-" + steps.get(i))).as(steps.get(i)).isEqualTo(states[i]);
        }
    }

    private static void pictures(TestClient client, String name) {
        client.picture("doctor/" + name);
        fxRun(() -> client.setTheme(ThemeChoice.DARK));
        client.picture("doctor/" + name + "-dark");
        fxRun(() -> client.setTheme(ThemeChoice.LIGHT));
    }

    private static void close(TestClient client) {
        client.press(KeyCode.ESCAPE);
        client.waitForGone("#doctor-dialog");
    }

    @Test
    void tellsTheStepsApart() throws IOException {
        TestServer server = server();
        try (Companion ada = new Companion(server.invite(), "Ada")) {
            TestClient client = closing(new TestClient(directory.resolve("client"), 0, 0, WIDTH, HEIGHT, null));
            assertThat(client.find("#check-connection")).as("there is nothing to check yet").isNull();
            client.fill("#address", server.link());
            everythingIsGood(client);
            signsInWhenAsked(client, ada);
            theIdentityIsAnother(client, server);
        }
    }

    private static void everythingIsGood(TestClient client) {
        client.focus("#check-connection");
        client.press(KeyCode.SPACE);
        over(client, "as it should be");
        is(client, "OK", "OK", "OK", "OK", "OK");
        assertThat(client.find("#doctor-sign-in")).as("nobody is named").isNull();
        assertThat(client.find("#doctor-state-login")).isNull();
        client.waitForFocus("#doctor-steps");
        assertThat(fx(() -> client.stage().getScene().getFocusOwner().getAccessibleText()))
                .contains("Everything is as it should be.", "Port: OK.");
        pictures(client, "ok");
        close(client);
        client.waitForFocus("#check-connection");
    }

    private static void signsInWhenAsked(TestClient client, Companion ada) {
        client.fill("#username", "Ada");
        client.fill("#password", "wrong horse");
        client.click("#check-connection");
        over(client, "as it should be");
        client.click("#doctor-sign-in");
        client.click("#doctor-again");
        over(client, "The connection fails");
        is(client, "OK", "OK", "OK", "OK", "OK", "Failed");
        pictures(client, "wrong-password");
        close(client);

        client.fill("#password", TestClient.PASSWORD);
        client.click("#check-connection");
        over(client, "as it should be");
        client.press(KeyCode.TAB);
        client.waitForFocus("#doctor-sign-in");
        client.press(KeyCode.SPACE);
        client.press(KeyCode.TAB);
        client.press(KeyCode.TAB);
        client.waitForFocus("#doctor-again");
        client.press(KeyCode.SPACE);
        client.waitUntil("the login", () -> client.find("#doctor-what-login") != null);
        client.waitForFocus("#doctor-steps");
        is(client, "OK", "OK", "OK", "OK", "OK", "OK");
        assertThat(ada.ask(new SessionRequest.Sessions()).sessions()).as("it has signed out again").hasSize(1);
        over(client, "as it should be");
        client.click("#doctor-copy");
        assertThat(fx(Clipboard.getSystemClipboard()::getString)).startsWith("Connection report of Parley test")
                .contains("ok       login        Ada can sign in").doesNotContain(TestClient.PASSWORD);
        pictures(client, "copied");
        close(client);
    }

    private static void theIdentityIsAnother(TestClient client, TestServer server) {
        CaFingerprint other = new CaFingerprint("0a".repeat(32));
        client.fill("#address", new InviteLink(server.invite().address(), other).text());
        client.click("#check-connection");
        over(client, "The connection fails");
        is(client, "OK", "OK", "OK", "Failed", "Not reached");
        assertThat(client.text("#doctor-what-pin")).contains(server.invite().ca().grouped(), other.grouped());
        assertThat(client.text("#doctor-remedy-pin")).contains("Ask the administrator");
        pictures(client, "identity");
        close(client);
    }

    @Test
    void whereNothingListensTheNextAttemptCanBeBetter() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        TestClient client = closing(new TestClient(directory.resolve("client"), 0, 0, 640, HALF, null));
        client.fill("#address", "127.0.0.1:" + port);
        client.fill("#username", "Ada");
        client.fill("#password", TestClient.PASSWORD);
        client.click("#submit");
        client.waitForText("#address-error", "Nothing listens");
        pictures(client, "login-failed");
        client.click("#check-connection");
        over(client, "The connection fails");
        is(client, "OK", "Failed", "Not reached", "Not reached", "Not reached");
        pictures(client, "port-small");
        ScrollPane scroll = client.get("#doctor-dialog .dialog-scroll", ScrollPane.class);
        client.press(KeyCode.PAGE_DOWN);
        assertThat(fx(scroll::getVvalue)).as("the window is too low for all of it").isEqualTo(1);
        close(client);
        client.waitForFocus("#check-connection");
        assertThat(client.text("#password")).isEqualTo(TestClient.PASSWORD);
    }

    @Test
    void whoLosesTheConnectionCanLookWhy() {
        TestServer server = server();
        TestClient client = closing(new TestClient(directory.resolve("client"), 0, 0, WIDTH, HEIGHT, server.link()));
        client.signUp("Ada");
        server.stop();
        client.waitForText("#banner-reason", "Offline");
        client.picture("doctor/banner");
        client.click("#banner-check");
        over(client, "The connection fails");
        is(client, "OK", "Failed");
        client.picture("doctor/banner-check");
        server.startAgain();
        client.click("#doctor-again");
        over(client, "as it should be");
        is(client, "OK", "OK", "OK", "OK", "OK");
        close(client);
    }
}
