package chat.parley.server.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs things after a while, each on a virtual thread of its own, so that one that waits for a lock delays no other. Safe for
 * use by many threads at once; a cancelled timer takes no memory.
 */
public final class Timers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("timers").factory());

    /** Something that will be run unless it is cancelled before. */
    @FunctionalInterface
    public interface Timer {

        /** Forgets it; does nothing when it has begun to run. */
        void cancel();
    }

    /** Starts the clock's thread. */
    public Timers() {
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // once closed, nothing has to happen any more
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Runs something later.
     *
     * @param delay when
     * @param work what; an exception that it throws is logged
     * @return for cancelling it; nothing is run when it is {@linkplain #close closed}
     */
    public Timer after(Duration delay, Runnable work) {
        Future<?> scheduled = clock.schedule(() -> Thread.startVirtualThread(() -> run(work)), delay.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("something that was to be done later failed", e);
        }
    }

    /** Forgets everything that has not begun to run. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
