package chat.parley.common.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds small writes back while one thread offers many frames to many connections, as TCP_CORK does for one: ten frames in one TLS
 * record cost little more than one frame. What fills a record leaves at once, what does not when the work is done.
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
        List<Outbox> held = new ArrayList<>();
        HELD.set(held);
        try {
            work.run();
        } finally {
            HELD.remove();
            held.forEach(Outbox::release);
        }
    }

    /** Takes note of an outbox, if this thread holds back; tells whether. */
    static boolean holds(Outbox outbox) {
        List<Outbox> held = HELD.get();
        return held != null && held.add(outbox);
    }
}
