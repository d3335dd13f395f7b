package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When work that can wait gets its turn. */
class IdleTimeTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // it overflows
    private final IdleTime idle = new IdleTime(now::get);
    private final List<IdleWork> done = new ArrayList<>();
    private final IdleWork first = _ -> false;
    private final IdleWork second = _ -> false;

    private boolean use() {
        return idle.use(work -> {
            done.add(work);
            return false;
        });
    }

    @Test
    void itWaitsForQuietAndIsThenDoneOnceAfterAWrite() {
        idle.add(first);
        idle.add(second);
        assertThat(use()).isFalse();
        assertThat(idle.isAwaited()).isTrue();

        idle.nothingCame();
        assertThat(use()).isTrue();
        assertThat(use()).isTrue();
        assertThat(use()).isFalse();
        assertThat(done).containsExactly(first, second);
        assertThat(idle.isAwaited()).isFalse();

        idle.wrote();
        assertThat(use()).isFalse();
        idle.nothingCame();
        assertThat(use()).isTrue();
    }

    @Test
    void whereItIsNeverQuietItHasItsTurnHalfAMinuteAfterTheFirstWrite() {
        idle.add(first);
        idle.wrote();
        now.addAndGet(IdleTime.LATEST.toNanos() - 1);
        idle.wrote();
        assertThat(use()).isFalse();
        now.addAndGet(1);
        assertThat(use()).isTrue();
        assertThat(done).containsExactly(first);

        idle.wrote();
        now.addAndGet(IdleTime.LATEST.toNanos() - 1);
        assertThat(use()).isFalse();
    }

    @Test
    void whatHasMoreToDoGoesOn() {
        idle.add(first);
        idle.nothingCame();
        assertThat(idle.use(_ -> true)).isTrue();
        assertThat(idle.use(_ -> true)).isTrue();
        assertThat(use()).isTrue();
        assertThat(use()).isFalse();
    }

    @Test
    void whereItIsNeverQuietItRestsAfterEachStep() {
        idle.add(first);
        idle.wrote();
        now.addAndGet(IdleTime.LATEST.toNanos());
        IdleTime.Step step = _ -> {
            now.addAndGet(10);
            return true;
        };
        assertThat(idle.use(step)).isTrue();
        idle.wrote();
        now.addAndGet(10 * IdleTime.REST - 1);
        assertThat(idle.use(step)).isFalse();
        now.addAndGet(1);
        assertThat(idle.use(step)).isTrue();

        idle.nothingCame();
        assertThat(idle.use(step)).as("quiet").isTrue();
    }
}
