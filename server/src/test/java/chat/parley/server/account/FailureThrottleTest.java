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

    private static final Duration LONGEST = Duration.ofSeconds(100);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow

    private void fail(FailureThrottle<InetAddress> throttle, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(ADDRESS);
        }
    }

    @Test
    void asManyFailuresAsAMinuteAllowsMayComeAtOnce() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(3, Duration.ZERO, clock::get);
        fail(throttle, 2);
        assertThat(throttle.delay(ADDRESS)).isZero();
        fail(throttle, 1);
        assertThat(throttle.delay(ADDRESS)).isPositive();
        assertThat(throttle.delay(OTHER)).isZero();
    }

    @Test
    void attemptsComeBackAtTheAllowedRateAndNoMoreThanAMinutesWorth() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(3, Duration.ZERO, clock::get);
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

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void eachFurtherFailureDoublesTheWaitUpToTheLongest() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(6, LONGEST, clock::get);
        fail(throttle, 6);
        for (int seconds : new int[]{10, 20, 40, 80, 100, 100}) {
            assertThat(throttle.delay(ADDRESS)).isEqualTo(Duration.ofSeconds(seconds));
            pass(Duration.ofSeconds(seconds));
            assertThat(throttle.delay(ADDRESS)).isZero();
            fail(throttle, 1);
        }
    }

    @Test
    void whatFailsWhileOneHasToWaitChangesNothing() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(6, LONGEST, clock::get);
        fail(throttle, 1_000);
        assertThat(throttle.delay(ADDRESS)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void oneDoublingIsForgivenForEachLongestWaitWithoutAnAttempt() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(6, LONGEST, clock::get);
        fail(throttle, 6);
        pass(Duration.ofSeconds(10));
        fail(throttle, 1);
        pass(Duration.ofSeconds(20));
        fail(throttle, 1);
        pass(Duration.ofSeconds(40).plus(LONGEST).plusSeconds(1));
        fail(throttle, 1);
        assertThat(throttle.delay(ADDRESS)).as("40 s again, and not 80 s").isEqualTo(Duration.ofSeconds(40));

        pass(Duration.ofSeconds(40).plus(LONGEST.multipliedBy(3)).plusMinutes(1));
        fail(throttle, 5);
        assertThat(throttle.delay(ADDRESS)).as("as if nothing had been").isZero();
        fail(throttle, 1);
        assertThat(throttle.delay(ADDRESS)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whoIsForgivenBeginsAnew() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(6, LONGEST, clock::get);
        fail(throttle, 6);
        throttle.forgive(ADDRESS);
        fail(throttle, 5);
        assertThat(throttle.delay(ADDRESS)).isZero();
    }

    @Test
    void zeroAllowsEverything() {
        FailureThrottle<InetAddress> throttle = new FailureThrottle<>(0, LONGEST, clock::get);
        fail(throttle, 1_000);

        assertThat(throttle.delay(ADDRESS)).isZero();
    }
}
