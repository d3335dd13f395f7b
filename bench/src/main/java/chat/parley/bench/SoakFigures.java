package chat.parley.bench;

import static chat.parley.bench.ServerMetrics.sum;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the server of a soak takes, from time to time: written to a file as JSON Lines at once, and judged at the end. Used by one
 * thread.
 */
final class SoakFigures implements AutoCloseable {

    /** Samples after the warm-up without which nothing is said of them. */
    private static final int FEWEST = 8;

    /** How much more at the end counts as flat. */
    private static final double FLAT = 1.1;

    private final ProcessFigures process;
    private final ServerMetrics metrics;
    private final @Nullable Writer file;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double seconds, long residentKib, long descriptors, long threads) {}

    /** The medians of the first quarter after the warm-up and of the last one. */
    record Trend(String what, long first, long last, boolean isKnown) {

        /** Whether there is at the end no more than a tenth more. */
        boolean isFlat() {
            return last <= first * FLAT;
        }

        private double percent() {
            return 100.0 * (last - first) / Math.max(1, first);
        }

        /** Words for a person. */
        String words() {
            return isKnown
                    ? String.format(Locale.ROOT, "%s %,d -> %,d (%+.1f %%), %s", what, first, last, percent(),
                            isFlat() ? "flat" : "NOT FLAT")
                    : what + ": too few samples to say";
        }

        /** A member of a JSON object. */
        String json() {
            return isKnown
                    ? String.format(Locale.ROOT, "\"%s\":{\"first\":%d,\"last\":%d,\"percent\":%.2f,\"flat\":%b}", what,
                            first, last, percent(), isFlat())
                    : "\"" + what + "\":null";
        }
    }

    /** Looks at a server that has {@code metrics.port=-1}; the file is made anew, if there is to be one. */
    SoakFigures(BenchServer server, @Nullable Path file) throws IOException {
        process = server.figures();
        metrics = new ServerMetrics(server);
        this.file = file == null ? null : Files.newBufferedWriter(file);
    }

    /** Takes a sample, that many seconds after the beginning, and writes it down together with the tally. */
    void sample(double seconds, SoakTally tally) throws IOException, InterruptedException {
        Sample sample = new Sample(seconds, process.residentKib(), process.descriptors(), process.threads());
        samples.add(sample);
        List<String> page = metrics.page();
        if (file != null) {
            file.write(String.format(Locale.ROOT,
                    "{\"at\":\"%s\",\"seconds\":%.0f,\"residentKiB\":%d,\"descriptors\":%d,\"threads\":%d,\"cpuSeconds\":%.2f,"
                            + "\"heapBytes\":%d,\"nonHeapBytes\":%d,\"collections\":%d,\"connections\":%d,\"sessions\":%d,"
                            + "\"outboxBytes\":%d,\"journalQueue\":%d,\"databaseBytes\":%d,\"slowConsumers\":%d,%s}%n",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS), seconds, sample.residentKib, sample.descriptors,
                    sample.threads, process.cpuSeconds(), sum(page, "jvm_memory_used_bytes{area=\"heap\"}"),
                    sum(page, "jvm_memory_used_bytes{area=\"nonheap\"}"), sum(page, "jvm_gc_collections_total"),
                    sum(page, "parley_connections "), sum(page, "parley_sessions "), sum(page, "parley_outbox_bytes "),
                    sum(page, "parley_journal_queue "), sum(page, "parley_database_bytes "),
                    sum(page, "parley_connections_closed_total{reason=\"slow_consumer\"}"), tally.json()));
            file.flush();
        }
    }

    /** How many connections the server has open. */
    long connections() throws IOException, InterruptedException {
        return metrics.now("parley_connections ");
    }

    /** How many slow readers it has closed. */
    long slowConsumers() throws IOException, InterruptedException {
        return metrics.now("parley_connections_closed_total{reason=\"slow_consumer\"}");
    }

    /** How the samples after a warm-up have developed. */
    List<Trend> trends(double warmUpSeconds) {
        List<Sample> warm = samples.stream().filter(sample -> sample.seconds >= warmUpSeconds)
                .toList();
        return List.of(trend("residentKiB", warm, Sample::residentKib),
                trend("descriptors", warm, Sample::descriptors), trend("threads", warm, Sample::threads));
    }

    private static Trend trend(String what, List<Sample> warm, ToLongFunction<Sample> figure) {
        if (warm.size() < FEWEST) {
            return new Trend(what, 0, 0, false);
        }
        int quarter = warm.size() / 4;
        return new Trend(what, median(warm.subList(0, quarter), figure),
                median(warm.subList(warm.size() - quarter, warm.size()), figure), true);
    }

    private static long median(List<Sample> part, ToLongFunction<Sample> figure) {
        return part.stream().mapToLong(figure).sorted().skip(part.size() / 2).findFirst().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        metrics.close();
        if (file != null) {
            file.close();
        }
    }
}
