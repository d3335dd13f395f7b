package chat.parley.server.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Everything that can be measured, by name, and its values in the text format of Prometheus (version 0.0.4). All metrics are
 * added before the first question; from then on it is safe for use by many threads at once.
 */
public final class Metrics {

    /** The media type of {@link #text}. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int USUAL_SIZE = 16 * 1024;

    private final List<Metric> all = new ArrayList<>();

    private record Metric(String name, String type, String help, Consumer<Samples> values) {}

    /**
     * Adds something that is what it is at the moment.
     *
     * @param name its name, with its unit
     * @param help what it is
     * @param value asked each time
     */
    public void gauge(String name, String help, DoubleSupplier value) {
        gauges(name, help, samples -> samples.put(value.getAsDouble()));
    }

    /**
     * Adds several that are what they are at the moment.
     *
     * @param name their name, with the unit
     * @param help what they are
     * @param values writes them, each time
     */
    public void gauges(String name, String help, Consumer<Samples> values) {
        all.add(new Metric(name, "gauge", help, values));
    }

    /**
     * Adds something that only grows.
     *
     * @param name its name, which ends with {@code _total}
     * @param help what is counted
     * @param value asked each time
     */
    public void counter(String name, String help, LongSupplier value) {
        counters(name, help, samples -> samples.put((double) value.getAsLong()));
    }

    /**
     * Adds several that only grow.
     *
     * @param name their name, which ends with {@code _total}
     * @param help what is counted
     * @param values writes them, each time
     */
    public void counters(String name, String help, Consumer<Samples> values) {
        all.add(new Metric(name, "counter", help, values));
    }

    /**
     * Adds what is counted by kind.
     *
     * @param name the name, which ends with {@code _total}
     * @param help what is counted
     * @param counters the counts
     * @param labels tells one kind from another, as {@code label="value"}; blank for a kind that is left out
     * @param <E> the kinds
     */
    public <E extends Enum<E>> void counters(String name, String help, Counters<E> counters,
            Function<E, String> labels) {
        counters(name, help, samples -> {
            for (E thing : counters.things()) {
                String label = labels.apply(thing);
                if (!label.isEmpty()) {
                    samples.put(label, (double) counters.of(thing));
                }
            }
        });
    }

    /**
     * Adds how long something takes.
     *
     * @param name its name, which ends with {@code _seconds}
     * @param help what it is
     * @param times what was recorded
     */
    public void histogram(String name, String help, Histogram times) {
        all.add(new Metric(name, "histogram", help, times::write));
    }

    /** Adds what is to be known of the process. */
    public void addJvm() {
        JvmMetrics.addTo(this);
    }

    /**
     * Asks for every value and writes it down.
     *
     * @return the text, for {@link #MEDIA_TYPE}
     */
    public String text() {
        StringBuilder text = new StringBuilder(USUAL_SIZE);
        for (Metric metric : all) {
            text.append("# HELP ").append(metric.name).append(' ').append(metric.help).append("\n# TYPE ")
                    .append(metric.name).append(' ').append(metric.type).append('\n');
            metric.values.accept(new Samples(text, metric.name));
        }
        return text.toString();
    }
}
