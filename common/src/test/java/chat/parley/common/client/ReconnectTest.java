package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.client.ScriptedServer.Peer;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client does when its connection is lost. */
class ReconnectTest extends ClientTest {

    @Test
    void comesBackAtOnceAndResumes() throws Exception {
        use(config.withReconnect(LATE));
        Peer peer = signIn();
        peer.cut();
        server.resume().list();
        listener.expectStates("Connecting", "Connected", "SignedIn alice");
        listener.expect("conversations []");
    }

    @Test
    void doesNotHurryAServerThatClosesAgainAndAgain() throws Exception {
        use(config.withReconnect(LATE));
        signIn().cut();
        Peer second = server.resume();
        listener.expectStates("Connecting", "Connected", "SignedIn alice");
        second.cut();
        listener.expectStates("Waiting 1");

        client.retryNow();
        server.resume();
        listener.expectStates("Connecting", "Connected", "SignedIn alice");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_SHUTDOWN", "SERVER_FULL", "TOO_MANY_CONNECTIONS", "RATE_LIMITED"})
    void leavesAServerAloneThatAsksForIt(ErrorCode code) throws Exception {
        use(config.withReconnect(LATE));
        signIn().dismiss(code);
        listener.expectStates("Waiting 1 " + code);
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW_CONSUMER", "IDLE_TIMEOUT"})
    void comesBackAtOnceAfterOtherReasons(ErrorCode code) throws Exception {
        use(config.withReconnect(LATE));
        signIn().dismiss(code);
        server.resume();
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION_REVOKED", "SESSION_REPLACED"})
    void doesNotResumeASessionThatIsOver(ErrorCode code) throws Exception {
        signIn().dismiss(code);
        listener.expect("over " + code);
        Peer next = server.welcome();
        listener.expectStates("Connecting", "Connected");
        var _ = client.login("alice", "password");
        next.expect(SessionRequest.Login.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION_REVOKED", "SESSION_REPLACED"})
    void whoWaitsToBeResumedIsToldThatTheSessionIsOver(ErrorCode code) throws Exception {
        CompletableFuture<Reply.SignedIn> resumed = client.resume(ScriptedServer.TOKEN);
        var _ = client.connect();
        Peer peer = server.welcome();
        peer.expect(SessionRequest.Resume.class);
        peer.dismiss(code); // the connection's end is all the answer there is
        assertThat(failure(resumed)).isInstanceOfSatisfying(RefusedException.class,
                e -> assertThat(e.code()).isEqualTo(code));
        listener.expect("over " + code);
    }

    @Test
    void aTokenThatIsNotGoodIsAskedForOnce() throws Exception {
        signIn().cut();
        Peer next = server.welcome();
        next.expect(SessionRequest.Resume.class).refuse(ErrorCode.BAD_TOKEN);
        listener.expect("over BAD_TOKEN");
        listener.expectStates("Connecting", "Connected");
        assertThat(client.state()).isInstanceOf(ClientState.Connected.class);

        var _ = client.login("alice", "password");
        next.expect(SessionRequest.Login.class).answer(new Reply.SignedIn("alice", 8, ScriptedServer.TOKEN, 0));
        next.expect(MessageRequest.Conversations.class);
        next.cut();
        server.resume();
    }

    @Test
    void aResumeThatTheServerCannotDoNowIsTriedAgain() throws Exception {
        signIn().cut();
        server.welcome().expect(SessionRequest.Resume.class).refuse(ErrorCode.STORAGE_UNAVAILABLE);
        server.resume();
        listener.expectStates("Connecting", "Connected", "Waiting 1 STORAGE_UNAVAILABLE", "Connecting", "Connected",
                "SignedIn alice");
    }

    @Test
    void triesUntilThereIsAServer() throws Exception {
        Peer peer = signIn();
        server.close();
        peer.cut();
        listener.expectStates("Connecting", "Waiting 1", "Connecting", "Waiting 2", "Connecting", "Waiting 3");
    }

    @Test
    void aSilentServerIsPingedAndThenLeft() throws Exception {
        use(config.withSilence(Duration.ofMillis(50), Duration.ofMillis(400)).withReconnect(LATE));
        Peer peer = connect();
        peer.expect(SessionRequest.Ping.class).answer(new Reply.Done());
        peer.expect(SessionRequest.Ping.class);
        peer.expectEnd();
        server.accept(); // at once: it was a good connection
    }

    @Test
    void aServerThatAnswersPingsIsNotLeft() throws Exception {
        use(config.withSilence(Duration.ofMillis(20), Duration.ofSeconds(10)));
        Peer peer = connect();
        for (int i = 0; i < 20; i++) {
            peer.expect(SessionRequest.Ping.class).answer(new Reply.Done());
        }
        assertThat(client.state()).isInstanceOf(ClientState.Connected.class);
    }

    @Test
    void theServerSaysWhatSilenceIs() throws Exception {
        var _ = client.connect();
        Peer peer = server.accept();
        peer.expect(SessionRequest.Hello.class).answer(
                new Reply.Welcome(2, "scripted", "1", "open", 8, 16_384, 262_144, 0, 1, 2, List.of(), List.of()));
        peer.expect(SessionRequest.Ping.class);
        peer.expectEnd();
    }

    @Test
    void theWaitDoublesUpToABoundAndVariesByTheJitter() {
        ReconnectPolicy plain = new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), 0, new Random(1));
        assertThat(delays(plain)).containsExactly(0L, 100L, 200L, 400L, 800L, 1000L, 1000L, 1000L);

        RandomGenerator low = () -> 0;
        assertThat(delays(new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), 0.2, low)))
                .containsExactly(0L, 80L, 160L, 320L, 640L, 800L, 800L, 800L);
        assertThat(delays(new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), 1, low)))
                .containsExactly(0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
        assertThat(delays(new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), 0.5, new Random(7))))
                .isEqualTo(delays(
                        new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), 0.5, new Random(7))))
                .allMatch(delay -> delay <= 1500);
    }

    private static List<Long> delays(ReconnectPolicy policy) {
        return IntStream.range(0, 8).mapToObj(attempt -> policy.delayBefore(attempt).toMillis()).toList();
    }

    @Test
    void manyClientsNeedNoThreadsOfTheirOwn() throws Exception {
        int before = Thread.activeCount();
        List<ParleyClient> many = IntStream.range(0, 40)
                .mapToObj(_ -> new ParleyClient(RUNTIME, config, new ClientListener() {
                })).toList();
        for (ParleyClient one : many) {
            var _ = one.connect();
        }
        for (int i = 0; i < many.size(); i++) {
            server.welcome();
        }
        await().atMost(ScriptedServer.PATIENCE).untilAsserted(
                () -> assertThat(many).allMatch(one -> one.state() instanceof ClientState.Connected));
        assertThat(Thread.activeCount()).isLessThan(before + 5);
        many.forEach(ParleyClient::close);
    }
}
