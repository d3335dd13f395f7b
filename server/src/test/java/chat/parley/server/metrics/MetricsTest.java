package chat.parley.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private enum Fruit {
        APPLE, PEAR
    }

    @Test
    void everyMetricHasItsHelpItsTypeAndItsValues() {
        Counters<Fruit> eaten = new Counters<>(Fruit.class);
        eaten.count(Fruit.PEAR);
        eaten.count(Fruit.PEAR);
        Histogram times = new Histogram(TimeUnit.MILLISECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(1));
        times.record(TimeUnit.MICROSECONDS.toNanos(1_000));
        times.record(TimeUnit.MILLISECONDS.toNanos(500));
        times.record(TimeUnit.SECONDS.toNanos(2));
        Metrics metrics = new Metrics();
        metrics.gauge("temperature_degrees", "How warm it is.", () -> -1.5);
        metrics.gauge("unknown", "Nobody knows.", () -> Double.NaN);
        metrics.counter("steps_total", "How far it is.", () -> 9_007_199_254_740_991L);
        metrics.counters("eaten_total", "What was eaten.", eaten,
                fruit -> "fruit=\"" + fruit.name().toLowerCase(Locale.ROOT) + "\"");
        metrics.histogram("meal_seconds", "How long it took.", times);

        assertThat(metrics.text()).isEqualTo("""
                # HELP temperature_degrees How warm it is.
                # TYPE temperature_degrees gauge
                temperature_degrees -1.5
                # HELP unknown Nobody knows.
                # TYPE unknown gauge
                unknown NaN
                # HELP steps_total How far it is.
                # TYPE steps_total counter
                steps_total 9007199254740991
                # HELP eaten_total What was eaten.
                # TYPE eaten_total counter
                eaten_total{fruit="apple"} 0
                eaten_total{fruit="pear"} 2
                # HELP meal_seconds How long it took.
                # TYPE meal_seconds histogram
                meal_seconds_bucket{le="0.001"} 1
                meal_seconds_bucket{le="1.0"} 2
                meal_seconds_bucket{le="+Inf"} 3
                meal_seconds_sum 2.501
                meal_seconds_count 3
                """);
    }

    @Test
    void aKindWithoutALabelIsLeftOut() {
        Metrics metrics = new Metrics();
        metrics.counters("eaten_total", "What was eaten.", new Counters<>(Fruit.class),
                fruit -> fruit == Fruit.APPLE ? "" : "fruit=\"pear\"");

        assertThat(metrics.text()).endsWith("counter\neaten_total{fruit=\"pear\"} 0\n");
    }

    @Test
    void healthIsLookedAtAnewAfterAWhileOnly() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
        AtomicInteger looks = new AtomicInteger();
        Health health = new Health(clock::get);
        health.check("disk", () -> looks.incrementAndGet() != 2);
        assertThat(health.look().isReady()).isTrue();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(4));
        assertThat(health.look().json()).isEqualTo("{\"status\": \"ok\", \"disk\": \"ok\"}\n");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(health.look().json()).isEqualTo("{\"status\": \"failed\", \"disk\": \"failed\"}\n");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertThat(health.look().isReady()).isTrue();
        assertThat(looks).hasValue(3);
    }
}
