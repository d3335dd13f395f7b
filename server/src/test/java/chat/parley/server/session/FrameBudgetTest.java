package chat.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.session.FrameBudget.Verdict;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameBudgetTest {

    private long now = Long.MAX_VALUE - 5; // nanoTime may overflow

    private int take(FrameBudget budget, int most) {
        int taken = 0;
        while (taken < most && budget.take(now) == Verdict.TAKEN) {
            taken++;
        }
        return taken;
    }

    @Test
    void tenSecondsWorthMayComeAtOnceAndThenTheRate() {
        FrameBudget budget = new FrameBudget(5, now);
        assertThat(take(budget, 1_000)).isEqualTo(50);
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(take(budget, 1_000)).isEqualTo(5);
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(take(budget, 1_000)).isEqualTo(50);
    }

    @Test
    void whoHasEmptiedItIsRefusedUntilThereIsASecondsWorthAgain() {
        FrameBudget budget = new FrameBudget(5, now);
        take(budget, 50);
        assertThat(budget.take(now)).isEqualTo(Verdict.REFUSED);
        now += TimeUnit.MILLISECONDS.toNanos(990);
        assertThat(budget.take(now)).isEqualTo(Verdict.REFUSED);
        now += TimeUnit.MILLISECONDS.toNanos(10);
        assertThat(take(budget, 1_000)).isEqualTo(5);
    }

    @Test
    void whoGoesOnHasSentTooMuchAfterASecondsWorthOfRefusals() {
        FrameBudget budget = new FrameBudget(5, now);
        take(budget, 50);
        for (int i = 0; i < 5; i++) {
            assertThat(budget.take(now)).isEqualTo(Verdict.REFUSED);
        }
        assertThat(budget.take(now)).isEqualTo(Verdict.TOO_MANY);
    }

    @Test
    void theRateItselfNeverRunsOut() {
        FrameBudget budget = new FrameBudget(1_000, now);
        for (int i = 0; i < 100_000; i++) {
            now += TimeUnit.MILLISECONDS.toNanos(1);
            assertThat(budget.take(now)).isEqualTo(Verdict.TAKEN);
        }
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(take(new FrameBudget(0, now), 100_000)).isEqualTo(100_000);
    }
}
