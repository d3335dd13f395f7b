package chat.parley.server.presence;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so; what is due then runs on the test's thread. */
final class HandTurnedTime implements Presences.Time {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Queue<Due> waiting = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private long now = 1_700_000_000_000L * NANOS_PER_MILLI;

    private record Due(long at, Runnable work) {}

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long millis() {
        return now / NANOS_PER_MILLI;
    }

    @Override
    public void after(Duration delay, Runnable work) {
        waiting.add(new Due(now + delay.toNanos(), work));
    }

    /** Runs what is due now. */
    void passes() {
        passes(0);
    }

    /** Lets time pass. */
    void passes(long millis) {
        long end = now + millis * NANOS_PER_MILLI;
        @Nullable
        Due next = waiting.peek();
        while (next != null && next.at() <= end) {
            waiting.remove();
            now = Math.max(now, next.at());
            next.work().run();
            next = waiting.peek();
        }
        now = end;
    }
}
