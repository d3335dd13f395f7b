package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.parley.common.client.ClientState.Step;
import chat.parley.common.client.ScriptedServer.Peer;
import chat.parley.common.client.ScriptedServer.Question;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.ServerAddress;
import chat.parley.common.trust.UntrustedCaException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Connecting, signing in and out, closing. */
class ConnectingTest extends ClientTest {

    @Test
    void connectsAndSaysHello() throws Exception {
        assertThat(client.state()).isEqualTo(new ClientState.Fresh());
        CompletableFuture<Reply.Welcome> connected = client.connect();
        Question<SessionRequest.Hello> hello = server.accept().expect(SessionRequest.Hello.class);
        assertThat(hello.request()).isEqualTo(new SessionRequest.Hello(2, "test 1"));
        assertThat(client.state()).isEqualTo(new ClientState.Connecting(Step.GREETING));

        hello.answer(ScriptedServer.WELCOME);

        assertThat(get(connected)).isEqualTo(ScriptedServer.WELCOME);
        assertThat(client.state()).isEqualTo(new ClientState.Connected(ScriptedServer.WELCOME));
        listener.expectStates("Connecting", "Connected");
        assertThat(listener.takeSteps()).containsExactly(Step.values());
        assertThat(get(client.connect())).isEqualTo(ScriptedServer.WELCOME);
    }

    @Test
    void everyAttemptGoesThroughTheSteps() throws Exception {
        connect().cut();
        server.welcome();
        listener.expectStates("Connecting", "Connected");
        assertThat(listener.takeSteps()).containsExactly(Step.LOOKING_UP, Step.CONNECTING, Step.SECURING,
                Step.GREETING, Step.LOOKING_UP, Step.CONNECTING, Step.SECURING, Step.GREETING);
    }

    @Test
    void anUnknownNameIsNotConnectedTo() throws Exception {
        String name = "x".repeat(64); // longer than a name in the DNS can be
        use(ClientConfig.of(new ServerAddress(name, 1), ScriptedServer.trust(), "test 1").withReconnect(LATE));
        assertThat(failure(client.connect())).hasCauseInstanceOf(UnknownHostException.class);
        listener.expectStates("Connecting", "Waiting 1");
        assertThat(listener.takeSteps()).containsExactly(Step.LOOKING_UP);
    }

    @Test
    void whereNobodyListensNothingIsSecured() throws Exception {
        server.close();
        use(config.withReconnect(LATE));
        assertThat(failure(client.connect())).hasCauseInstanceOf(ConnectException.class);
        listener.expectStates("Connecting", "Waiting 1");
        assertThat(listener.takeSteps()).containsExactly(Step.LOOKING_UP, Step.CONNECTING);
    }

    @Test
    void aRefusalTellsWhenToTryAgain() throws Exception {
        Peer peer = connect();
        CompletableFuture<Reply.SignedIn> login = client.login("alice", "wrong");
        Question<SessionRequest.Login> question = peer.expect(SessionRequest.Login.class);
        peer.write(ScriptedServer.CODEC.encodeRefusal(question.id(), "login", ErrorCode.TOO_MANY_ATTEMPTS, "no",
                Duration.ofSeconds(42)));

        assertThat(failure(login)).isInstanceOfSatisfying(RefusedException.class,
                e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(42)));
    }

    @Test
    void signsInAndOut() throws Exception {
        Peer peer = connect();
        CompletableFuture<Reply.SignedIn> login = client.login("alice", "password");
        peer.signIn();

        assertThat(get(login).session()).isEqualTo(7);
        assertThat(client.state()).isEqualTo(new ClientState.SignedIn(ScriptedServer.WELCOME, "alice", 7));
        peer.list();
        listener.expect("conversations []");

        CompletableFuture<Reply.Done> logout = client.logout();
        peer.expect(SessionRequest.Logout.class).answer(new Reply.Done());
        get(logout);
        listener.expectStates("SignedIn alice", "Connected");

        peer.cut();
        server.welcome();
        listener.expectStates("Connecting", "Connected"); // and nothing is resumed
        assertThat(failure(client.login("bob", "password"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusedLoginLeavesTheConnection() throws Exception {
        Peer peer = connect();
        CompletableFuture<Reply.SignedIn> login = client.login("alice", "wrong");
        peer.expect(SessionRequest.Login.class).refuse(ErrorCode.BAD_CREDENTIALS);

        assertThat(failure(login)).isInstanceOfSatisfying(RefusedException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CREDENTIALS));
        assertThat(client.state()).isInstanceOf(ClientState.Connected.class);
    }

    @Test
    void resumesAsSoonAsThereIsAConnection() throws Exception {
        CompletableFuture<Reply.SignedIn> resumed = client.resume(ScriptedServer.TOKEN);
        var _ = client.connect();
        server.welcome().cut(); // one that does not get an answer
        server.resume();

        assertThat(get(resumed).user()).isEqualTo("alice");
        assertThat(client.state()).isInstanceOf(ClientState.SignedIn.class);
    }

    @Test
    void asksForATokenOnlyOnce() throws Exception {
        Peer peer = connect();
        CompletableFuture<Reply.SignedIn> resumed = client.resume("old");
        peer.expect(SessionRequest.Resume.class).refuse(ErrorCode.BAD_TOKEN);

        assertThat(failure(resumed)).isInstanceOf(RefusedException.class);
        listener.expect("over BAD_TOKEN");
        assertThat(client.state()).isInstanceOf(ClientState.Connected.class);
        peer.cut();
        Peer next = server.welcome();
        listener.expectStates("Connecting", "Connected");
        var _ = client.login("alice", "password");
        next.signIn(); // there was no resume before it
    }

    @Test
    void whatAServerOfAnotherAuthorityIsIsTold() throws Exception {
        use(ClientConfig.of(server.address(), ScriptedServer.trust(null), "test 1").withReconnect(LATE));
        CompletableFuture<Reply.Welcome> connected = client.connect();
        Throwable atServer = catchThrowable(() -> server.accept());

        assertThat(atServer).isNotNull();
        assertThat(failure(connected)).isInstanceOf(DisconnectedException.class)
                .hasRootCauseInstanceOf(UntrustedCaException.class);
        listener.expectStates("Connecting", "Waiting 1");
        assertThat(listener.takeSteps()).containsExactly(Step.LOOKING_UP, Step.CONNECTING, Step.SECURING);
    }

    @Test
    void aRefusedHelloIsTriedAgainLater() throws Exception {
        CompletableFuture<Reply.Welcome> connected = client.connect();
        server.accept().expect(SessionRequest.Hello.class).refuse(ErrorCode.UNSUPPORTED_PROTOCOL);

        assertThat(failure(connected)).isInstanceOf(RefusedException.class);
        server.welcome();
        listener.expectStates("Connecting", "Waiting 1 UNSUPPORTED_PROTOCOL", "Connecting", "Connected");
    }

    @Test
    void aServerThatDoesNotAnswerTheHelloIsLeft() throws Exception {
        use(config.withTimeouts(Duration.ofMillis(300), ScriptedServer.PATIENCE));
        var _ = client.connect();
        Peer peer = server.accept();
        peer.expect(SessionRequest.Hello.class);
        peer.expectEnd();
        listener.expectStates("Connecting", "Waiting 1");
    }

    @Test
    void closesInEveryState() throws Exception {
        client.close();
        listener.expectStates("Closed");
        assertThat(failure(client.connect())).isInstanceOf(DisconnectedException.class);
        assertThat(failure(client.logout())).isInstanceOf(DisconnectedException.class);

        use(config);
        CompletableFuture<Reply.Welcome> connecting = client.connect();
        Peer peer = server.accept();
        peer.expect(SessionRequest.Hello.class);
        client.close();
        assertThat(failure(connecting)).isInstanceOf(DisconnectedException.class);
        peer.expectEnd();
        listener.expectStates("Connecting", "Closed");

        use(config);
        Peer connected = connect();
        CompletableFuture<Reply.SignedIn> login = client.login("alice", "password");
        connected.expect(SessionRequest.Login.class);
        client.close();
        assertThat(failure(login)).isInstanceOf(DisconnectedException.class);
        connected.expectEnd();
        listener.expectStates("Closed");

        use(config);
        Peer signedIn = signIn();
        client.close();
        client.close();
        signedIn.expectEnd();
        listener.expectStates("Closed");

        use(config.withReconnect(LATE));
        Peer lost = connect();
        lost.dismiss(ErrorCode.SERVER_SHUTDOWN);
        listener.expectStates("Waiting 1 SERVER_SHUTDOWN");
        client.close();
        listener.expectStates("Closed");
        assertThat(listener.told).isEmpty();
        assertThat(client.state()).isEqualTo(new ClientState.Closed());
    }

    @Test
    void aListenerMayClose() throws Exception {
        client.close();
        listener = new RecordingListener() {
            @Override
            public void stateChanged(ClientState state) {
                super.stateChanged(state);
                if (state instanceof ClientState.Connected) {
                    client.close();
                }
            }
        };
        client = new ParleyClient(RUNTIME, config, listener);
        var _ = client.connect();
        server.welcome().expectEnd();
        listener.expectStates("Connecting", "Connected", "Closed");
    }

    @Test
    void aListenerThatFailsDoesNoHarm() throws Exception {
        client.close();
        listener = new RecordingListener() {
            @Override
            public void stateChanged(ClientState state) {
                super.stateChanged(state);
                throw new IllegalStateException("a listener's fault");
            }
        };
        client = new ParleyClient(RUNTIME, config, listener);
        signIn();
    }
}
