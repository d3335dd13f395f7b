package chat.parley.server;

import static org.awaitility.Awaitility.await;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With this process's heap, which the build gives the serial collector. */
class HeapGrowthTest {

    private static final int MIB = 1 << 20;

    private final MemoryPoolMXBean old = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals(HeapGrowth.POOL)).findAny().orElseThrow();
    private final List<byte[]> kept = new ArrayList<>();

    @AfterEach
    void expectNothingAnyMore() {
        old.setUsageThreshold(0);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> List.of(collector.getMemoryPoolNames()).contains(HeapGrowth.POOL))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    @Test
    void growthOfTheOldGenerationIsAnsweredByACollectionAndALargerThreshold() {
        System.gc();
        HeapGrowth.bound();
        long expected = old.getUsageThreshold();
        long collections = collections();
        for (long made = 0; made < expected; made += MIB) {
            kept.add(new byte[MIB]);
        }
        System.gc(); // whatever lives is old now
        await().until(() -> collections() >= collections + 2);
        await().until(() -> old.getUsageThreshold() >= (long) kept.size() * MIB * 3 / 2);
    }
}
