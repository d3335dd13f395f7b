package chat.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow

    private void fail(FailureThrottle<InetAddress> throttle, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(ADDRESS);
        }
    }

    @Test
    void asManyFailuresAsAMinuteAllowsMayComeAtOnce() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(3, clock::get);
        fail(throttle, 2);
        assertThat(throttle.delay(ADDRESS)).isZero();
        fail(throttle, 1);
        assertThat(throttle.delay(ADDRESS)).isPositive();
        assertThat(throttle.delay(OTHER)).isZero();
    }

    @Test
    void attemptsComeBackAtTheAllowedRateAndNoMoreThanAMinutesWorth() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(3, clock::get);
        fail(throttle, 10);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(19));
        assertThat(throttle.delay(ADDRESS)).isCloseTo(Duration.ofSeconds(1), Duration.ofNanos(100));
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(throttle.delay(ADDRESS)).isZero();
        fail(throttle, 1);
        assertThat(throttle.delay(ADDRESS)).isPositive();

        clock.addAndGet(TimeUnit.HOURS.toNanos(1));
        fail(throttle, 2);
        assertThat(throttle.delay(ADDRESS)).isZero();
        fail(throttle, 1);
        assertThat(throttle.delay(ADDRESS)).isPositive();
    }

    @Test
    void zeroAllowsEverything() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(0, clock::get);
        fail(throttle, 1_000);

        assertThat(throttle.delay(ADDRESS)).isZero();
    }
}
