package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Getting in: signing in and registering, errors beside their field, and whom to trust. */
class LoginJourneyTest extends DesktopTest {

    private static void attempt(TestClient client, String address, String user, String password) {
        client.fill("#address", address);
        client.fill("#username", user);
        client.fill("#password", password);
        client.click("#submit");
    }

    @Test
    void registeringWithALinkAsksNothingAndSignsIn() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        assertThat(client.text("#signed-in-as")).isEqualTo("Ada");
        assertThat(client.title()).isEqualTo("Lobby - Parley");
        assertThat(client.preferences().get().pin(server.invite().address())).contains(server.invite().ca());
    }

    @Test
    void signsInWithWhatIsRememberedAfterLoggingOut() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        client.click("#logout");
        client.get("#login-screen");
        assertThat(client.text("#address")).isEqualTo(server.address());
        assertThat(client.text("#username")).isEqualTo("Ada");
        assertThat(client.text("#password")).isEmpty();
        client.waitForFocus("#password");
        client.type(TestClient.PASSWORD);
        client.press(KeyCode.ENTER);
        client.get("#lobby-screen");
    }

    @Test
    void remembersServerAndNameForTheNextStart() {
        TestServer server = server();
        TestClient first = new TestClient(directory.resolve("config"), 0, 0, WIDTH, HALF, server.link());
        first.signUp("Ada");
        first.close();
        TestClient second = closing(new TestClient(directory.resolve("config"), 0, 0, WIDTH, HALF, null));
        assertThat(second.text("#address")).isEqualTo(server.address());
        assertThat(second.text("#username")).isEqualTo("Ada");
        second.waitForFocus("#password");
    }

    @Test
    void wrongPasswordIsSaidBelowThePassword() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        client.click("#logout");
        client.fill("#password", "not the one");
        client.press(KeyCode.ENTER);
        client.waitForText("#password-error", "wrong");
        assertThat(client.text("#address")).isEqualTo(server.address());
        client.waitForFocus("#password");
    }

    @Test
    void takenNameAndShortPasswordAreSaidBelowTheirFields() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        client.click("#logout");
        client.click("#switch-mode");
        attempt(client, server.link(), "aDA", TestClient.PASSWORD);
        client.waitForText("#username-error", "taken");
        attempt(client, server.link(), "Grace", "short");
        client.waitForText("#password-error", "longer");
    }

    @Test
    void whatCanBeCheckedHereIsCheckedBeforeAnythingIsSent() {
        TestClient client = client(null);
        client.click("#submit");
        client.waitForText("#address-error", "Enter");
        client.waitForText("#username-error", "Enter");
        client.waitForText("#password-error", "Enter");
        attempt(client, "parley://nonsense", "two words", "é".repeat(37));
        client.waitForText("#address-error", "incomplete");
        client.waitForText("#username-error", "1 to 32");
        client.waitForText("#password-error", "at most 72 bytes, and it has 74");
        client.fill("#address", "127.0.0.1");
        client.waitForGone("#address-error");
    }

    @Test
    void anAddressWhereNothingListensIsSaidSo() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        TestClient client = client(null);
        attempt(client, "127.0.0.1:" + port, "Ada", TestClient.PASSWORD);
        client.waitForText("#address-error", "Nothing listens");
        assertThat(client.text("#username")).isEqualTo("Ada");
    }

    @Test
    void aServerThatIsNoParleyServerIsSaidSo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var peer = other.accept()) {
                    peer.getOutputStream()
                            .write("220 mail.example.org ESMTP ready\r\n".getBytes(StandardCharsets.US_ASCII));
                    peer.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // the client goes away, as it should
                }
            });
            TestClient client = client(null);
            attempt(client, "127.0.0.1:" + other.getLocalPort(), "Ada", TestClient.PASSWORD);
            client.waitForText("#address-error", "not a Parley server");
        }
    }

    @Test
    void connectingCanBeCancelled() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestClient client = client(null);
            attempt(client, "127.0.0.1:" + silent.getLocalPort(), "Ada", TestClient.PASSWORD);
            client.waitForText("#connecting", "Connecting to 127.0.0.1");
            client.press(KeyCode.ESCAPE);
            client.get("#submit");
            assertThat(client.text("#username")).isEqualTo("Ada");
            assertThat(client.text("#password")).isEqualTo(TestClient.PASSWORD);
        }
    }

    @Test
    void anUnknownServerShowsItsFingerprintOnce() {
        TestServer server = server();
        TestClient client = client(null);
        client.click("#switch-mode");
        attempt(client, server.address(), "Ada", TestClient.PASSWORD);
        assertThat(client.text("#fingerprint-offered").replaceAll("\\s+", " "))
                .isEqualTo(server.invite().ca().grouped());
        client.waitForFocus("#trust-cancel");
        client.click("#trust-yes");
        client.get("#lobby-screen");
        assertThat(client.preferences().get().pin(server.invite().address())).contains(server.invite().ca());

        client.click("#logout");
        client.fill("#password", TestClient.PASSWORD);
        client.click("#submit");
        client.get("#lobby-screen");
    }

    @Test
    void aWrongPasswordAfterTrustingAsksNoSecondTimeWhomToTrust() {
        TestServer server = server();
        TestClient client = client(null);
        attempt(client, server.address(), "Ada", TestClient.PASSWORD);
        client.click("#trust-yes");
        client.waitForText("#password-error", "wrong");

        client.click("#switch-mode");
        client.click("#submit");
        client.get("#lobby-screen");
    }

    @Test
    void sayingNoToAnUnknownServerTrustsNothing() {
        TestServer server = server();
        TestClient client = client(null);
        attempt(client, server.address(), "Ada", TestClient.PASSWORD);
        client.get("#trust-panel");
        client.press(KeyCode.ENTER);
        client.get("#submit");
        assertThat(client.preferences().get().servers()).isEmpty();
        assertThat(client.text("#address")).isEqualTo(server.address());
    }

    @Test
    void aChangedIdentityIsRefusedUntilANewLinkIsPasted() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        client.click("#logout");
        CaFingerprint known = server.invite().ca();
        server.stop();
        TestServer other = closing(new TestServer(directory.resolve("other"),
                Map.of("server.port", String.valueOf(server.port()))));

        client.fill("#password", TestClient.PASSWORD);
        client.click("#submit");
        client.waitForText("#trust-title", "not the server you know");
        assertThat(client.text("#fingerprint-expected").replaceAll("\\s+", " ")).isEqualTo(known.grouped());
        assertThat(client.find("#trust-yes")).isNull();
        client.click("#trust-cancel");
        assertThat(client.preferences().get().pin(server.invite().address())).contains(known);

        client.click("#switch-mode");
        attempt(client, other.link(), "Ada", TestClient.PASSWORD);
        client.waitForText("#trust-title", "another identity");
        client.click("#trust-yes");
        client.get("#lobby-screen");
        assertThat(client.preferences().get().pin(server.invite().address())).contains(other.invite().ca());
    }

    @Test
    void aLinkIsCheckedAgainstTheServer() {
        TestServer server = server();
        TestClient client = client(null);
        attempt(client, server.link().replaceAll("ca=.*", "ca=" + "ab".repeat(32)), "Ada", TestClient.PASSWORD);
        client.waitForText("#trust-title", "not the server you know");
        assertThat(client.preferences().get().servers()).isEmpty();
    }

    @Test
    void theKeyboardAloneIsEnough() {
        TestServer server = server();
        TestClient client = client(null);
        client.waitForFocus("#address");
        client.fill("#address", server.link());
        client.press(KeyCode.TAB);
        client.waitForFocus("#username");
        client.type("ada");
        client.press(KeyCode.TAB);
        client.waitForFocus("#password");
        client.type("correct-horse");
        client.press(KeyCode.TAB);
        client.waitForFocus("#password-reveal");
        client.press(KeyCode.TAB);
        client.waitForFocus("#submit");
        client.press(KeyCode.TAB);
        client.waitForFocus("#switch-mode");
        client.press(KeyCode.SPACE);
        client.waitForText("#submit", "Create account");
        client.fill("#password", "correct-horse");
        client.press(KeyCode.ENTER);
        client.get("#lobby-screen");

        client.waitForFocus("#create-first");
        client.press(KeyCode.SPACE);
        client.waitForFocus("#create-name");
        client.type("tea");
        client.press(KeyCode.ENTER);
        client.waitForFocus("#rooms");
        client.waitUntil("the room", () -> client.items("#rooms").size() == 1 && client.selected("#rooms") != null);
        client.press(KeyCode.ENTER);
        client.waitForFocus("#composer-input");
        client.type("hello");
        client.press(KeyCode.ENTER);
        client.waitForMessage("hello");
        client.press(KeyCode.ESCAPE);
        client.get("#lobby-screen");
    }

    @Test
    void thePasswordCanBeLookedAt() {
        TestClient client = client(null);
        client.fill("#password", "secret");
        client.click("#password-reveal");
        assertThat(client.text("#password-clear")).isEqualTo("secret");
        client.waitForFocus("#password-clear");
        client.click("#password-reveal");
        assertThat(client.find("#password-clear")).isNull();
    }
}
