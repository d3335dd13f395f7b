package chat.parley.server.conversation.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is silent is asked for a sign of life, and ended without one; and nobody stays for long without signing in. */
class HeartbeatTest {

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();

    private TestServer start(String... settings) {
        return servers.start(data, settings);
    }

    @Test
    void aSilentClientIsPingedThenEndedThenOffline() {
        TestServer server = start("limits.pingSeconds=1", "limits.timeoutSeconds=2");
        ModernClient silent = server.modern("silent");
        long room = silent.create("tearoom");
        silent.fence();

        assertThat(silent.connection().next().toString()).isEqualTo("{\"type\":\"ping\",\"status\":\"ok\"}");
        silent.connection().isClosedWith("idle_timeout");
        await().untilAsserted(
                () -> assertThat(server.metric("parley_limits_reached_total{limit=\"timeoutSeconds\"}")).isEqualTo(1));

        server.register("watcher");
        await().untilAsserted(() -> {
            ModernClient watcher = server.modernAgain("watcher").join(room);
            assertThat(watcher.does("{'type':'users','data':{'prefix':'silent'}}").path("people").get(0)
                    .path("presence").asString()).isEqualTo("offline");
        });
    }

    @Test
    void whoAnswersStays() {
        TestServer server = start("limits.pingSeconds=1", "limits.timeoutSeconds=2");
        ModernClient client = server.modern("ada");

        for (int i = 0; i < 4; i++) { // twice the time after which a silent one is ended
            client.hears("ping");
            client.does("{'type':'ping'}");
        }
        client.does("{'type':'sessions'}");
    }

    @Test
    void whateverIsSentIsASignOfLife() {
        TestServer server = start("limits.pingSeconds=1", "limits.timeoutSeconds=2");
        ModernClient client = server.modern("ada");

        for (int i = 0; i < 3; i++) {
            client.hears("ping");
            client.isRefused("{'type':'no_such_request'}", "unknown_type");
        }
    }

    @Test
    void aClientThatHasNotSignedInIsPingedToo() {
        TestServer server = start("limits.pingSeconds=1", "limits.timeoutSeconds=2");
        ModernClient client = server.connectModern();

        client.hears("ping");
        client.connection().isClosedWith("idle_timeout");
    }

    @Test
    void aClientOfProtocol1IsNeitherPingedNorEnded() {
        TestServer server = start("limits.pingSeconds=1", "limits.timeoutSeconds=2");
        TestClient old = server.inRoom("old", "tearoom");
        ModernClient silent = server.modern("silent");
        silent.connection().isClosedWith("idle_timeout"); // it was silent for less long than the other

        assertThat(old.fence()).extracting(TestClient::typeOf).doesNotContain("ping", "error");
        old.send(Requests.LIST);
        assertThat(TestClient.typeOf(old.fence().getLast())).isEqualTo("list_room");
    }

    @Test
    void withoutPingsTheTimeoutEndsASilentClientAllTheSame() {
        TestServer server = start("limits.pingSeconds=0", "limits.timeoutSeconds=1");
        List<JsonNode> last = server.modern("silent").connection().untilEnd();

        assertThat(last).extracting(TestClient::codeOf).containsExactly("idle_timeout");
    }

    @Test
    void withoutATimeoutASilentClientIsPingedForEver() {
        TestServer server = start("limits.pingSeconds=1", "limits.timeoutSeconds=0");
        ModernClient silent = server.modern("silent");
        for (int i = 0; i < 3; i++) {
            assertThat(TestClient.typeOf(silent.connection().next())).isEqualTo("ping");
        }

        silent.does("{'type':'sessions'}");
    }

    @Test
    void aClientThatDoesNotSignInIsSentAway() {
        TestServer server = start("limits.signInSeconds=1");
        server.register("ada");
        ModernClient stranger = server.connectModern();
        ModernClient ada = server.modernAgain("ada");

        stranger.connection().isClosedWith("sign_in_timeout");
        ada.does("{'type':'sessions'}");
    }

    @Test
    void whoHasSignedOutIsSentAwayUnlessSomebodySignsInAgain() {
        TestServer server = start("limits.signInSeconds=1");
        server.register("ada");
        ModernClient left = server.modernAgain("ada");
        ModernClient back = server.modernAgain("ada");
        left.does(Requests.LOGOUT);
        back.does(Requests.LOGOUT);
        back.does(Requests.login("ada"));

        left.connection().isClosedWith("sign_in_timeout");
        back.does("{'type':'sessions'}");
    }
}
