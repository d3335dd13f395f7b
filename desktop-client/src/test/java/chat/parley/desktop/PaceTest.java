package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long WORK = Duration.ofMillis(20).toNanos();
    private static final long FRAME = Duration.ofMillis(16).toNanos();

    private long now = Long.MAX_VALUE - 5; // a clock of nanoseconds may begin anywhere, and run over

    private final Pace pace = new Pace(now);

    /** Works in every frame that allows it; tells how much. */
    private long workFor(Duration time) {
        long worked = 0;
        for (long end = now + time.toNanos(); now - end < 0; now += FRAME) {
            if (pace.delay(now) == 0) {
                pace.spent(now, now + WORK);
                now += WORK;
                worked += WORK;
            }
        }
        return worked;
    }

    @Test
    void aBurstIsNotHeldUp() {
        assertThat(workFor(Duration.ofNanos(Pace.BURST))).isGreaterThan(Pace.BURST / 2);
    }

    @Test
    void aFloodGetsItsShareAndNoMore() {
        workFor(Duration.ofSeconds(2));
        assertThat((double) workFor(Duration.ofSeconds(20)) / Duration.ofSeconds(20).toNanos())
                .isBetween(0.9 / Pace.SHARE, 1.1 / Pace.SHARE);
    }

    @Test
    void theDelayIsAsLongAsItIsNotAllowed() {
        while (pace.delay(now) == 0) {
            pace.spent(now, now + WORK);
        }
        long delay = pace.delay(now);
        assertThat(pace.delay(now + delay - Pace.SHARE)).isPositive();
        assertThat(pace.delay(now + delay)).isZero();
    }

    @Test
    void whoRestedMayBurstAgain() {
        while (pace.delay(now) == 0) {
            pace.spent(now, now + WORK);
        }
        now += Pace.SHARE * (Pace.BURST + WORK);
        assertThat(workFor(Duration.ofNanos(Pace.BURST))).isGreaterThan(Pace.BURST / 2);
    }
}
