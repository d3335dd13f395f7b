package chat.parley.desktop;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gives memory back while nobody does anything. The serial collector keeps what has become old until its part of the heap is
 * full, and grows that part meanwhile: a window that has shown many messages would stay as large as it ever was. Collecting all
 * stops the window for a moment that one would notice, so it is done when no one types and nothing arrives.
 *
 * <p>A timer's thread of its own looks from time to time and collects; {@link #active} is for any thread.
 */
public final class IdleCleanup implements AutoCloseable {

    /** After so long without anything it is worth a look. */
    static final Duration QUIET = Duration.ofSeconds(4);

    /** How much has to have come into use since the last time, in bytes. */
    static final long WORTH = 8 << 20;

    private final LongSupplier nanos;
    private final LongSupplier used;
    private final Runnable collect;

    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("parley-cleanup").factory());
    private volatile long lastActive;
    private long usedBefore; // the timer's

    /**
     * Makes one that does nothing by itself.
     *
     * @param nanos tells the time, in nanoseconds from any moment
     * @param used tells how much of the heap is in use, in bytes
     * @param collect collects all garbage
     */
    IdleCleanup(LongSupplier nanos, LongSupplier used, Runnable collect) {
        this.nanos = nanos;
        this.used = used;
        this.collect = collect;
        lastActive = nanos.getAsLong();
    }

    /**
     * Begins to look after this process's heap.
     *
     * @param window who uses it, or what it is told, counts as activity
     * @return ends it
     */
    public static IdleCleanup start(ClientWindow window) {
        Runtime heap = Runtime.getRuntime();
        IdleCleanup cleanup = new IdleCleanup(System::nanoTime, () -> heap.totalMemory() - heap.freeMemory(),
                System::gc);
        window.onActivity(cleanup::active);
        var _ = cleanup.timer.scheduleWithFixedDelay(cleanup::look, QUIET.toNanos(), QUIET.toNanos(),
                TimeUnit.NANOSECONDS);
        return cleanup;
    }

    /** Something is going on. */
    void active() {
        lastActive = nanos.getAsLong();
    }

    /** Collects, when nothing is going on and it is worth it. */
    void look() {
        if (nanos.getAsLong() - lastActive >= QUIET.toNanos() && used.getAsLong() - usedBefore >= WORTH) {
            collect.run();
            usedBefore = used.getAsLong();
        }
    }

    /** Collects no more. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
