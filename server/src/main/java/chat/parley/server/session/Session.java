package chat.parley.server.session;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.server.time.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's conversation with the server, from its first frame to its end; signing out and in again does not end it.
 *
 * <p>The connection's thread calls {@link #receive} for each frame; any thread may call {@link #end}. Both hold the session's
 * lock while they work, so a session that has ended is in no room any more and never comes into one again. The lock is the first
 * in the order (see the package {@code chat.parley.server}); a request that waits for bcrypt or the database holds it meanwhile.
 */
public final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final long id;
    private final Link link;
    private final Services services;
    private final FrameBudget budget;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private SessionState state;
    private boolean ended;
    private Timers.Timer signInTimer;

    /**
     * Begins a session, not signed in, and the time that it may stay so.
     *
     * @param id its number in the log, unique while the server runs
     * @param link its connection
     * @param services what it works with
     */
    public Session(long id, Link link, Services services) {
        this.id = id;
        this.link = link;
        this.services = services;
        this.budget = new FrameBudget(services.limits().framesPerSecond(), System.nanoTime());
        this.state = new AuthState(this, services);
        this.signInTimer = startSignInTimer();
    }

    /**
     * Takes one frame: answers it, and does what it asks. Whatever the frame is, nothing is thrown.
     *
     * @param payload the frame's payload
     */
    public void receive(byte[] payload) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (!budget.take(System.nanoTime())) {
                link.close(CloseReason.RATE_LIMITED);
                return;
            }
            handle(services.codec().decodeRequest(payload));
        } catch (ProtocolException e) {
            if (e.isFatal()) {
                link.closeAfter(ServerMessage.Refused.of(e));
            } else {
                send(ServerMessage.Refused.of(e));
            }
        } finally {
            lock.unlock();
        }
    }

    private void handle(Request request) {
        try {
            SessionState next = state.handle(request);
            if (!next.equals(state)) {
                LOG.info("session {} {} -> {}", id, state, next);
                changeState(next);
            }
        } catch (RefusedException e) {
            LOG.debug("session {} {} refused: {}", id, request.type(), e.code().wireName());
            send(ServerMessage.Refused.of(request.type(), e));
        } catch (IOException e) {
            LOG.error("session {} {} failed in storage", id, request.type(), e);
            send(new ServerMessage.Refused(request.type(), ErrorCode.STORAGE_UNAVAILABLE,
                    "The server cannot reach its storage; nothing was changed"));
        } catch (RuntimeException e) {
            LOG.error("session {} {} failed", id, request.type(), e);
            send(new ServerMessage.Refused(request.type(), ErrorCode.INTERNAL_ERROR, "The server made a mistake"));
        }
    }

    private void changeState(SessionState next) {
        boolean wasSignedIn = !(state instanceof AuthState);
        boolean isSignedIn = !(next instanceof AuthState);
        state = next;
        if (isSignedIn && !wasSignedIn) {
            signInTimer.cancel();
        } else if (wasSignedIn && !isSignedIn) {
            signInTimer = startSignInTimer();
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

    /** Takes the session out of wherever it is; it takes no request any more. Idempotent. */
    public void end() {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                signInTimer.cancel();
                state.leave();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message to this session alone. */
    void send(ServerMessage message) {
        link.send(frame(message));
    }

    /** Writes a message. */
    byte[] frame(ServerMessage message) {
        return FrameWriter.frame(services.codec().encode(message));
    }

    /** The connection. */
    Link link() {
        return link;
    }
}
