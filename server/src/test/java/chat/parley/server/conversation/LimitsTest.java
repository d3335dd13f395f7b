package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.config.ServerConfig;
import chat.parley.server.limit.Limit;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What one peer, or all together, may use. The outbox has a test of its own. */
class LimitsTest {

    private static final String NOT_HERE = "{'type':'list','status':'error','code':'not_allowed_here','message':'…'}";

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();

    private TestServer start(String... settings) {
        return servers.start(data, settings);
    }

    private static double reached(TestServer server, String limit) {
        return server.metric("parley_limits_reached_total{limit=\"" + limit + "\"}");
    }

    @Test
    void whoDoesNotSignInInTimeIsToldAndClosed() {
        TestServer server = start("limits.signInSeconds=2");
        TestClient ada = server.inLobby("ada");
        TestClient idle = server.connect();
        TestClient busy = server.connect().does(Requests.register("grace"))
                .isRefused(Requests.login("grace", "wrong horse"), "bad_credentials");

        idle.isClosedWith("sign_in_timeout");
        busy.isClosedWith("sign_in_timeout");
        assertThat(ada.fence()).as("who has signed in stays").isEmpty();
        Awaitility.await().untilAsserted(() -> assertThat(reached(server, "signInSeconds")).isEqualTo(2));
    }

    /** Without the setting the second wait would be of two seconds. */
    @Test
    void waitsOfWhoGoesOnFailingDoNotGrowOverTheLongest() {
        TestServer server = start("limits.loginsPerMinute=60", "limits.loginsPerAccount=0",
                "limits.loginDelaySeconds=1");
        server.register("ada");
        ModernClient guesser = new ModernClient(server.connect());
        String wrong = Requests.login("ada", "wrong horse");
        for (int i = 0; i < 60; i++) {
            guesser.isRefused(wrong, "bad_credentials");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(guesser.ask(wrong).path("retryAfterSeconds").intValue()).isEqualTo(1);
            Awaitility.await().until(() -> TestClient.codeOf(guesser.ask(wrong)).equals("bad_credentials"));
        }
        assertThat(guesser.ask(wrong).path("retryAfterSeconds").intValue()).isEqualTo(1);
    }

    @Test
    void whoHasSignedInTakesNoPlaceFromThoseWhoHaveNot() {
        TestServer server = start("limits.connectionsNotSignedIn=2");
        TestClient ada = server.inLobby("ada");
        Awaitility.await().untilAsserted(() -> assertThat(server.metric("parley_connections")).isEqualTo(1));
        TestClient grace = server.connect();
        server.connect();
        server.connect().isClosedWith("server_full");

        grace.does(Requests.register("grace")).does(Requests.login("grace"));
        awaitPlace(server);
        server.connect().isClosedWith("server_full");
        ada.does(Requests.LOGOUT);
        server.connect().isClosedWith("server_full");
    }

    @Test
    void theTimeToSignInBeginsAnewAfterLogout() {
        TestServer server = start("limits.signInSeconds=2");
        TestClient ada = server.inLobby("ada");
        server.connect().isClosedWith("sign_in_timeout");

        ada.does(Requests.LOGOUT).does(Requests.login("ada")).does(Requests.LOGOUT);
        ada.isClosedWith("sign_in_timeout");
    }

    @ParameterizedTest
    @CsvSource({"connections, server_full", "connectionsPerAddress, too_many_connections",
            "connectionsNotSignedIn, server_full"})
    void oneConnectionTooManyIsToldWhyAndClosedUntilAPlaceIsGivenBack(String limit, String code) {
        TestServer server = start("limits." + limit + "=2");
        TestClient first = server.connect();
        TestClient second = server.connect();
        for (int i = 0; i < 3; i++) {
            server.connect().isClosedWith(code);
        }
        assertThat(reached(server, limit)).isEqualTo(3);
        first.send(Requests.LIST).hears(NOT_HERE);
        second.send(Requests.LIST).hears(NOT_HERE);

        first.close();
        TestClient third = awaitPlace(server);
        server.connect().isClosedWith(code);
        third.vanish();
        awaitPlace(server);
    }

    /** The place of a connection is given back when its end has been noticed, a little after it. */
    private static TestClient awaitPlace(TestServer server) {
        return Awaitility.await().atMost(TestClient.PATIENCE).until(server::connect, LimitsTest::isLetIn);
    }

    private static boolean isLetIn(TestClient client) {
        try {
            return TestClient.typeOf(client.send(Requests.LIST).next()).equals("list");
        } catch (UncheckedIOException _) {
            return false; // was closed before it could say anything
        }
    }

    @Test
    void aPlaceIsGivenBackWhenTheHandshakeFails() throws IOException {
        TestServer server = start("limits.connections=1");
        for (int i = 0; i < 5; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.getOutputStream().write("no TLS at all".getBytes(StandardCharsets.UTF_8));
            }
        }
        awaitPlace(server);
    }

    @Test
    void whoSendsTooManyFramesIsRefusedAndClosedWhenItGoesOn() {
        TestServer server = start("limits.framesPerSecond=5");
        TestClient patient = server.connect();
        TestClient hasty = server.connect();
        for (int i = 0; i < 1_000; i++) {
            hasty.send(Requests.LIST);
        }
        List<JsonNode> heard = hasty.untilEnd();

        assertThat(heard).filteredOn(frame -> TestClient.codeOf(frame).equals("rate_limited"))
                .extracting(TestClient::typeOf).as("refused, and then closed")
                .containsSequence("list", "list", "list", "list", "list", "error").endsWith("error");
        assertThat(heard).as("ten seconds' worth may come at once").hasSizeBetween(56, 500);
        Awaitility.await()
                .untilAsserted(() -> assertThat(reached(server, "framesPerSecond")).isGreaterThanOrEqualTo(6));
        patient.send(Requests.LIST).hears(NOT_HERE);
    }

    @Test
    void whoWaitsAfterARefusalGoesOn() {
        TestServer server = start("limits.framesPerSecond=5");
        ModernClient hasty = server.connectModern();
        JsonNode answer = hasty.ask("{'type':'ping'}");
        while (TestClient.codeOf(answer).isEmpty()) {
            answer = hasty.ask("{'type':'ping'}");
        }
        assertThat(TestClient.typeOf(answer)).isEqualTo("ping");
        assertThat(TestClient.codeOf(answer)).isEqualTo("rate_limited");
        assertThat(answer.path("retryAfterSeconds").intValue()).isEqualTo(1);

        Awaitility.await().pollDelay(Duration.ofMillis(1_100)).untilAsserted(
                () -> assertThat(TestClient.codeOf(hasty.ask("{'type':'ping'}"))).isEmpty());
    }

    @Test
    void nobodyHasMoreFriendsOrOpenRequestsThanAllowed() {
        TestServer server = start("limits.friendsPerAccount=2", "limits.friendRequestsPerAccount=1");
        ModernClient ada = server.modern("ada");
        ModernClient grace = server.modern("grace");
        ModernClient mary = server.modern("mary");
        ModernClient joan = server.modern("joan");
        ada.does(friend("request", "grace"));
        ada.does(friend("request", "grace")); // is asked already
        ada.isRefused(friend("request", "mary"), "too_many_friends");
        assertThat(reached(server, "friendRequestsPerAccount")).isEqualTo(1);

        grace.does(friend("accept", "ada"));
        mary.does(friend("request", "ada"));
        ada.does(friend("request", "mary"));
        joan.does(friend("request", "ada"));
        ada.isRefused(friend("accept", "joan"), "too_many_friends").isRefused(friend("request", "joan"),
                "too_many_friends");
        assertThat(reached(server, "friendsPerAccount")).isEqualTo(2);

        ada.does(friend("remove", "mary"));
        ada.does(friend("accept", "joan"));
    }

    private static String friend(String what, String user) {
        return "{'type':'friend_%s','data':{'user':'%s'}}".formatted(what, user);
    }

    @Test
    void afterTooManyFailuresOnlyThoseWhoWereThereBeforeSignIn() {
        TestServer server = start("limits.loginsPerMinute=3");
        TestClient ada = server.inLobby("ada");
        for (int i = 0; i < 10; i++) {
            ada.does(Requests.LOGOUT).does(Requests.login("ada"));
        }
        TestClient guesser = server.connect();
        guesser.isRefused(Requests.login("ada", "wrong horse"), "bad_credentials")
                .isRefused(Requests.login("nobody", "wrong horse"), "bad_credentials")
                .isRefused(Requests.register("ada", "wrong horse"), "name_taken");

        guesser.isRefused(Requests.login("grace"), "too_many_attempts")
                .isRefused(Requests.register("grace"), "too_many_attempts");
        assertThat(reached(server, "loginsPerMinute")).isEqualTo(2);
        server.connect().does(Requests.login("ada"));
        assertThat(ada.list()).as("who is signed in stays").hasToString("{\"lobby\":[\"ada\"]}");
    }

    @Test
    void eachLimitIsASettingAndAMetric() {
        TestServer server = start();
        List<String> settings = Arrays.stream(ServerConfig.Limits.class.getRecordComponents())
                .map(RecordComponent::getName).toList();
        for (Limit limit : Limit.values()) {
            assertThat(settings).contains(limit.setting());
            assertThat(reached(server, limit.setting())).isZero();
        }
    }

    @Test
    void zeroSwitchesALimitOff() {
        TestServer server = start("limits.connections=0", "limits.connectionsPerAddress=0",
                "limits.connectionsNotSignedIn=0", "limits.loginsPerAccount=0", "limits.signInSeconds=0",
                "limits.handshakeSeconds=0", "limits.framesPerSecond=0", "limits.loginsPerMinute=0",
                "limits.outboxBytes=0");
        TestClient ada = server.inLobby("ada").does(Requests.LOGOUT);
        for (int i = 0; i < 100; i++) {
            ada.isRefused(Requests.login("ada", "wrong horse"), "bad_credentials");
        }
        int framesOverTheDefault = 11_000;
        for (int i = 0; i < framesOverTheDefault; i++) {
            ada.send(Requests.LIST);
        }
        assertThat(ada.fence()).hasSize(framesOverTheDefault);
    }
}
