package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With this process's heap, which the build gives the serial collector. */
class HeapGrowthTest {

    private static final int MIB = 1 << 20;

    private final MemoryPoolMXBean old = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals(HeapGrowth.OLD)).findAny().orElseThrow();
    private final List<byte[]> kept = new ArrayList<>();

    private static GarbageCollectorMXBean collector(boolean young) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(bean -> bean.getName().equals(HeapGrowth.YOUNG_COLLECTOR) == young).findAny().orElseThrow();
    }

    private void keep(long bytes) {
        for (long made = 0; made < bytes; made += MIB) {
            kept.add(new byte[MIB]);
        }
        System.gc(); // whatever lives is old now
    }

    @Test
    void halfAsMuchMoreIsCollectedAtOnceAndLessWhenItIsQuiet() {
        GarbageCollectorMXBean full = collector(false);
        keep(3 * HeapGrowth.WORTH);
        HeapGrowth growth = new HeapGrowth(old, collector(true));
        long lived = old.getUsage().getUsed();

        keep(HeapGrowth.WORTH + MIB);
        long before = full.getCollectionCount();
        growth.look();
        assertThat(full.getCollectionCount()).as("may be busy").isEqualTo(before);
        await().until(() -> {
            growth.look();
            return full.getCollectionCount() > before;
        });

        keep(lived);
        long again = full.getCollectionCount();
        growth.look();
        assertThat(full.getCollectionCount()).isEqualTo(again + 1);
        growth.look();
        assertThat(full.getCollectionCount()).as("nothing has grown since").isEqualTo(again + 1);
    }
}
