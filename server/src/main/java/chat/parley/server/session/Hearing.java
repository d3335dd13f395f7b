package chat.parley.server.session;

import java.util.concurrent.locks.ReentrantLock;

/**
 * What a signed-in session hears: until it has signed out, and nothing from then on, not even what was under way already. The
 * next account on the same connection would hear it otherwise.
 *
 * <p>Safe for use by many threads at once. The lock is held while something is queued, which never waits; an outbox's is taken
 * under it, and no other.
 */
final class Hearing {

    private final Link link;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended; // guarded by lock

    /**
     * Begins.
     *
     * @param link the connection
     */
    Hearing(Link link) {
        this.link = link;
    }

    /** As {@link Link#send}, unless it has ended. */
    void deliver(byte[] frame) {
        lock.lock();
        try {
            if (!ended) {
                link.send(frame);
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link Link#push}, unless it has ended. */
    void push(long topic, byte[] frame) {
        lock.lock();
        try {
            if (!ended) {
                link.push(topic, frame);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; when this returns, nothing is queued any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }
}
