package chat.parley.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import javax.management.Notification;
import javax.management.NotificationEmitter;

/**
 * Keeps the heap in proportion to what lives in it. The serial collector, the one that takes the least memory for many connections at
 * rest, collects what has become old only when the whole heap is full, and that is a quarter of the machine's memory: after a
 * thousand sign-ins most of what is resident is garbage. Here it is collected whenever the old generation has grown by half since
 * the last time. Other collectors see to that by themselves; then nothing is done. Stateless.
 *
 * <p>The JVM's thread for notifications runs it, after a collection of the young generation that let the old one grow past
 * the threshold; so at rest it costs nothing.
 */
final class HeapGrowth {

    /** The old generation of {@code -XX:+UseSerialGC}. */
    static final String POOL = "Tenured Gen";

    /** Less growth than this is not worth stopping the server, in bytes. */
    static final long WORTH = 32L << 20;

    private HeapGrowth() {}

    /** Looks after this process's heap from now on, if its collector needs that. Called once. */
    static void bound() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals(POOL)) {
                expectGrowth(pool);
                ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
                        .addNotificationListener((told, _) -> collect(told, pool), null, null);
            }
        }
    }

    private static void collect(Notification told, MemoryPoolMXBean old) {
        if (told.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
            System.gc();
            expectGrowth(old);
        }
    }

    private static void expectGrowth(MemoryPoolMXBean old) {
        MemoryUsage now = old.getUsage();
        old.setUsageThreshold(Math.min(now.getUsed() + Math.max(WORTH, now.getUsed() / 2), now.getMax()));
    }
}
