package chat.parley.server.durability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Cuts, resets and stalls the connections of some proxies at random, on a thread of its own, until it is stopped. */
final class Harm {

    private static final int MOST_MILLIS_BETWEEN = 150;
    private static final int VANISHED_MILLIS = 12_000;
    private static final int MOST_MILLIS_STALLED = 3_000;

    /** A connection that is stalled, and until when. */
    private record Stalled(Tunnel tunnel, long until) {}

    private final List<Proxy> proxies;
    private final RandomGenerator random;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final PriorityQueue<Stalled> stalled = new PriorityQueue<>(Comparator.comparingLong(Stalled::until));
    private final Thread thread = Thread.ofPlatform().daemon().name("harm").unstarted(this::run);
    private int count;

    private Harm(List<Proxy> proxies, RandomGenerator random) {
        this.proxies = proxies;
        this.random = random;
    }

    static Harm begin(List<Proxy> proxies, RandomGenerator random) {
        Harm harm = new Harm(proxies, random);
        harm.thread.start();
        return harm;
    }

    /** Does no more, lets everything flow again, and tells how many connections were harmed. */
    int end() throws InterruptedException {
        stop.countDown();
        thread.join();
        return count;
    }

    private void run() {
        try {
            while (!stop.await(random.nextInt(MOST_MILLIS_BETWEEN), TimeUnit.MILLISECONDS)) {
                release(System.nanoTime());
                List<Tunnel> tunnels = new ArrayList<>();
                proxies.forEach(proxy -> tunnels.addAll(proxy.tunnels()));
                if (!tunnels.isEmpty()) {
                    harm(tunnels.get(random.nextInt(tunnels.size())));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        release(Long.MAX_VALUE);
    }

    private void release(long now) {
        while (!stalled.isEmpty() && stalled.element().until <= now) {
            stalled.remove().tunnel.flow();
        }
    }

    private void harm(Tunnel tunnel) {
        count++;
        int dice = random.nextInt(100);
        if (dice < 40) {
            tunnel.cut();
        } else if (dice < 70) {
            tunnel.reset();
        } else if (dice < 80) {
            tunnel.vanish();
            release(tunnel, VANISHED_MILLIS);
        } else {
            tunnel.stallDown();
            release(tunnel, random.nextInt(MOST_MILLIS_STALLED));
        }
    }

    private void release(Tunnel tunnel, int millis) {
        stalled.add(new Stalled(tunnel, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
    }
}
