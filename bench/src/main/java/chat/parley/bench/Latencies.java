package chat.parley.bench;

import java.util.Arrays;

/** Times that something took, all of them. Safe for use by many threads at once. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1 << 16];
    private int count;

    /** Adds one. */
    synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    /** How many there are. */
    synchronized int count() {
        return count;
    }

    /** The time, in milliseconds, that this part of them did not exceed; 0 when there are none. */
    synchronized double millis(double part) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.floor(part * count))] / NANOS_PER_MILLI;
    }

    /** Words for a person. */
    String summary() {
        return "p50 %.2f ms, p99 %.2f ms, max %.2f ms (n = %,d)".formatted(millis(0.5), millis(0.99), millis(1),
                count());
    }

    /** Members of a JSON object. */
    String json() {
        return "\"n\":%d,\"p50ms\":%.3f,\"p99ms\":%.3f,\"maxms\":%.3f".formatted(count(), millis(0.5), millis(0.99),
                millis(1));
    }
}
