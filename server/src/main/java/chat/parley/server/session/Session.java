package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.limit.Limit;
import chat.parley.server.message.MessageStore.Outcome;
import chat.parley.server.time.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's conversation with the server, from its first frame to its end; signing out and in again does not end it. The
 * first frame decides which {@link Dialogue} is held: {@code hello} begins protocol 2.
 *
 * <p>The connection's thread calls {@link #receive} for each frame; any thread may call {@link #end}. Both hold the session's
 * lock while they work, so a session that has ended is in no room any more and never comes into one again. The lock is the first
 * in the order (see the package {@code chat.parley.server}); a request that waits for bcrypt or the database holds it meanwhile.
 */
public final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** How long who has sent too much is refused, if they send nothing more. */
    private static final Duration RATE_PAUSE = Duration.ofSeconds(1);

    private final long id;
    private final Link link;
    private final Services services;
    private final FrameBudget budget;
    private final Pending pending = new Pending();
    private final Heartbeat heartbeat;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private Dialogue dialogue;
    private boolean begun;
    private SessionState state;
    private boolean ended;
    private boolean concluded;
    private Timers.Timer signInTimer;

    /**
     * Begins a session, not signed in, and the time that it may stay so.
     *
     * @param id its number in the log, unique while the server runs; one that is accepted later has a higher one
     * @param link its connection
     * @param services what it works with
     */
    public Session(long id, Link link, Services services) {
        this.id = id;
        this.link = link;
        this.services = services;
        this.budget = new FrameBudget(services.limits().framesPerSecond(), System.nanoTime());
        this.heartbeat = new Heartbeat(link, services);
        this.dialogue = new Protocol1(this, services);
        this.state = new AuthState(this, services);
        this.signInTimer = startSignInTimer();
    }

    /**
     * Takes one frame: answers it, and does what it asks. Whatever the frame is, nothing is thrown.
     *
     * @param payload the frame's payload
     */
    public void receive(byte[] payload) {
        heartbeat.heard();
        lock.lock();
        try {
            if (ended || concluded) {
                return;
            }
            services.counts().framesIn().increment();
            FrameBudget.Verdict verdict = budget.take(System.nanoTime());
            if (verdict == FrameBudget.Verdict.TOO_MANY) {
                link.close(CloseReason.RATE_LIMITED);
                return;
            }
            if (!begun) {
                begun = true;
                if (services.frames().two().isHello(payload)) {
                    dialogue = new Protocol2(this, services);
                    heartbeat.start();
                }
            }
            if (verdict == FrameBudget.Verdict.TAKEN) {
                dialogue.receive(payload);
            } else {
                services.counts().limits().count(Limit.FRAMES_PER_SECOND);
                dialogue.refuse(payload, new RefusedException(ErrorCode.RATE_LIMITED,
                        "Too many requests a second; wait a second", RATE_PAUSE));
            }
        } catch (ProtocolException e) {
            pending.await(); // by protocol 1, answers come in the order of the requests
            if (e.isFatal()) {
                link.closeAfter(e.code(), e.words());
            } else {
                link.send(services.frames().refusal(e.id(), e.request(), e.code(), e.words()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells what an exception means: for a request that was understood and cannot be done. */
    Refusal refusal(String type, Exception e) {
        return switch (e) {
            case RefusedException refused -> {
                LOG.debug("session {} {} refused: {}", id, type, refused.code().wireName());
                yield new Refusal(refused.code(), refused.words(), refused.retryAfter());
            }
            case IOException failed -> { // the storage tells where it came from, and not each time
                LOG.error("session {} {} failed in storage: {}", id, type, failed.getMessage());
                yield new Refusal(ErrorCode.STORAGE_UNAVAILABLE,
                        "The server cannot reach its storage; nothing was changed", null);
            }
            default -> {
                LOG.error("session {} {} failed", id, type, e);
                yield new Refusal(ErrorCode.INTERNAL_ERROR, "The server made a mistake", null);
            }
        };
    }

    /** Why a request is not done, and how long it is of no use to try again; {@code null} when that is not known. */
    record Refusal(ErrorCode code, String words, @Nullable Duration retryAfter) {}

    /** Where the session is. */
    SessionState state() {
        return state;
    }

    /** Goes where the session is from now on. */
    void changeState(SessionState next) {
        if (next.equals(state)) {
            return;
        }
        LOG.info("session {} {} -> {}", id, state, next);
        Presence before = state.presence();
        Presence now = next.presence();
        state = next;
        if (now != null) {
            now.setPresentIn(next instanceof RoomState in ? in.room().id() : 0);
        }
        if (now != null && before == null) {
            signInTimer.cancel();
        } else if (now == null && before != null) {
            signInTimer = startSignInTimer();
        }
    }

    /** A state has taken the session out of its place: now it is not signed in any more. */
    void signedOut(Presence presence) {
        presence.signedOut();
        services.online().leave(presence);
        if (presence.isModern()) {
            services.rooms().unsubscribe(presence);
            services.resumable().disconnect(presence.resumable(), this);
        }
        services.lobby().changed();
    }

    /** Goes back to the lobby if the session is in this room. */
    void expel(Presence presence, long room, String why) {
        lock.lock();
        try {
            if (!ended && state instanceof RoomState in && in.presence() == presence && in.room().id() == room) {
                changeState(in.exit(why));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stores something; only what goes wrong is answered, by protocol 1. */
    void store(String type, Pending.Storing storing) throws RefusedException, IOException {
        store(new Outcome<>() {
            @Override
            public void committed(Reply result) {
                // everyone present is told, the sender among them
            }

            @Override
            public void refused(RefusedException why) {
                answer(why);
            }

            @Override
            public void failed(IOException cause) {
                answer(cause);
            }

            private void answer(Exception e) {
                Refusal refusal = refusal(type, e);
                link.send(services.frames().refusal(null, type, refusal.code(), refusal.words()));
            }
        }, storing);
    }

    /** Stores something, answered when it is. */
    void store(Outcome<Reply> answer, Pending.Storing storing) throws RefusedException, IOException {
        pending.begin(answer, storing);
    }

    /** Waits until everything that was to be stored is answered. */
    public void settle() {
        pending.await();
    }

    /** Takes no request any more, and waits until those that it took are answered. It stays where it is, and hears of events. */
    public void conclude() {
        lock.lock();
        try {
            concluded = true;
            pending.await();
        } finally {
            lock.unlock();
        }
    }

    private Timers.Timer startSignInTimer() {
        int seconds = services.limits().signInSeconds();
        return seconds == 0 ? () -> {} : services.timers().after(Duration.ofSeconds(seconds), this::signInTimedOut);
    }

    /** Waits for a sign-in that is being checked: it counts when it succeeds. */
    private void signInTimedOut() {
        lock.lock();
        try {
            if (!ended && state instanceof AuthState) {
                link.close(CloseReason.SIGN_IN_TIMEOUT);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether its connection was accepted before another's. */
    boolean beganBefore(Session other) {
        return id < other.id;
    }

    /** Ends the connection, telling the peer why. Any thread may call. */
    void close(CloseReason reason) {
        link.close(reason);
    }

    /** Takes the session out of wherever it is; it takes no request any more. Idempotent. */
    public void end() {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                signInTimer.cancel();
                heartbeat.stop();
                state.leave();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message of protocol 1 to this session alone. */
    void send(ServerMessage message) {
        link.send(services.frames().of(message));
    }

    /** The connection. */
    Link link() {
        return link;
    }
}
