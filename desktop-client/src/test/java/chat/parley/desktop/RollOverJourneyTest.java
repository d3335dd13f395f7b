package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The server gets another certificate authority, and nobody is asked anything. */
class RollOverJourneyTest extends DesktopTest {

    private static void waitForPin(TestClient client, TestServer server, CaFingerprint ca) {
        client.waitUntil("the pin", () -> client.preferences().get().pin(server.invite().address())
                .filter(ca::equals).isPresent());
        assertThat(client.find("#trust-panel")).isNull();
    }

    @Test
    void whoIsConnectedAndWhoWasAwayGoOverAndKeepIt() {
        TestServer server = server();
        Path config = directory.resolve("config");
        TestClient away = new TestClient(config, 0, 0, WIDTH, HALF, server.link());
        away.signUp("Grace").closeSignedIn();
        TestClient ada = client(server.link()).signUp("Ada");
        CaFingerprint made = server.rollOver();
        assertThat(made).isNotEqualTo(server.invite().ca());
        waitForPin(ada, server, made);

        away = new TestClient(config, 0, HALF, WIDTH, HALF, null);
        waitForPin(away, server, made);
        away.close();

        server.stop();
        server.startAgain();
        ada.waitUntil("back", () -> TestClient.fx(() -> ada.account().isOnline()));
        TestClient again = closing(new TestClient(config, 0, HALF, WIDTH, HALF, null));
        again.waitUntil("back", () -> TestClient.fx(() -> again.account() != null && again.account().isOnline()));
        assertThat(again.preferences().get().pin(server.invite().address())).as("from its file").contains(made);
    }

    @Test
    void anOldLinkBringsSomebodyNewToTheNewAuthority() {
        TestServer server = server();
        CaFingerprint made = server.rollOver();
        TestClient client = client(server.link()).signUp("Ada");
        waitForPin(client, server, made);

        TestClient.fxRun(client.navigation()::logout);
        client.get("#login-screen");
        client.fill("#address", server.link());
        client.fill("#password", TestClient.PASSWORD);
        client.click("#submit");
        client.get("#lobby-screen");
        waitForPin(client, server, made);
    }
}
