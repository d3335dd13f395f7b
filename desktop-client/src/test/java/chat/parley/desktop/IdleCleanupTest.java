package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleCleanupTest {

    private static final long LIVE = 40 << 20;

    private final AtomicLong now = new AtomicLong(7);
    private final AtomicLong used = new AtomicLong(LIVE + IdleCleanup.WORTH);
    private final AtomicInteger collections = new AtomicInteger();
    private final IdleCleanup cleanup = new IdleCleanup(now::get, used::get, () -> {
        collections.incrementAndGet();
        used.set(LIVE);
    });

    @AfterEach
    void close() {
        cleanup.close();
    }

    @Test
    void collectsOnceItHasBeenQuiet() {
        now.addAndGet(IdleCleanup.QUIET.toNanos());
        cleanup.look();
        assertThat(collections).hasValue(1);
    }

    @Test
    void nobodyWaitsForItWhoIsTyping() {
        now.addAndGet(IdleCleanup.QUIET.toNanos());
        cleanup.active();
        now.addAndGet(IdleCleanup.QUIET.toNanos() - 1);
        cleanup.look();
        assertThat(collections).hasValue(0);
    }

    @Test
    void collectsAgainOnlyWhenThereIsMuchToCollect() {
        now.addAndGet(IdleCleanup.QUIET.toNanos());
        cleanup.look();
        used.addAndGet(IdleCleanup.WORTH - 1);
        cleanup.look();
        assertThat(collections).hasValue(1);
        used.addAndGet(1);
        cleanup.look();
        assertThat(collections).hasValue(2);
    }
}
