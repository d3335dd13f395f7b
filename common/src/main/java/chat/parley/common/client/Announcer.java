package chat.parley.common.client;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The client's state, and everything that its listener is told: one at a time and in order, by whichever thread finds nobody
 * else telling. After {@link ClientState.Closed} there is nothing more to tell.
 *
 * <p>Safe for use by many threads at once. The lock is a leaf; the listener is called without it.
 */
final class Announcer {

    private static final System.Logger LOG = System.getLogger(Announcer.class.getName());

    private final ClientListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock, the state for writing.
    private final ArrayDeque<Consumer<ClientListener>> queue = new ArrayDeque<>(2);
    private boolean telling;
    private volatile ClientState state = new ClientState.Fresh();

    Announcer(ClientListener listener) {
        this.listener = listener;
    }

    ClientState state() {
        return state;
    }

    boolean isClosed() {
        return state instanceof ClientState.Closed;
    }

    /** The one place where the state changes, unless it is closed; says whether it was not. */
    boolean move(ClientState next) {
        return move(_ -> next);
    }

    /** Changes the state depending on what it is; the same one is no change. */
    boolean move(UnaryOperator<ClientState> step) {
        lock.lock();
        try {
            ClientState next = step.apply(state);
            if (isClosed()) {
                return false;
            }
            if (!next.equals(state)) {
                state = next;
                queue.add(l -> l.stateChanged(next));
            }
        } finally {
            lock.unlock();
        }
        drain();
        return true;
    }

    void tell(Consumer<ClientListener> what) {
        lock.lock();
        try {
            if (isClosed()) {
                return;
            }
            queue.add(what);
        } finally {
            lock.unlock();
        }
        drain();
    }

    private void drain() {
        Consumer<ClientListener> next = next(true);
        while (next != null) {
            try {
                next.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a listener failed", e);
            }
            next = next(false);
        }
    }

    private @Nullable Consumer<ClientListener> next(boolean begin) {
        lock.lock();
        try {
            if (begin && telling) {
                return null; // whoever is at it tells this, too
            }
            Consumer<ClientListener> next = queue.poll();
            telling = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
