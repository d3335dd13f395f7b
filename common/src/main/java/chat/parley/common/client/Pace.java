package chat.parley.common.client;

import java.time.Duration;

/**
 * How fast messages may follow one another, so that a long queue of unsent ones does not get the session disconnected: no
 * faster than the server allows for long, after a burst of a second's worth; the server itself allows a longer one, which
 * leaves room for other requests.
 *
 * <p>Not safe for use by many threads at once: guarded by the lock of {@link UnsentQueue}.
 */
final class Pace {

    private static final double SECOND_NANOS = 1e9;

    private final int perSecond;
    private double left;
    private long filledAt;

    /**
     * Begins with a full burst.
     *
     * @param perSecond messages a second; 0 for no limit
     * @param now {@link System#nanoTime}
     */
    Pace(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.filledAt = now;
    }

    /** How long to wait before the next message may go; zero when it goes now and has been counted. */
    Duration take(long now) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        left = Math.min(perSecond, left + (now - filledAt) / SECOND_NANOS * perSecond);
        filledAt = now;
        if (left < 1) {
            return Duration.ofNanos(Math.max(1, (long) ((1 - left) / perSecond * SECOND_NANOS)));
        }
        left--;
        return Duration.ZERO;
    }
}
