package chat.parley.server;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the heap in proportion to what lives in it. The serial collector, the one that takes the least memory for many connections at
 * rest, collects what has become old only when the whole heap is full, and that is a quarter of the machine's memory: after a
 * thousand sign-ins most of what is resident is garbage. Here it is collected when the old generation has grown by half, or by less once
 * nothing much happens. Other collectors see to that by themselves; then nothing is done.
 *
 * <p>A timer's thread of its own looks every second; it is the only one that gets here.
 */
final class HeapGrowth {

    /** The old generation of {@code -XX:+UseSerialGC}, and what collects its young one. */
    static final String OLD = "Tenured Gen";
    static final String YOUNG_COLLECTOR = "Copy";

    /** Less growth than this is not worth stopping the server, in bytes. */
    static final long WORTH = 32L << 20;

    /** So many looks without a collection of the young generation: nothing much happens. */
    static final int QUIET_LOOKS = 5;

    private final MemoryPoolMXBean old;
    private final GarbageCollectorMXBean young;
    private long lived; // in the old generation, after it was collected
    private long collections;
    private int quiet;

    /**
     * Makes one that does nothing by itself.
     *
     * @param old the generation
     * @param young collects the other one
     */
    HeapGrowth(MemoryPoolMXBean old, GarbageCollectorMXBean young) {
        this.old = old;
        this.young = young;
        lived = old.getUsage().getUsed();
    }

    /** Looks after this process's heap from now on, if its collector needs that. Called once. */
    static void bound() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                if (pool.getName().equals(OLD) && collector.getName().equals(YOUNG_COLLECTOR)) {
                    HeapGrowth growth = new HeapGrowth(pool, collector);
                    var _ = Executors
                            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heap").factory())
                            .scheduleWithFixedDelay(growth::look, 1, 1, TimeUnit.SECONDS);
                }
            }
        }
    }

    /** Looks once, and collects when it is worth it. */
    void look() {
        long before = collections;
        collections = young.getCollectionCount();
        quiet = collections == before ? quiet + 1 : 0;
        long used = old.getUsage().getUsed();
        lived = Math.min(lived, used); // the JVM collects by itself, too, though seldom
        if (used - lived > (quiet < QUIET_LOOKS ? Math.max(WORTH, lived / 2) : WORTH)) {
            System.gc();
            lived = old.getUsage().getUsed();
        }
    }
}
