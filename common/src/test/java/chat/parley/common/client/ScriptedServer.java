package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameWriter;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.net.TlsMinimum;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v2.Asked;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.testing.TestCa;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server that does what a test says, over real TLS and frames. */
final class ScriptedServer implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Codec CODEC = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));
    static final Reply.Welcome WELCOME = new Reply.Welcome(2, "scripted", "1", "open", 8, 16_384, 262_144, 0, 0, 0,
            List.of(), List.of());
    static final String TOKEN = "the-token";

    private static final TestCa CA = TestCa.own();
    private static final SSLContext TLS = CA.server("localhost").context();

    private final ServerSocket listening;
    private final Queue<Peer> peers = new ConcurrentLinkedQueue<>();

    ScriptedServer() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setSoTimeout((int) PATIENCE.toMillis());
    }

    ServerAddress address() {
        return new ServerAddress("localhost", listening.getLocalPort());
    }

    static SSLContext trust() {
        return trust(CA.fingerprint());
    }

    static SSLContext trust(@Nullable CaFingerprint pin) {
        try {
            return PinnedTrust.context(pin);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next connection. */
    Peer accept() throws IOException {
        FramedConnection connection = FramedConnection.ofAccepted(listening.accept(), TLS, TlsMinimum.TLS_1_3, 0);
        Peer peer = new Peer(connection);
        peers.add(peer);
        connection.handshake();
        Thread.startVirtualThread(peer::read);
        return peer;
    }

    /** Waits for the next connection and answers its hello. */
    Peer welcome() throws Exception {
        Peer peer = accept();
        peer.expect(SessionRequest.Hello.class).answer(WELCOME);
        return peer;
    }

    /** Waits for a connection that resumes, and answers that it has. */
    Peer resume() throws Exception {
        Peer peer = welcome();
        Question<SessionRequest.Resume> resume = peer.expect(SessionRequest.Resume.class);
        assertThat(resume.request().token()).isEqualTo(TOKEN);
        resume.answer(new Reply.SignedIn("alice", 7, null, 0));
        return peer;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        peers.forEach(Peer::cut);
    }

    /** A request to be answered. */
    record Question<R extends Request<?>>(Peer peer, String id, R request) {

        void answer(Reply reply) {
            peer.write(CODEC.encode(id, request.type(), reply));
        }

        void refuse(ErrorCode code) {
            peer.write(CODEC.encodeRefusal(id, request.type(), code, "no: " + code));
        }
    }

    /** The server's end of one connection. */
    static final class Peer {

        private final FramedConnection connection;
        private final BlockingQueue<Optional<Asked>> asked = new LinkedBlockingQueue<>();

        Peer(FramedConnection connection) {
            this.connection = connection;
        }

        private void read() {
            try {
                byte[] payload = connection.read();
                while (payload != null) {
                    asked.add(Optional.of(CODEC.decodeRequest(payload)));
                    payload = connection.read();
                }
            } catch (IOException | ProtocolException e) {
                System.getLogger("peer").log(System.Logger.Level.DEBUG, "the client is gone", e);
            }
            asked.add(Optional.empty());
        }

        /** Waits for the next request, which must be of this kind. */
        <R extends Request<?>> Question<R> expect(Class<R> kind) throws InterruptedException {
            Optional<Asked> next = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("waiting for %s", kind.getSimpleName()).isNotNull().isPresent();
            Asked request = next.orElseThrow();
            assertThat(request.request()).isInstanceOf(kind);
            return new Question<>(this, request.id(), kind.cast(request.request()));
        }

        /** Waits for the end of the connection, with no request before it. */
        void expectEnd() throws InterruptedException {
            assertThat(asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Optional.empty());
        }

        /** Answers the login that comes next. */
        void signIn() throws InterruptedException {
            expect(SessionRequest.Login.class).answer(new Reply.SignedIn("alice", 7, TOKEN, 0));
        }

        /** Answers the question for the conversations that comes next. */
        void list(ConversationInfo... conversations) throws InterruptedException {
            expect(MessageRequest.Conversations.class).answer(new Reply.ConversationList(List.of(conversations)));
        }

        void push(Event event) {
            write(CODEC.encode(event));
        }

        /** Says why, and closes. */
        void dismiss(ErrorCode code) {
            connection.finish(FrameWriter.frame(CODEC.encodeRefusal(null, "error", code, "bye: " + code)), false);
        }

        void cut() {
            connection.abort();
        }

        void write(byte[] payload) {
            connection.offer(FrameWriter.frame(payload));
        }

        void write(String json) {
            write(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
