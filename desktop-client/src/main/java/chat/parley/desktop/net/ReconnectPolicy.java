package chat.parley.desktop.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before coming back: twice as long after every failed attempt up to a bound, and up to a fifth longer or
 * shorter, so that the people of a restarted server do not all return in the same instant.
 *
 * @param first the wait before the first attempt
 * @param longest the bound, before the random part
 * @param random where the random part comes from
 */
public record ReconnectPolicy(Duration first, Duration longest, RandomGenerator random) {

    private static final double JITTER = 0.2;
    private static final int MAX_DOUBLINGS = 30;

    /**
     * The policy for people: from 1 s up to 30 s.
     *
     * @return a new policy
     */
    public static ReconnectPolicy defaults() {
        return new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), RandomGenerator.getDefault());
    }

    /**
     * Tells how long to wait.
     *
     * @param attempt the number of the attempt to come, from 1
     * @return more than zero
     */
    public Duration delayBefore(int attempt) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(attempt - 1, MAX_DOUBLINGS));
        double bounded = Math.min(doubled, (double) longest.toMillis());
        double jittered = bounded * (1 - JITTER + 2 * JITTER * random.nextDouble());
        return Duration.ofMillis(Math.max(1, Math.round(jittered)));
    }
}
