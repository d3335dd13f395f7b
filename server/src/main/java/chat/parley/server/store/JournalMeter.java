package chat.parley.server.store;

import chat.parley.server.metrics.Histogram;
import chat.parley.server.metrics.Metrics;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.DoubleStream;

/** Measures the journal: its thread takes note, any other may ask. */
final class JournalMeter {

    private static final int MILLI_NANOS = 1_000_000;

    /** From a commit that the disk has in its cache to one that is stuck. */
    private final Histogram commits = new Histogram(
            DoubleStream.of(0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1_000, 5_000)
                    .mapToLong(millis -> (long) (millis * MILLI_NANOS)).toArray());
    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** A transaction was committed, which began at this {@link System#nanoTime}. */
    void committed(int writes, long began) {
        commits.record(System.nanoTime() - began);
        written.add(writes);
    }

    /** A transaction has failed. */
    void failed(int writes) {
        failed.add(writes);
    }

    /** Adds what was measured, and how many writes wait. */
    void addTo(Metrics metrics, IntSupplier waiting) {
        metrics.gauge("parley_journal_queue", "Writes that wait for the journal.", waiting::getAsInt);
        metrics.histogram("parley_journal_commit_seconds", "How long a transaction takes, with its disk flush.",
                commits);
        metrics.counter("parley_journal_writes_total", "Writes that were committed.", written::sum);
        metrics.counter("parley_journal_failures_total",
                "Writes that failed with their transaction; the disk is full, say.",
                failed::sum);
    }
}
