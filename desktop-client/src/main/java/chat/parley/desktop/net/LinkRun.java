package chat.parley.desktop.net;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stay at a server, from the first attempt to sign in until signing out, across losses of the connection.
 *
 * <p>The receiver thread runs it and does all that blocks. It owns the connection; other threads may send, ask for a retry
 * and cancel. It gives up as soon as the link's state is not the one that it set itself.
 */
final class LinkRun implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkRun.class);

    /** How long the last frames may take to leave when signing out, in seconds. */
    private static final long GOODBYE_SECONDS = 1;

    private final SignIn attempt;
    private final AtomicReference<LinkState> state;
    private final EventQueue events;
    private final CompletableFuture<MessageCodec> codec;
    private final ReconnectPolicy policy;
    private final Semaphore wake = new Semaphore(0);

    private LinkState mine; // the receiver thread only: what this run set last
    private volatile @Nullable FramedConnection connection;
    private volatile boolean cancelled;
    private volatile @Nullable String room; // where to return to after a loss

    LinkRun(SignIn attempt, LinkState connecting, AtomicReference<LinkState> state, EventQueue events,
            CompletableFuture<MessageCodec> codec, ReconnectPolicy policy) {
        this.attempt = attempt;
        this.mine = connecting;
        this.state = state;
        this.events = events;
        this.codec = codec;
        this.policy = policy;
    }

    @Override
    public void run() {
        try {
            stay();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts this thread but a closing virtual machine
        } catch (RuntimeException e) {
            LOG.error("The connection's thread failed", e);
            fail(new SignInFailure.Unreachable(SignInFailure.Cause.NETWORK));
        } finally {
            abort();
        }
    }

    private void stay() throws InterruptedException {
        Arrival arrival = arrive(attempt.register());
        if (arrival.failure() != null) {
            fail(arrival.failure());
            return;
        }
        while (becomeOnline(arrival)) {
            LostReason reason = receive();
            int number = 0;
            do {
                number++;
                if (!pause(reason, number)) {
                    return;
                }
                arrival = arrive(false);
                SignInFailure failure = arrival.failure();
                if (failure != null && isForGood(failure)) {
                    fail(failure);
                    return;
                }
                if (failure != null) {
                    reason = Failures.reasonOf(failure);
                }
            } while (arrival.failure() != null);
        }
    }

    private static boolean isForGood(SignInFailure failure) {
        return failure instanceof SignInFailure.Refusal refusal && refusal.code() == ErrorCode.BAD_CREDENTIALS;
    }

    private Arrival arrive(boolean register) throws InterruptedException {
        Arrival arrival = new Arrival(attempt, register, room, codec.join());
        arrival.run(this::adopt);
        if (arrival.failure() != null) {
            abort();
        }
        return arrival;
    }

    /** Makes a fresh connection known to {@link #cancel}, unless that came first. */
    private boolean adopt(FramedConnection fresh) {
        connection = fresh;
        if (cancelled) {
            fresh.abort();
        }
        return !cancelled;
    }

    private boolean becomeOnline(Arrival arrival) throws InterruptedException {
        if (!move(new LinkState.Online(attempt.server(), arrival.user()))) {
            return false;
        }
        LOG.info("Signed in at {}", attempt.server());
        for (ServerMessage message : arrival.messages()) {
            take(message);
        }
        return true;
    }

    private LostReason receive() throws InterruptedException {
        FramedConnection current = connection;
        LostReason reason = LostReason.CONNECTION_LOST;
        try {
            while (current != null) {
                byte[] payload = current.read();
                if (payload == null) {
                    break;
                }
                ServerMessage message = decode(payload);
                if (message instanceof ServerMessage.Refused refused) {
                    reason = Failures.reasonOf(refused.code(), reason);
                }
                if (message != null) {
                    take(message);
                }
            }
        } catch (IOException e) {
            if (!cancelled) {
                LOG.info("The connection to {} broke: {}", attempt.server(), e.toString());
            }
        }
        abort();
        return reason;
    }

    private @Nullable ServerMessage decode(byte[] payload) {
        try {
            return codec.join().decodeServerMessage(payload);
        } catch (ProtocolException e) {
            LOG.warn("Ignored a message that cannot be understood: {}", e.code());
            return null;
        }
    }

    private void take(ServerMessage message) throws InterruptedException {
        switch (message) {
            case ServerMessage.Entered entered -> room = entered.room();
            case ServerMessage.Exited _,ServerMessage.SignedIn _ -> room = null;
            default -> {
            }
        }
        events.put(this, new LinkEvent.Received(message, Instant.now()));
    }

    /** Waits before the next attempt; says whether there is to be one. */
    private boolean pause(LostReason reason, int number) throws InterruptedException {
        Duration delay = policy.delayBefore(number);
        wake.drainPermits();
        if (!move(new LinkState.Waiting(reason, Instant.now().plus(delay), number))) {
            return false;
        }
        LOG.info("No connection ({}); attempt {} in {}", reason, number, delay);
        boolean _ = wake.tryAcquire(delay.toMillis(), TimeUnit.MILLISECONDS);
        return move(new LinkState.Reconnecting(reason, number));
    }

    private void fail(SignInFailure failure) {
        LOG.info("Signing in at {} failed: {}", attempt.server(), failure);
        if (move(new LinkState.Offline())) {
            events.add(this, new LinkEvent.SignInFailed(attempt, failure));
        }
    }

    private boolean move(LinkState next) {
        if (cancelled || !state.compareAndSet(mine, next)) {
            return false;
        }
        mine = next;
        events.add(this, new LinkEvent.StateChanged(next));
        return true;
    }

    /** Sends on the current connection; when that is gone, the receiver thread finds out by itself. */
    void send(Request request) {
        FramedConnection current = connection;
        if (current != null) {
            current.offer(FrameWriter.frame(codec.join().encode(request)));
        }
    }

    void retryNow() {
        wake.release();
    }

    void forgetRoom() {
        room = null;
    }

    /**
     * Ends the stay. Does not wait.
     *
     * @param politely whether what was sent is still to be written before the connection is closed
     */
    void cancel(boolean politely) {
        cancelled = true;
        wake.release();
        FramedConnection current = connection;
        if (current != null && politely) {
            current.finish(null, false);
            CompletableFuture.delayedExecutor(GOODBYE_SECONDS, TimeUnit.SECONDS).execute(current::abort);
        } else if (current != null) {
            current.abort();
        }
    }

    private void abort() {
        FramedConnection current = connection;
        if (current != null) {
            current.abort();
        }
    }
}
