package chat.parley.common.client;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.net.Outbox;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.ServerFrame;
import chat.parley.common.protocol.v2.SessionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its TLS handshake until it is lost: requests go out, answers and events come in.
 *
 * <p>{@link #readUntilLost} is the reader thread's; the rest is safe for use by many threads at once.
 */
final class Link {

    /** Who is told what comes in; by the reader thread. */
    interface Owner {

        /** A request was done; its future is completed afterwards. */
        void answered(Link link, Request<?> request, Reply reply);

        /** Something was pushed. */
        void pushed(Link link, Event event);

        /** The server says why it will close the connection. */
        void closing(ErrorCode code, String words);
    }

    private static final System.Logger LOG = System.getLogger(Link.class.getName());

    private final FramedConnection connection;
    private final ClientRuntime runtime;
    private final Owner owner;
    private final Calls calls;
    private final AtomicReference<@Nullable Loss> loss = new AtomicReference<>();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean pinging;
    private volatile @Nullable Loss announced;

    Link(FramedConnection connection, ClientRuntime runtime, Owner owner) {
        this.connection = connection;
        this.runtime = runtime;
        this.owner = owner;
        this.calls = new Calls(runtime, this::overdue);
    }

    /**
     * Asks. The future is completed by the reader thread, by a timer's, or by the one that closes; at once when the connection is lost.
     *
     * @param request what to ask
     * @param timeout how long the answer may take; {@code null} for as long as the connection lasts
     * @param <R> the answer
     * @return the answer to come
     */
    <R extends Reply> CompletableFuture<R> request(Request<R> request, @Nullable Duration timeout) {
        Calls.Call<R> call = calls.add(request, timeout);
        try {
            byte[] frame = FrameWriter.frame(runtime.codec().encode(call.id(), request));
            if (connection.offer(frame) == Outbox.Offer.CLOSED && calls.take(call.id()) != null) {
                call.answer().completeExceptionally(new DisconnectedException(whyLost()));
            }
        } catch (RuntimeException e) { // what makes no frame, because it is too long
            calls.take(call.id());
            call.answer().completeExceptionally(new IllegalArgumentException(request + " cannot be sent", e));
        }
        return call.answer();
    }

    /**
     * Asks, for the client itself.
     *
     * @param request what to ask
     * @param timeout how long the answer may take; {@code null} for as long as the connection lasts
     * @param done what to do with the answer
     * @param failed what to do when there is none
     * @param <R> the answer
     */
    <R extends Reply> void ask(Request<R> request, @Nullable Duration timeout, Consumer<R> done,
            Consumer<Throwable> failed) {
        CompletableFuture<Void> _ = request(request, timeout).handle((reply, failure) -> {
            try {
                if (reply != null) {
                    done.accept(reply);
                } else if (failure != null) {
                    failed.accept(failure);
                }
            } catch (RuntimeException e) { // a future would keep it to itself
                broken(e);
            }
            return null;
        });
    }

    private void overdue(Calls.Call<?> call) {
        call.answer().completeExceptionally(new TimeoutException("no answer to " + call.request().type()));
        if (call.request() instanceof SessionRequest<?> request && changesSession(request)) {
            lose(Loss.because("no answer to " + request.type())); // who is signed in now is not known
        }
    }

    private static boolean changesSession(SessionRequest<?> request) {
        return switch (request) {
            case SessionRequest.Hello _,SessionRequest.Login _,SessionRequest.Resume _,SessionRequest.Logout _ -> true;
            default -> false;
        };
    }

    /** Performs the TLS handshake; says whether there is a connection now. By the reader thread, before it reads. */
    boolean shakeHands() {
        try {
            connection.handshake();
            heardAt = System.nanoTime();
            return true;
        } catch (IOException e) {
            lose(Loss.failed(e));
            calls.close(whyLost());
            return false;
        }
    }

    /** Reads and dispatches until the connection is lost; then every call has failed. Never throws. */
    void readUntilLost() {
        try {
            byte[] payload = connection.read();
            while (payload != null) {
                heardAt = System.nanoTime();
                pinging = false;
                dispatch(payload);
                payload = connection.read();
            }
            lose(Loss.because("the server has closed the connection"));
        } catch (IOException e) {
            lose(Loss.failed(e));
        } catch (RuntimeException e) {
            broken(e);
        }
        calls.close(whyLost());
    }

    private void broken(RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a fault of the client", e);
        lose(Loss.because(e.toString()));
    }

    private void dispatch(byte[] payload) {
        try {
            switch (runtime.codec().decode(payload, calls::asked)) {
                case ServerFrame.Answered(String id, Reply reply) -> {
                    Calls.Call<?> call = calls.take(id);
                    if (call != null) {
                        owner.answered(this, call.request(), reply);
                        call.complete(reply);
                    }
                }
                case ServerFrame.Refused refused -> refused(refused);
                case ServerFrame.Pushed(Event event) -> owner.pushed(this, event);
                case ServerFrame.Unknown(String type) -> LOG.log(System.Logger.Level.DEBUG, "passed over: {0}", type);
            }
        } catch (ProtocolException e) {
            misunderstood(e);
        }
    }

    private void refused(ServerFrame.Refused refused) {
        String id = refused.id();
        // What was asked too fast is refused by its id, and may be asked again; the close is announced without one.
        if (id == null || (Loss.closes(refused.code()) && refused.code() != ErrorCode.RATE_LIMITED)) {
            announced = Loss.refused(refused.code(), refused.message());
            owner.closing(refused.code(), refused.message());
        }
        Calls.Call<?> call = id == null ? null : calls.take(id);
        if (call != null) {
            call.answer().completeExceptionally(
                    new RefusedException(refused.code(), refused.message(), refused.retryAfter()));
        }
    }

    /** One frame that a newer server means otherwise is passed over; what is no frame of the protocol ends the connection. */
    private void misunderstood(ProtocolException e) {
        LOG.log(System.Logger.Level.WARNING, "the server sent what cannot be understood: {0}", e.words());
        String id = e.id();
        Calls.Call<?> call = id == null ? null : calls.take(id);
        if (call != null) {
            call.answer().completeExceptionally(e);
        } else if (e.isFatal()) {
            lose(Loss.failed(new IOException("the server does not speak the protocol", e)));
        }
    }

    /** Gives the connection up at once; the first reason counts. */
    void lose(Loss why) {
        loss.compareAndSet(null, why);
        connection.abort();
    }

    /** What is queued is still to be written before the connection is closed, if that does not take long. */
    void finish(Duration patience) {
        loss.compareAndSet(null, Loss.because("the client was closed"));
        calls.close(whyLost());
        connection.finish(null, false);
        runtime.after(patience, connection::abort);
    }

    /** Why the connection is lost: what the server said of it, or else what was seen first. */
    Loss whyLost() {
        Loss said = announced;
        Loss seen = loss.get();
        return said != null ? said : seen != null ? seen : Loss.because("the connection is lost");
    }

    boolean isLost() {
        return loss.get() != null;
    }

    /** How long nothing was heard from the server. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /** Asks for a sign of life, once a silence. */
    void ping() {
        if (!pinging) {
            pinging = true;
            sign();
        }
    }

    /** Gives a sign of life; what is answered does not matter. */
    void sign() {
        CompletableFuture<Reply.Done> _ = request(new SessionRequest.Ping(), null);
    }
}
