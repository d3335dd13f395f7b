package chat.parley.server.room;

import chat.parley.server.presence.Participant;
import chat.parley.server.time.Timers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in one place, all of which are shown the same list of people.
 *
 * <p>The list is pushed when it has changed: at once after a quiet time, then at most four times a second, the latest state
 * only. Where a push is large (many sessions, a long list) it comes more rarely, so that pushes never use more than
 * {@value #PUSH_BYTES_PER_SECOND} bytes a second: a thousand people who join a room cost some lists, not a million. Who arrives
 * gets the list at once; a push that would repeat what a session was shown last is left out for it.
 *
 * <p>Everything happens under one lock: who has left gets nothing of this place any more, and who arrives gets its answer,
 * then the list, then what is said from then on. Delivering never blocks, so the lock is held for short.
 *
 * <p>Safe for use by many threads at once.
 */
final class Audience {

    private static final long MIN_PUSH_INTERVAL_NANOS = 250_000_000;
    private static final long PUSH_BYTES_PER_SECOND = 64 * 1024 * 1024;
    private static final long SECOND_NANOS = 1_000_000_000;

    private static final byte[] NOTHING = {};

    private final Timers timers;

    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final Map<Participant, byte[]> lastShown = new LinkedHashMap<>(); // in the order of arrival
    private final PeopleList list;
    private final PeopleList modernList;
    private boolean pushScheduled;
    private long nextPushAt = System.nanoTime();

    /** The frame that says who is here, in one version of the protocol. All under the audience's lock. */
    private static final class PeopleList {

        private final Supplier<byte[]> builder;
        private byte @Nullable [] current; // null: has to be built anew
        private byte[] lastBuilt = NOTHING;

        PeopleList(Supplier<byte[]> builder) {
            this.builder = builder;
        }

        /** The list as it is now, the same array as before when it says the same. */
        byte[] current() {
            if (current == null) {
                byte[] built = builder.get();
                if (!Arrays.equals(built, lastBuilt)) {
                    lastBuilt = built;
                }
                current = lastBuilt;
            }
            return current;
        }

        void changed() {
            current = null;
        }
    }

    /**
     * Makes an empty audience.
     *
     * @param list makes the frame with the list for protocol 1; called under the lock
     * @param modernList the same for protocol 2; an empty frame where that has no such list
     * @param timers where a push waits for its time
     */
    Audience(Supplier<byte[]> list, Supplier<byte[]> modernList, Timers timers) {
        this.list = new PeopleList(list);
        this.modernList = new PeopleList(modernList);
        this.timers = timers;
    }

    /**
     * Lets a session in: it is sent the answer, then the list.
     *
     * @param participant who arrives
     * @param answer the frame that tells it so; {@code null} when it has been told already
     */
    void arrive(Participant participant, byte @Nullable [] answer) {
        lock.lock();
        try {
            lastShown.put(participant, NOTHING);
            forgetLists();
            if (answer != null) {
                participant.deliver(answer);
            }
            show(participant);
        } finally {
            lock.unlock();
        }
        changed();
    }

    /**
     * Lets a session out. Nothing of this place is sent to it any more. The others learn of it by the next
     * {@link #changed()}, which the caller owes them as soon as the session is where it goes.
     *
     * @param participant who leaves
     * @param answer a frame to send to it at this moment; {@code null} for none
     */
    void leave(Participant participant, byte @Nullable [] answer) {
        lock.lock();
        try {
            lastShown.remove(participant);
            forgetLists();
            if (answer != null) {
                participant.deliver(answer);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends the list to one session because it asked.
     *
     * @param participant who asked
     */
    void show(Participant participant) {
        lock.lock();
        try {
            byte[] current = listFor(participant);
            if (current.length > 0) {
                participant.deliver(current);
                lastShown.replace(participant, current);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a frame to every session here that speaks protocol 1, in the same order to all; it is made only if there is one.
     *
     * @param frame makes what to send; called under the lock
     * @return to how many sessions it was sent
     */
    int publish(Supplier<byte[]> frame) {
        lock.lock();
        try {
            byte[] made = null;
            int sent = 0;
            for (Participant participant : lastShown.keySet()) {
                if (!participant.isModern()) {
                    made = made == null ? frame.get() : made;
                    participant.deliver(made);
                    sent++;
                }
            }
            return sent;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does something with those who are here while nobody comes or goes.
     *
     * @param work must not block, nor call this or another place
     */
    void withAll(Consumer<Iterable<Participant>> work) {
        lock.lock();
        try {
            work.accept(lastShown.keySet());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lists who is here, each account once.
     *
     * @return the names in the order of arrival
     */
    List<String> names() {
        lock.lock();
        try {
            LinkedHashSet<String> names = new LinkedHashSet<>();
            for (Participant participant : lastShown.keySet()) {
                names.add(participant.name());
            }
            return List.copyOf(names);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks for an account among those who are here.
     *
     * @param key the key of its name
     * @return a session of it, or nothing when none is here
     */
    Optional<Participant> find(String key) {
        lock.lock();
        try {
            return lastShown.keySet().stream().filter(p -> p.key().equals(key)).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Takes note that the list may have changed: pushes it now, or soon. */
    void changed() {
        lock.lock();
        try {
            forgetLists();
            if (pushScheduled) {
                return;
            }
            long wait = nextPushAt - System.nanoTime();
            if (wait <= 0) {
                push();
            } else {
                pushScheduled = true;
                timers.after(Duration.ofNanos(wait), this::pushScheduled);
            }
        } finally {
            lock.unlock();
        }
    }

    private void pushScheduled() {
        lock.lock();
        try {
            pushScheduled = false;
            push();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void push() {
        long bytes = 0;
        for (Map.Entry<Participant, byte[]> entry : lastShown.entrySet()) {
            byte[] current = listFor(entry.getKey());
            // Arrays.equals is quick here: what is equal is nearly always the same array.
            if (!Arrays.equals(entry.getValue(), current)) {
                entry.setValue(current);
                entry.getKey().deliver(current);
                bytes += current.length;
            }
        }
        long interval = Math.max(MIN_PUSH_INTERVAL_NANOS, bytes * SECOND_NANOS / PUSH_BYTES_PER_SECOND);
        nextPushAt = System.nanoTime() + interval;
    }

    /** Under the lock. */
    private byte[] listFor(Participant participant) {
        return (participant.isModern() ? modernList : list).current();
    }

    /** Under the lock. */
    private void forgetLists() {
        list.changed();
        modernList.changed();
    }
}
