package chat.parley.server.net;

import chat.parley.common.frame.MalformedFrameException;
import chat.parley.common.frame.TruncatedFrameException;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.net.Outbox;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.server.limit.Limit;
import chat.parley.server.session.CloseReason;
import chat.parley.server.session.Link;
import chat.parley.server.session.Services;
import chat.parley.server.session.Session;
import chat.parley.server.time.Timers;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One accepted connection. {@link #run} is its virtual thread: it performs the handshake, reads frames for the session until
 * the end, and its one {@code finally} gives everything back. Other threads send to it and may close it, which never waits.
 *
 * <p>Closing tells the peer why, takes the session out of its room at once, and leaves the peer {@link #GRACE} to read the last
 * words and close; then the socket is closed underneath whoever is stuck in it.
 */
final class Connection implements Link, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** How long a peer has to read why it is closed. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** The same for a slow reader, who has to read what the system's buffers hold before. */
    private static final Duration SLOW_GRACE = Duration.ofSeconds(10);

    /** How long a server that stops waits for the database, or for a password that is being checked. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(1);

    private final long id;
    private final FramedConnection framed;
    private final Services services;
    private final @Nullable CloseReason refusal;
    private final Runnable onEnd;
    private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();

    private volatile boolean encrypted;
    private volatile @Nullable Session session;
    private volatile Timers.Timer timer = () -> {};

    /**
     * Makes a connection that has not begun.
     *
     * @param id its number in the log
     * @param framed the socket, before its handshake
     * @param services what sessions work with
     * @param refusal why the peer is to be sent away right after the handshake; {@code null} to let it in
     * @param onEnd gives back what the listener lent; called once, by the connection's thread
     */
    Connection(long id, FramedConnection framed, Services services, @Nullable CloseReason refusal, Runnable onEnd) {
        this.id = id;
        this.framed = framed;
        this.services = services;
        this.refusal = refusal;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        try {
            if (handshake()) {
                converse();
            }
        } catch (RuntimeException e) {
            LOG.error("session {} failed", id, e);
        } finally {
            try {
                endSession();
            } finally {
                timer.cancel();
                framed.abort();
                CloseReason reason = closing.get();
                LOG.info("session {} closed: {}", id, reason == null ? "internal_error" : reason.logName());
                count(reason == null ? CloseReason.CONNECTION_LOST : reason);
                onEnd.run(); // last: a server that stops ends the process when the last connection has
            }
        }
    }

    private void endSession() {
        Session begun = session;
        if (begun != null) {
            begun.end();
        }
    }

    private void count(CloseReason reason) {
        if (refusal == null) { // who was not let in is counted by the listener
            services.counts().closed().count(reason);
            reason.limit().ifPresent(services.counts().limits()::count);
        }
    }

    private boolean handshake() {
        int seconds = services.limits().handshakeSeconds();
        if (seconds > 0) {
            timer = services.timers().after(Duration.ofSeconds(seconds), () -> {
                closing.compareAndSet(null, CloseReason.HANDSHAKE_TIMEOUT);
                framed.abort();
            });
        }
        try {
            framed.handshake();
        } catch (IOException e) {
            closing.compareAndSet(null, CloseReason.HANDSHAKE_FAILED);
            LOG.debug("session {} handshake failed: {}", id, e.toString());
            return false;
        }
        timer.cancel();
        encrypted = true;
        LOG.info("session {} connected from {}", id, address().getHostAddress());
        return true;
    }

    private void converse() {
        if (refusal != null) {
            close(refusal);
        } else {
            session = new Session(id, this, services);
        }
        try {
            readFrames();
            if (closing.compareAndSet(null, CloseReason.PEER_CLOSED)) {
                answerTheRest();
            }
        } catch (TruncatedFrameException _) {
            closing.compareAndSet(null, CloseReason.TRUNCATED_FRAME);
        } catch (IOException e) {
            closing.compareAndSet(null, CloseReason.CONNECTION_LOST);
            LOG.debug("session {} lost: {}", id, e.toString());
        }
    }

    /** A peer may close its direction only, and read on until it has the answers to what it said. */
    private void answerTheRest() {
        Session mine = session;
        if (mine != null) {
            mine.settle();
            mine.end();
        }
        framed.finish(null, false);
        framed.awaitFinished(GRACE);
    }

    /** Until the peer closes. Once the connection is being closed from this end, what still comes is read and forgotten. */
    private void readFrames() throws IOException {
        Session mine = session;
        try {
            byte[] payload;
            while (mine != null && closing.get() == null && (payload = framed.read()) != null) {
                mine.receive(payload);
            }
        } catch (MalformedFrameException e) {
            ErrorCode code = switch (e.kind()) {
                case EMPTY -> ErrorCode.EMPTY_FRAME;
                case TOO_LARGE -> ErrorCode.FRAME_TOO_LARGE;
            };
            if (mine != null) {
                mine.settle();
            }
            closeAfter(code, String.valueOf(e.getMessage()));
        }
        if (closing.get() != null) {
            framed.discardInput();
        }
    }

    /**
     * Ends the connection because the server stops: answers what the peer has asked until now, unless that takes longer than
     * {@link #ANSWER_PATIENCE}, and takes no more. Does not wait.
     */
    void stop() {
        Session begun = session;
        if (begun == null) {
            close(CloseReason.SERVER_SHUTDOWN);
            return;
        }
        Thread.startVirtualThread(() -> {
            begun.conclude();
            close(CloseReason.SERVER_SHUTDOWN);
        });
        services.timers().after(ANSWER_PATIENCE, () -> close(CloseReason.SERVER_SHUTDOWN));
    }

    @Override
    public InetAddress address() {
        return framed.peer();
    }

    /** What was sent to the peer, and what waits for it. */
    Outbox.Traffic traffic() {
        return framed.traffic();
    }

    @Override
    public void send(byte[] frame) {
        if (framed.offer(frame) == Outbox.Offer.FULL) {
            close(CloseReason.SLOW_CONSUMER);
        }
    }

    @Override
    public void push(long topic, byte[] frame) {
        if (framed.offerEvent(frame, topic) == Outbox.Offer.FULL) {
            close(CloseReason.SLOW_CONSUMER);
        }
    }

    @Override
    public void allowResync(Function<Set<Long>, byte[]> notice) {
        framed.onLag(topics -> {
            services.counts().lags().increment();
            services.counts().limits().count(Limit.OUTBOX_BYTES);
            return notice.apply(topics);
        });
    }

    @Override
    public void close(CloseReason reason) {
        close(reason, reason.code().orElseThrow(), reason.words());
    }

    @Override
    public void closeAfter(ErrorCode code, String message) {
        close(CloseReason.PROTOCOL_ERROR, code, message);
    }

    private void close(CloseReason reason, ErrorCode code, String words) {
        if (!closing.compareAndSet(null, reason)) {
            return;
        }
        if (!encrypted) {
            framed.abort(); // in the middle of its handshake a peer cannot be told anything
            return;
        }
        // What a slow reader has not read in time it will not read now: the reason goes before it.
        framed.finish(services.frames().refusal(null, ProtocolException.NO_REQUEST, code, words),
                reason == CloseReason.SLOW_CONSUMER);
        timer = services.timers().after(reason == CloseReason.SLOW_CONSUMER ? SLOW_GRACE : GRACE, framed::abort);
        Session begun = session;
        if (begun != null) {
            // Not here: the caller may hold a room's lock, and leaving takes the session's and the lobby's.
            Thread.startVirtualThread(begun::end);
        }
    }
}
