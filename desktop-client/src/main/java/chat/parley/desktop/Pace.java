package chat.parley.desktop;

import java.time.Duration;

/**
 * How much of a thread's time a work may take: {@link #BURST} at once, and one part in {@link #SHARE} for long. A leaky bucket of
 * time that was spent. For one thread.
 */
final class Pace {

    /** What may be spent at once: opening a room, or what a reconnect brings, is not held up. */
    static final long BURST = Duration.ofMillis(100).toNanos();

    /** In a flood one part in so many of the time. */
    static final int SHARE = 8;

    private long level;
    private long leaked;

    /**
     * Begins with nothing spent.
     *
     * @param now the time, in nanoseconds from any moment
     */
    Pace(long now) {
        leaked = now;
    }

    /**
     * Tells when some of the work may be done.
     *
     * @param now the time, in nanoseconds from the same moment
     * @return for how long not, in nanoseconds; 0 when it may be done now
     */
    long delay(long now) {
        level = Math.max(0, level - (now - leaked) / SHARE);
        leaked = now;
        return Math.max(0, level - BURST) * SHARE;
    }

    /**
     * Notes what was spent.
     *
     * @param from when the work began
     * @param to when it was done
     */
    void spent(long from, long to) {
        level += to - from;
    }
}
