package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How often the log is told where a failure came from. */
class FailureLogTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow

    @Test
    void theFirstFailureHasAStackTraceAndThenOneAMinute() {
        FailureLog failures = new FailureLog(LoggerFactory.getLogger(FailureLogTest.class), clock::get);
        assertThat(failures.isTraceDue()).isTrue();
        assertThat(failures.isTraceDue()).isFalse();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertThat(failures.isTraceDue()).isFalse();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(failures.isTraceDue()).isTrue();
        assertThat(failures.isTraceDue()).isFalse();
    }
}
