package chat.parley.server.durability;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.net.Outbox;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.ServerFrame;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection by protocol 2 that takes everything literally: each request is answered once, nothing is pushed that is unknown,
 * and the messages of a conversation come without a gap. What is otherwise is a finding. It does nothing by itself.
 *
 * <p>A virtual thread reads and completes the futures; any thread may ask.
 */
final class RawClient implements AutoCloseable {

    /** Its servers are under load, and sign in all their people at once when that ends; longer only in a test that fails. */
    private static final Duration PATIENCE = TestClient.PATIENCE.multipliedBy(4);

    /** A question without its answer. */
    private record Question<R extends Reply>(Request<R> request, CompletableFuture<R> answer) {

        @SuppressWarnings("unchecked") // the codec has made the reply that this request names
        void complete(Reply reply) {
            answer.complete((R) reply);
        }
    }

    private final FramedConnection connection;
    private final Codec codec;
    private final Findings findings;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final Map<Long, Long> heard = new HashMap<>(); // the newest message, by conversation; the reader's
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final Map<String, Question<?>> open = new HashMap<>();
    private int ids;
    private boolean ended;

    private RawClient(FramedConnection connection, Codec codec, Findings findings) {
        this.connection = connection;
        this.codec = codec;
        this.findings = findings;
    }

    /** Connects; nobody is signed in. */
    static RawClient connect(InviteLink link, Codec codec, Findings findings) {
        try {
            FramedConnection connection = FramedConnection.connect(link.address(), PinnedTrust.context(link.ca()),
                    PATIENCE);
            connection.handshake();
            RawClient client = new RawClient(connection, codec, findings);
            Thread.startVirtualThread(client::readAll);
            client.does(new SessionRequest.Hello(2, "raw 1.0"));
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs in with a new account. */
    RawClient register(String name) {
        does(new SessionRequest.Register(name, Requests.PASSWORD));
        return login(name);
    }

    /** Signs in with an account that exists. */
    RawClient login(String name) {
        does(new SessionRequest.Login(name, Requests.PASSWORD));
        return this;
    }

    /** Asks; the answer may also be a {@link RefusedException}, or an {@link EOFException} when the connection ends before. */
    <R extends Reply> CompletableFuture<R> ask(Request<R> request) {
        Question<R> question = new Question<>(request, new CompletableFuture<>());
        String id;
        boolean late;
        lock.lock();
        try {
            id = "r" + ++ids;
            late = ended;
            if (!late) {
                open.put(id, question);
            }
        } finally {
            lock.unlock();
        }
        if (late || connection.offer(FrameWriter.frame(codec.encode(id, request))) == Outbox.Offer.CLOSED) {
            question.answer.completeExceptionally(new EOFException());
        }
        return question.answer;
    }

    /** Asks, and gives the answer, which must be a good one. */
    <R extends Reply> R does(Request<R> request) {
        return ask(request).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Completes when the connection has ended, and every question that was open has failed. */
    CompletableFuture<@Nullable Void> end() {
        return end;
    }

    private void readAll() {
        try {
            byte[] payload = connection.read();
            while (payload != null) {
                take(codec.decode(payload, this::asked));
                payload = connection.read();
            }
        } catch (ProtocolException e) {
            findings.add("what the server sent is not understood: " + e.words());
        } catch (IOException _) {
            // the end of the connection, which the test has caused or else finds out
        }
        connection.abort();
        Map<String, Question<?>> left;
        lock.lock();
        try {
            ended = true;
            left = Map.copyOf(open);
            open.clear();
        } finally {
            lock.unlock();
        }
        left.values().forEach(question -> question.answer.completeExceptionally(new EOFException()));
        end.complete(null);
    }

    private @Nullable Request<?> asked(String id) {
        lock.lock();
        try {
            Question<?> question = open.get(id);
            return question == null ? null : question.request;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Question<?> take(@Nullable String id) {
        lock.lock();
        try {
            return id == null ? null : open.remove(id);
        } finally {
            lock.unlock();
        }
    }

    private void take(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.Answered(String id, Reply reply) -> {
                Question<?> question = take(id);
                if (question != null) {
                    question.complete(reply);
                }
            }
            case ServerFrame.Refused refused -> {
                Question<?> question = take(refused.id());
                if (question == null && refused.code() == ErrorCode.SERVER_SHUTDOWN) {
                    return; // the server says goodbye
                }
                if (question == null) {
                    findings.add("refused without a question: " + refused);
                } else {
                    question.answer.completeExceptionally(
                            new RefusedException(refused.code(), refused.message(), refused.retryAfter()));
                }
            }
            case ServerFrame.Unknown unknown -> findings.add("answered twice, or unknown: " + unknown);
            case ServerFrame.Pushed(Event.Message(var message)) -> {
                Long last = heard.put(message.conversation(), message.seq());
                if (last != null && message.seq() != last + 1) {
                    findings.add("pushed after " + last + ": " + message);
                }
            }
            case ServerFrame.Pushed(Event.Resync resync) -> heard.keySet().removeAll(resync.conversations());
            case ServerFrame.Pushed(Event.Ping _) -> {
                CompletableFuture<Reply.Done> _ = ask(new SessionRequest.Ping());
            }
            case ServerFrame.Pushed _ -> {
                // concerns nobody here
            }
        }
    }

    /** Closes the connection at once. */
    @Override
    public void close() {
        connection.abort();
    }
}
