package chat.parley.server.conversation.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One account, signed in many times. */
class ManySessionsTest {

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        server.register("ada");
    }

    private record SignedIn(ModernClient client, long session, String token) {}

    private SignedIn signIn(String name) {
        ModernClient client = server.connectModern();
        JsonNode data = client.does(Requests.login(name));
        return new SignedIn(client, data.path("session").asLong(), data.path("token").asString());
    }

    private ModernClient resume(String token) {
        ModernClient client = server.connectModern();
        client.does("{'type':'resume','data':{'token':'%s'}}".formatted(token));
        return client;
    }

    private static String revoke(long session) {
        return "{'type':'revoke_session','data':{'session':%d}}".formatted(session);
    }

    private static List<JsonNode> sessions(ModernClient client) {
        return client.does("{'type':'sessions'}").path("sessions").valueStream().toList();
    }

    private static JsonNode session(ModernClient client, long id) {
        return sessions(client).stream().filter(s -> s.path("session").asLong() == id).findFirst().orElseThrow();
    }

    @Test
    void theListTellsEachSessionWithItsProgramAndWhetherItIsConnected() {
        SignedIn one = signIn("ada");
        TestClient other = server.connect().send("{'type':'hello','id':'1','data':{'protocol':2,'client':'phone 3'}}");
        other.next();
        other.send("{'type':'login','id':'2','data':{'username':'ada','password':'correct horse'}}");
        long phone = other.next().path("data").path("session").asLong();
        signIn(registered("grace"));

        List<JsonNode> all = sessions(one.client);
        assertThat(all).hasSize(2);
        JsonNode mine = session(one.client, one.session);
        assertThat(mine.path("current").asBoolean()).isTrue();
        assertThat(mine.path("connected").asBoolean()).isTrue();
        assertThat(mine.path("client").asString()).isEqualTo("test 1.0");
        assertThat(mine.path("createdAt").asLong()).isPositive();
        assertThat(mine.path("usedAt").asLong()).isGreaterThanOrEqualTo(mine.path("createdAt").asLong());
        JsonNode theirs = session(one.client, phone);
        assertThat(theirs.path("current").asBoolean()).isFalse();
        assertThat(theirs.path("connected").asBoolean()).isTrue();
        assertThat(theirs.path("client").asString()).isEqualTo("phone 3");

        other.vanish();
        await().until(() -> !session(one.client, phone).path("connected").asBoolean());
    }

    private String registered(String name) {
        server.register(name);
        return name;
    }

    @Test
    void aRevokedSessionIsClosedAndItsTokenWorthNothing() {
        SignedIn one = signIn("ada");
        SignedIn other = signIn("ada");

        one.client.does(revoke(other.session));

        other.client.connection().isClosedWith("session_revoked");
        server.connectModern().isRefused("{'type':'resume','data':{'token':'%s'}}".formatted(other.token), "bad_token");
        assertThat(sessions(one.client)).hasSize(1);
        one.client.isRefused(revoke(other.session), "session_not_found");
    }

    @Test
    void aSessionThatIsNotConnectedCanBeRevoked() {
        SignedIn one = signIn("ada");
        SignedIn other = signIn("ada");
        other.client.connection().vanish();

        one.client.does(revoke(other.session));

        server.connectModern().isRefused("{'type':'resume','data':{'token':'%s'}}".formatted(other.token), "bad_token");
    }

    @Test
    void aSessionThatIsRevokedWhileItIsResumedDoesNotStay() {
        SignedIn one = signIn("ada");
        for (int i = 0; i < 20; i++) {
            SignedIn other = signIn("ada");
            ModernClient again = server.connectModern();
            again.send("{'type':'resume','data':{'token':'%s'}}".formatted(other.token));
            one.client.does(revoke(other.session));

            JsonNode first = again.connection().next();
            if (first.path("status").asString().equals("ok")) {
                again.connection().isClosedWith("session_revoked");
            } else {
                assertThat(TestClient.codeOf(first)).isIn("bad_token", "session_revoked");
            }
        }
        assertThat(sessions(one.client)).hasSize(1);
    }

    @Test
    void theOwnSessionCanBeRevokedAndIsAnsweredBeforeItEnds() {
        SignedIn one = signIn("ada");
        one.client.does(revoke(one.session));

        one.client.connection().isClosedWith("session_revoked");
    }

    @Test
    void nobodyRevokesTheSessionOfAnother() {
        SignedIn ada = signIn("ada");
        SignedIn grace = signIn(registered("grace"));

        grace.client.isRefused(revoke(ada.session), "session_not_found");
        grace.client.isRefused(revoke(987_654_321), "session_not_found");
        grace.client.isRefused(revoke(0), "invalid_field");

        ada.client.does("{'type':'sessions'}");
        server.connectModern().does("{'type':'resume','data':{'token':'%s'}}".formatted(ada.token));
    }

    @Test
    void resumingASessionThatIsConnectedTakesItOver() {
        SignedIn one = signIn("ada");
        ModernClient grace = server.modern("grace");
        long room = grace.create("tearoom");
        one.client.join(room);

        ModernClient again = resume(one.token);

        one.client.connection().isClosedWith("session_replaced");
        long seq = grace.say(room, "hello");
        assertThat(again.hears("message").path("message").path("seq").asLong()).isEqualTo(seq);
        await().until(() -> sessions(again).size() == 1 && session(again, one.session).path("connected").asBoolean());
    }

    @Test
    void whoTakesASessionOverIsNeverOffline() {
        ModernClient grace = server.modern("grace");
        long room = grace.create("tearoom");
        ModernClient mary = server.modern("mary").join(room);
        SignedIn one = signIn("ada");
        one.client.join(room);

        ModernClient again = resume(one.token);
        one.client.connection().isClosedWith("session_replaced");
        again.fence();
        mary.does("{'type':'presence','data':{'away':true}}"); // is told after whatever there is to tell of ada

        List<JsonNode> told = new ArrayList<>();
        grace.hears("presence", presence -> told.add(presence) && presence.toString().contains("away"));
        assertThat(told.toString()).doesNotContain("offline");
        assertThat(grace.does("{'type':'users','data':{'prefix':'ada'}}").path("people").get(0).path("presence")
                .asString()).isEqualTo("online");
    }

    @Test
    void onlyTheLastOfThreeTakeoversStays() {
        SignedIn one = signIn("ada");
        ModernClient second = resume(one.token);
        ModernClient third = resume(one.token);

        one.client.connection().isClosedWith("session_replaced");
        second.connection().isClosedWith("session_replaced");
        assertThat(session(third, one.session).path("connected").asBoolean()).isTrue();
    }

    @Test
    void whatAnOlderConnectionSaysTooLateDoesNotEndTheNewerOne() {
        SignedIn one = signIn("ada");
        ModernClient stalled = server.connectModern();
        ModernClient again = resume(one.token);

        stalled.connection().send("{'type':'resume','id':'late','data':{'token':'%s'}}".formatted(one.token));

        stalled.connection().isClosedWith("session_replaced");
        assertThat(session(again, one.session).path("connected").asBoolean()).isTrue();
    }

    @Test
    void eachSessionOfAnAccountIsWhereItIs() {
        SignedIn one = signIn("ada");
        SignedIn other = signIn("ada");
        long room = one.client.create("tearoom");
        one.client.does("{'type':'enter','data':{'room':%d}}".formatted(room));

        other.client.isRefused("{'type':'exit'}", "not_allowed_here");
        other.client.does("{'type':'enter','data':{'room':%d}}".formatted(room));
        one.client.does("{'type':'exit'}");

        JsonNode entered = server.modern("grace").join(room)
                .does("{'type':'enter','data':{'room':%d}}".formatted(room));
        assertThat(entered.path("present").toString()).isEqualTo("[\"ada\",\"grace\"]");
    }

    @Test
    void loggingOutOfOneLeavesTheOthers() {
        SignedIn one = signIn("ada");
        SignedIn other = signIn("ada");

        one.client.does(Requests.LOGOUT);

        assertThat(sessions(other.client)).hasSize(1);
        other.client.connection().vanish();
        resume(other.token).does("{'type':'sessions'}");
    }
}
