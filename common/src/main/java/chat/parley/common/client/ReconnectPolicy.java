package chat.parley.common.client;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: not at all before the first attempt, then twice as long after every failure up to a
 * bound, each time a random part longer or shorter, so that the clients of a restarted server do not all return in the same
 * instant.
 *
 * @param first the wait before the second attempt; more than zero
 * @param longest the bound, before the random part; a connection that lasted that long counts as a success
 * @param jitter the random part, 0 to 1: with 0.2 a wait is up to a fifth longer or shorter
 * @param random where the random part comes from; safe for use by many threads if several clients share the policy
 */
public record ReconnectPolicy(Duration first, Duration longest, double jitter, RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 30;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public ReconnectPolicy {
        if (!first.isPositive() || longest.compareTo(first) < 0 || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("first " + first + ", longest " + longest + ", jitter " + jitter);
        }
    }

    /**
     * The policy for people: from 1 s up to 30 s, a fifth longer or shorter.
     *
     * @return a policy that many clients may share
     */
    public static ReconnectPolicy defaults() {
        return new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), 0.2, new Random());
    }

    /**
     * Tells how long to wait.
     *
     * @param attempt the number of the attempt to come, from 0
     * @return zero for attempt 0, otherwise at least a millisecond
     */
    public Duration delayBefore(int attempt) {
        if (attempt == 0) {
            return Duration.ZERO;
        }
        double doubled = first.toMillis() * Math.pow(2, Math.min(attempt - 1, MAX_DOUBLINGS));
        double bounded = Math.min(doubled, (double) longest.toMillis());
        double jittered = bounded * (1 - jitter + 2 * jitter * random.nextDouble());
        return Duration.ofMillis(Math.max(1, Math.round(jittered)));
    }
}
