package chat.parley.bench;

import static chat.parley.bench.BenchServer.join;

import chat.parley.common.client.ClientIds;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many messages a second are committed and acknowledged, and how long it takes from sending to the acknowledgement. Every
 * sender has a connection and a room of its own, and keeps so many messages under way: with one it waits for each
 * acknowledgement, which shows the time; with more it shows the throughput.
 */
@Command(name = "journal", description = "Messages committed a second, and the time from sending to the acknowledgement.")
final class JournalBench implements Callable<Integer> {

    @Option(names = "--senders", split = ",", description = "How many send at once (default: ${DEFAULT-VALUE}).")
    private int[] senders = {1, 8, 64};

    @Option(names = "--under-way", split = ",", description = "Messages a sender keeps under way (default: ${DEFAULT-VALUE}).")
    private int[] underWay = {1, 100};

    @Option(names = "--durability", split = ",", description = "Which (default: ${DEFAULT-VALUE}).")
    private String[] durabilities = {"power", "process"};

    @Option(names = "--seconds", description = "How long each is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--warm-up", description = "Seconds before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 3;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String durability : durabilities) {
            for (int count : senders) {
                for (int window : underWay) {
                    try (BenchServer server = BenchServer.start("journal.durability=" + durability)) {
                        run(server, durability, count, window);
                    }
                }
            }
        }
        return 0;
    }

    private void run(BenchServer server, String durability, int count, int window) throws InterruptedException {
        List<ParleyClient> clients = new ArrayList<>();
        List<Long> rooms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ParleyClient client = server.client("sender" + i, new ClientListener() {
            });
            clients.add(client);
            rooms.add(join(client.request(new RoomRequest.Create("room" + i, null, null, null, 0))).conversation()
                    .conversation());
        }
        long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        Latencies latencies = new Latencies();
        AtomicLong failures = new AtomicLong();
        CountDownLatch done = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            ParleyClient client = clients.get(i);
            long room = rooms.get(i);
            Thread.startVirtualThread(() -> {
                send(client, room, window, begin, end, latencies, failures);
                done.countDown();
            });
        }
        done.await();
        double perSecond = latencies.count() / (double) seconds;
        System.out.printf("journal  %-7s  %2d senders  %3d under way  %,9.0f messages/s  %s%s%n", durability, count,
                window,
                perSecond, latencies.summary(), failures.get() == 0 ? "" : "  FAILED: " + failures);
        System.out.printf(
                "{\"bench\":\"journal\",\"durability\":\"%s\",\"senders\":%d,\"underWay\":%d,\"perSecond\":%.0f,%s}%n",
                durability, count, window, perSecond, latencies.json());
    }

    /** Only what is acknowledged within the time counts. */
    private static void send(ParleyClient client, long room, int window, long begin, long end, Latencies latencies,
            AtomicLong failures) {
        Semaphore free = new Semaphore(window);
        while (System.nanoTime() < end) {
            free.acquireUninterruptibly();
            long sentAt = System.nanoTime();
            var _ = client.request(new MessageRequest.Msg(room, null, "a message of forty characters, or so long it is",
                    ClientIds.fresh(), null, null)).whenComplete((_, failure) -> {
                        long now = System.nanoTime();
                        if (failure != null) {
                            failures.incrementAndGet();
                        } else if (now >= begin && now < end) {
                            latencies.add(now - sentAt);
                        }
                        free.release();
                    });
        }
        free.acquireUninterruptibly(window);
    }
}
