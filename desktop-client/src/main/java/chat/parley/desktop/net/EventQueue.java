package chat.parley.desktop.net;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way from the receiver thread to the window's thread.
 *
 * <p>What the server pushes is bounded in number: a receiver that is faster than the window waits, so that TCP slows the server down
 * instead of this queue filling the memory. Changes of state are few and never wait. Only events of the current source are
 * handed out: what a given-up connection still says is dropped without the window's noticing.
 *
 * <p>Any thread adds; one thread polls and sets the source.
 */
public final class EventQueue {

    /** How many pushed events may wait. */
    static final int CAPACITY = 8192;

    /** How often a waiting receiver looks whether anybody still wants its message. */
    private static final long LOOK_UP_MILLIS = 200;

    private record Entry(Object source, LinkEvent event, boolean waited) {}

    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(CAPACITY);
    private volatile @Nullable Object source;
    private volatile Runnable waker = () -> {};

    /**
     * Says what to do when an event was added.
     *
     * @param whenAdded called by the adding thread, after every addition; must be quick
     */
    public void setWaker(Runnable whenAdded) {
        waker = whenAdded;
    }

    /**
     * Takes the oldest event of the current source.
     *
     * @return the event, or {@code null} when there is none
     */
    public @Nullable LinkEvent poll() {
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            if (entry.waited) {
                room.release();
            }
            if (isCurrent(entry.source)) {
                return entry.event;
            }
        }
        return null;
    }

    /**
     * Tells whether something waits, perhaps from an old source only.
     *
     * @return whether {@link #poll} may find something
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * From now on only one source's events are handed out.
     *
     * @param current the source; {@code null} for nobody's
     */
    public void setSource(@Nullable Object current) {
        source = current;
    }

    /**
     * Adds an event that must not wait: a change of state.
     *
     * @param from its source
     * @param event what happened
     */
    public void add(Object from, LinkEvent event) {
        entries.add(new Entry(from, event, false));
        waker.run();
    }

    /**
     * Adds an event that the server has pushed, waiting for room while the source is the current one; drops it otherwise.
     *
     * @param from its source
     * @param event what happened
     */
    public void put(Object from, LinkEvent event) {
        try {
            while (isCurrent(from)) {
                if (room.tryAcquire(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                    entries.add(new Entry(from, event, true));
                    waker.run();
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody does
        }
    }

    private boolean isCurrent(Object candidate) {
        return candidate.equals(source);
    }
}
