package chat.parley.common.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds small writes back while one thread offers many frames to many connections, as TCP_CORK does for one: ten frames in one TLS
 * record cost little more than one frame. When one connection has enough for a write, or the work is done, what was held back
 * leaves, by one {@link Sweep}.
 */
public final class Cork {

    /** The outboxes that wait for a thread's work to be done; nothing where a thread does not hold back. */
    private static final ThreadLocal<@Nullable List<Outbox>> HELD = new ThreadLocal<>();

    private Cork() {}

    /**
     * Does some work. Frames that this thread offers meanwhile to connections that were idle leave at its end at the latest, whether it
     * ends well or not. Not to be nested.
     *
     * @param work must not wait for what it has offered to be written
     */
    public static void around(Runnable work) {
        HELD.set(new ArrayList<>());
        try {
            work.run();
        } finally {
            sweep();
            HELD.remove();
        }
    }

    /** Takes note of an outbox, if this thread holds back; tells whether. */
    static boolean holds(Outbox outbox) {
        List<Outbox> held = HELD.get();
        return held != null && held.add(outbox);
    }

    /** Lets everything go that this thread holds back; false if it is no thread that does. */
    static boolean sweep() {
        List<Outbox> held = HELD.get();
        if (held == null) {
            return false;
        }
        if (!held.isEmpty()) {
            HELD.set(new ArrayList<>(held.size()));
            Sweep.of(held);
        }
        return true;
    }
}
