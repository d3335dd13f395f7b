package chat.parley.common.client;

import chat.parley.common.client.ScriptedServer.Peer;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.MessageInfo;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client and a scripted server, fresh for each test. */
abstract class ClientTest {

    static final ClientRuntime RUNTIME = new ClientRuntime(ScriptedServer.CODEC);
    /** So short that a test need not wait, so long that two attempts are told apart. */
    static final ReconnectPolicy SOON = new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(20), 0.5,
            new Random(1));
    /** So long that no attempt comes during a test. */
    static final ReconnectPolicy LATE = new ReconnectPolicy(Duration.ofHours(1), Duration.ofHours(1), 0, new Random(1));

    ScriptedServer server;
    RecordingListener listener = new RecordingListener();
    ClientConfig config;
    ParleyClient client;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        config = ClientConfig.of(server.address(), ScriptedServer.trust(), "test 1")
                .withTimeouts(ScriptedServer.PATIENCE, ScriptedServer.PATIENCE).withReconnect(SOON);
        client = new ParleyClient(RUNTIME, config, listener);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    /** Another client instead of the one there is. */
    void use(ClientConfig other) {
        client.close();
        config = other;
        listener = new RecordingListener();
        client = new ParleyClient(RUNTIME, other, listener);
    }

    /** Connects; nobody is signed in. */
    Peer connect() throws Exception {
        var _ = client.connect();
        Peer peer = server.welcome();
        listener.expectStates("Connecting", "Connected");
        return peer;
    }

    /** Connects and signs in; the question for the conversations is not answered yet. */
    Peer login() throws Exception {
        Peer peer = connect();
        var _ = client.login("alice", "password");
        peer.signIn();
        listener.expectStates("SignedIn alice");
        return peer;
    }

    /** Connects and signs in, and is in these conversations. */
    Peer signIn(ConversationInfo... conversations) throws Exception {
        Peer peer = login();
        peer.list(conversations);
        for (ConversationInfo info : conversations) {
            listener.expect("appeared " + info.conversation());
        }
        listener.expect(
                "conversations " + List.of(conversations).stream().map(ConversationInfo::conversation).toList());
        return peer;
    }

    static ConversationInfo conversation(long id, long seq, long change) {
        return new ConversationInfo(id, null, null, "bob", seq, change, 0, 0, 0);
    }

    static MessageInfo message(long conversation, long seq) {
        return message(conversation, seq, "m" + seq, 0);
    }

    static MessageInfo message(long conversation, long seq, String text, long change) {
        return new MessageInfo(conversation, seq, seq, 1, "bob", text, null, null, List.of(), null, null, false,
                List.of(), change, false);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(ScriptedServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What a future fails with. */
    static Throwable failure(CompletableFuture<?> future) throws Exception {
        try {
            get(future);
        } catch (ExecutionException e) {
            return cause(e);
        }
        throw new AssertionError("it did not fail");
    }

    private static Throwable cause(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }
}
