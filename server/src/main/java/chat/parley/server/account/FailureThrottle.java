package chat.parley.server.account;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed attempts by who fails, and makes who goes on failing wait longer and longer. As many as allowed may fail at once,
 * and then at the allowed rate (a token bucket). When the bucket is empty, nothing can be tried for a while, then one attempt may
 * be made; each one that fails doubles the wait, up to a longest. After each longest wait without an attempt one doubling is
 * forgiven, in the end all of it. What succeeds costs nothing, so a room full of people behind one address can sign in at once.
 *
 * <p>Safe for use by many threads at once. Who has nothing to be held against them is forgotten.
 *
 * @param <K> what tells one from another: an address, or an account
 */
final class FailureThrottle<K> {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int SWEEP_SIZE = 10_000;

    /** More doublings than that would overflow, and are over every longest wait. */
    private static final int MOST_DOUBLINGS = 20;

    private final int perMinute;
    private final long longestNanos;
    private final LongSupplier nanoTime;
    private final Map<K, Debt> debts = new ConcurrentHashMap<>();
    private final AtomicLong sweptAt;

    /**
     * What is held against somebody.
     *
     * @param left attempts that may fail
     * @param strikes how often the wait has begun
     * @param at as of when; while it is to come, nothing may be tried
     */
    private record Debt(double left, int strikes, long at) {}

    /**
     * Makes a throttle that has seen nothing.
     *
     * @param perMinute failed attempts a minute; 0 for no limit
     * @param longest the longest wait; zero for waits that do not grow
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    FailureThrottle(int perMinute, Duration longest, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.longestNanos = longest.toNanos();
        this.nanoTime = nanoTime;
        this.sweptAt = new AtomicLong(nanoTime.getAsLong());
    }

    /**
     * Tells when somebody may try.
     *
     * @param who who tries
     * @return zero when they may try now, otherwise how long they have to wait because they have failed too often
     */
    Duration delay(K who) {
        Debt known = debts.get(who);
        return known == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, known.at - nanoTime.getAsLong()));
    }

    /**
     * Takes note of a failed attempt. One that was made before the wait began, and failed after, changes nothing.
     *
     * @param who who failed
     */
    void failed(K who) {
        if (perMinute == 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        debts.compute(who, (_, old) -> failed(asOf(now, old), now));
        sweep(now);
    }

    /** What was held against somebody is so no more. */
    void forgive(K who) {
        debts.remove(who);
    }

    private Debt failed(Debt debt, long now) {
        if (debt.at - now > 0) {
            return debt;
        }
        double left = debt.left - 1;
        if (left >= 1) {
            return new Debt(left, debt.strikes, now);
        }
        long first = MINUTE_NANOS / perMinute; // until the bucket would have another one
        long wait = Math.max(first, Math.min(longestNanos, first << Math.min(debt.strikes, MOST_DOUBLINGS)));
        return new Debt(1, debt.strikes + 1, now + wait);
    }

    /** What is left of it by now. */
    private Debt asOf(long now, @Nullable Debt debt) {
        if (debt == null) {
            return new Debt(perMinute, 0, now);
        }
        long quiet = now - debt.at;
        if (quiet <= 0) {
            return debt;
        }
        long forgiving = Math.max(longestNanos, MINUTE_NANOS / perMinute);
        long forgiven = longestNanos == 0 ? debt.strikes : Math.min(debt.strikes, quiet / forgiving);
        if (forgiven < debt.strikes) {
            return new Debt(1, debt.strikes - (int) forgiven, debt.at + forgiven * forgiving);
        }
        long refilling = longestNanos == 0 ? quiet : quiet - forgiven * forgiving;
        return new Debt(Math.min(perMinute, debt.left + (double) refilling * perMinute / MINUTE_NANOS), 0, now);
    }

    /** Once a minute at most: those that are left would be looked at with every failure. */
    private void sweep(long now) {
        long before = sweptAt.get();
        if (debts.size() > SWEEP_SIZE && now - before > MINUTE_NANOS && sweptAt.compareAndSet(before, now)) {
            debts.values().removeIf(debt -> isPaid(asOf(now, debt)));
        }
    }

    private boolean isPaid(Debt debt) {
        return debt.strikes == 0 && debt.left >= perMinute;
    }
}
