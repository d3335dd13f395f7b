package chat.parley.server.metrics;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts how long something takes, by ranges. Safe for use by many threads at once; recording allocates nothing.
 */
public final class Histogram {

    private static final double SECOND_NANOS = 1e9;

    private final long[] bounds;
    private final LongAdder[] counts; // one more than bounds: what is longer than all
    private final LongAdder nanos = new LongAdder();

    /**
     * Makes an empty one.
     *
     * @param bounds the upper ends of the ranges, in nanoseconds, from the shortest to the longest
     */
    public Histogram(long... bounds) {
        this.bounds = bounds.clone();
        this.counts = Stream.generate(LongAdder::new).limit(bounds.length + 1L).toArray(LongAdder[]::new);
    }

    /**
     * Takes note of one time.
     *
     * @param took how long it took, in nanoseconds
     */
    public void record(long took) {
        int range = 0;
        while (range < bounds.length && took > bounds[range]) {
            range++;
        }
        counts[range].increment();
        nanos.add(took);
    }

    /** Writes it, in seconds, each range with those below it. */
    void write(Samples samples) {
        long upToHere = 0;
        for (int i = 0; i < counts.length; i++) {
            upToHere += counts[i].sum();
            String end = i < bounds.length ? Double.toString(bounds[i] / SECOND_NANOS) : "+Inf";
            samples.put("_bucket", "le=\"" + end + "\"", (double) upToHere);
        }
        samples.put("_sum", "", nanos.sum() / SECOND_NANOS);
        samples.put("_count", "", (double) upToHere);
    }
}
