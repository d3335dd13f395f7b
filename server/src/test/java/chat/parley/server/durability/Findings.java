package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What was found to be wrong, by whichever thread: there it could only be thrown into the void. */
final class Findings {

    private static final int TOLD = 20;

    private final Queue<String> all = new ConcurrentLinkedQueue<>();
    private final CountDownLatch any = new CountDownLatch(1);

    /** Something is wrong. */
    void add(String what) {
        all.add(what);
        any.countDown();
    }

    /** Lets time pass, until something is wrong. */
    void await(Duration time) throws InterruptedException {
        boolean _ = any.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Fails when something is wrong. */
    void requireNone(String when) {
        assertThat(all.stream().limit(TOLD)).as("%s: the first of %d findings", when, all.size()).isEmpty();
    }
}
