package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private static void logout(TestClient client) {
        TestClient.fxRun(client.navigation()::logout);
        client.get("#login-screen");
    }

    @Test
    void registeringWithALinkAsksNothingAndSignsIn() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        TestClient.fxRun(() -> assertThat(client.account().user()).isEqualTo("Ada"));
        assertThat(client.title()).isEqualTo("Lobby - Parley");
        assertThat(client.preferences().get().pin(server.invite().address())).contains(server.invite().ca());
    }

    @Test
    void signsInWithWhatIsRememberedAfterLoggingOut() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        logout(client);
        assertThat(client.text("#address")).isEqualTo(server.address());
        assertThat(client.text("#username")).isEqualTo("Ada");
        assertThat(client.text("#password")).isEmpty();
        client.waitForFocus("#password");
        client.type(TestClient.PASSWORD);
        client.press(KeyCode.ENTER);
        client.get("#lobby-screen");
    }

    @Test
    void staysSignedInUntilToldOtherwise() {
        TestServer server = server();
        Path config = directory.resolve("config");
        TestClient first = new TestClient(config, 0, 0, WIDTH, HALF, server.link());
        first.signUp("Ada");
        first.closeSignedIn();
        TestClient second = new TestClient(config, 0, 0, WIDTH, HALF, null);
        second.get("#lobby-screen");
        logout(second);
        second.click("#stay");
        second.fill("#password", TestClient.PASSWORD);
        second.press(KeyCode.ENTER);
        second.get("#lobby-screen");
        second.close();
        TestClient third = closing(new TestClient(config, 0, 0, WIDTH, HALF, null));
        assertThat(third.text("#address")).isEqualTo(server.address());
        assertThat(third.text("#username")).isEqualTo("Ada");
        third.waitForFocus("#password");
        assertThat(third.find("#accounts")).isNull();
    }

    @Test
    void whatWasBeingWrittenIsThereAfterClosing() {
        TestServer server = server();
        Path config = directory.resolve("config");
        TestClient first = new TestClient(config, 0, 0, WIDTH, HALF, server.link());
        first.signUp("Ada");
        first.createRoom("Kitchen");
        first.fill("#composer-input", "unfinished");
        first.closeSignedIn();
        TestClient second = closing(new TestClient(config, 0, 0, WIDTH, HALF, null));
        second.waitUntil("the draft", () -> second.find("#composer-input") != null
                && second.text("#composer-input").equals("unfinished"));
    }

    @Test
    void aLinkThatIsOpenedMeanwhileFillsTheForm() {
        TestServer server = server();
        TestClient client = client(null);
        client.waitForFocus("#address");
        client.startAgain(server.link());
        client.waitForFocus("#username");
        assertThat(client.text("#address")).isEqualTo(server.link());
    }

    @Test
    void severalAccountsAreRemembered() {
        TestServer server = server();
        TestServer other = closing(new TestServer(directory.resolve("other")));
        TestClient client = closing(new TestClient(directory.resolve("client"), 0, 0, WIDTH, 860, server.link()));
        client.signUp("Ada");
        client.press(KeyCode.CONTROL, KeyCode.K);
        client.fill("#switcher-field", "another account");
        client.press(KeyCode.ENTER);
        client.get("#login-screen");
        client.picture("login/accounts-one");
        client.click("#switch-mode");
        attempt(client, other.link(), "Eve", TestClient.PASSWORD);
        client.get("#lobby-screen");
        logout(client);

        client.get("#continue-1");
        client.picture("login/accounts-two");
        client.click("#continue-1");
        assertThat(client.text("#username")).isEqualTo("Eve");
        client.waitForFocus("#password");
        client.click("#continue-0");
        client.get("#lobby-screen");
        TestClient.fxRun(() -> assertThat(client.account().user()).isEqualTo("Ada"));

        logout(client);
        client.click("#forget-1");
        client.waitForGone("#accounts");
        assertThat(client.preferences().get().pin(other.invite().address())).contains(other.invite().ca());
    }

    @Test
    void aSessionThatWasRevokedLeadsBackWithWords() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        try (Companion elsewhere = Companion.elsewhere(server.invite(), "Ada")) {
            elsewhere.ask(new SessionRequest.Sessions()).sessions().stream().filter(s -> !s.current())
                    .forEach(s -> elsewhere.ask(new SessionRequest.RevokeSession(s.session())));
        }
        client.waitForText("#login-note", "signed out");
        assertThat(client.text("#username")).isEqualTo("Ada");
        client.picture("login/revoked");
    }

    @Test
    void whoIsThrottledSeesHowLong() {
        TestServer server = closing(
                new TestServer(directory.resolve("server"), Map.of("limits.loginsPerMinute", "2")));
        TestClient client = client(server.link());
        for (int i = 0; i < 3; i++) {
            attempt(client, server.link(), "Ada", "not the one" + i);
            client.waitUntil("an answer", () -> client.find("#submit") != null);
        }
        client.waitForText("#password-error", "try again in");
        assertThat(client.get("#submit").isDisabled()).isTrue();
        client.picture("login/throttled");
    }

    @Test
    void aServerThatTakesNoAccountsSaysSo() {
        TestServer server = closing(
                new TestServer(directory.resolve("server"), Map.of("auth.registration", "closed")));
        TestClient client = client(null);
        client.click("#switch-mode");
        attempt(client, server.link(), "Ada", TestClient.PASSWORD);
        client.waitForText("#address-error", "no new accounts");
        client.click("#switch-mode");
        client.waitForGone("#switch-mode");
    }

    @Test
    void wrongPasswordIsSaidBelowThePassword() {
        TestServer server = server();
        TestClient client = client(server.link());
        client.signUp("Ada");
        logout(client);
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
        logout(client);
        client.click("#switch-mode");
        attempt(client, server.link(), "aDA", TestClient.PASSWORD);
        client.waitForText("#username-error", "taken");
        attempt(client, server.link(), "Grace", "short");
        client.waitForText("#password-error", "at least 8 characters");
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
            client.waitForText("#connecting", "127.0.0.1");
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

        logout(client);
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
        logout(client);
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
        client.waitForFocus("#stay");
        client.press(KeyCode.TAB);
        client.waitForFocus("#submit");
        client.press(KeyCode.TAB);
        client.waitForFocus("#switch-mode");
        client.press(KeyCode.SPACE);
        client.waitForText("#submit", "Create account");
        client.fill("#password", "correct-horse");
        client.press(KeyCode.ENTER);
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
