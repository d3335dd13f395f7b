package chat.parley.server.account;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed attempts by who fails: as many as allowed may come at once, and then at the allowed rate (a token bucket). What
 * succeeds costs nothing, so a room full of people behind one address can sign in at once.
 *
 * <p>Safe for use by many threads at once. Who has been quiet for a minute is forgotten.
 *
 * @param <K> what tells one from another: an address, or an account's id
 */
final class FailureThrottle<K> {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int SWEEP_SIZE = 10_000;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<K, Bucket> buckets = new ConcurrentHashMap<>();

    /** How many attempts are left, at a time. */
    private record Bucket(double left, long at) {}

    /**
     * Makes a throttle that has seen nothing.
     *
     * @param perMinute failed attempts a minute; 0 for no limit
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    FailureThrottle(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /**
     * Tells when somebody may try.
     *
     * @param who who tries
     * @return zero when they may try now, otherwise how long they have to wait because they have failed too often
     */
    Duration delay(K who) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        double missing = 1 - refilled(buckets.get(who), nanoTime.getAsLong()).left;
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing * MINUTE_NANOS / perMinute));
    }

    /**
     * Takes note of a failed attempt.
     *
     * @param who who failed
     */
    void failed(K who) {
        if (perMinute == 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        buckets.compute(who, (_, old) -> {
            Bucket bucket = refilled(old, now);
            return new Bucket(Math.max(0, bucket.left - 1), now);
        });
        if (buckets.size() > SWEEP_SIZE) {
            buckets.values().removeIf(bucket -> now - bucket.at > MINUTE_NANOS);
        }
    }

    private Bucket refilled(@Nullable Bucket bucket, long now) {
        if (bucket == null) {
            return new Bucket(perMinute, now);
        }
        double earned = (double) (now - bucket.at) * perMinute / MINUTE_NANOS;
        return new Bucket(Math.min(perMinute, bucket.left + earned), now);
    }
}
