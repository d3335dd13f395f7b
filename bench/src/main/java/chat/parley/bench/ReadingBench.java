package chat.parley.bench;

import static chat.parley.bench.BenchServer.join;

import chat.parley.common.client.ClientIds;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long it takes to read from a large room: a page of history, a search, and what was missed in many rooms. Texts are made of
 * words drawn from 20,000 by Zipf's law, as those of natural languages are, so that there are common words and rare ones.
 */
@Command(name = "reading", description = "History, search and sync in a room of many messages.")
final class ReadingBench implements Callable<Integer> {

    private static final int WORDS = 20_000;
    private static final int WORDS_A_MESSAGE = 8;
    private static final int PAGE = 50;
    private static final int UNDER_WAY = 2_000;

    @Option(names = "--messages", description = "In the large room (default: ${DEFAULT-VALUE}).")
    private int messages = 1_000_000;

    @Option(names = "--rooms", description = "Rooms to sync (default: ${DEFAULT-VALUE}).")
    private int rooms = 100;

    @Option(names = "--missed", description = "Messages missed in each of them (default: ${DEFAULT-VALUE}).")
    private int missed = 5;

    @Option(names = "--rounds", description = "How often each is asked (default: ${DEFAULT-VALUE}).")
    private int rounds = 500;

    private final Random random = new Random(42);
    private final double[] cumulated = zipf();

    @Override
    public Integer call() throws IOException {
        try (BenchServer server = BenchServer.start("journal.durability=process")) {
            ParleyClient client = server.client("reader", new ClientListener() {
            });
            long room = BenchServer.room(client, "large");
            long begin = System.nanoTime();
            fill(client, room, messages);
            System.out.printf("reading  filled with %,d messages in %.1f s%n", messages,
                    (System.nanoTime() - begin) / 1e9);
            begin = System.nanoTime();
            join(client.request(new MessageRequest.Search("w1", null, null, null, 1)));
            System.out.printf("reading  the index caught up in %.1f s%n", (System.nanoTime() - begin) / 1e9);

            measure(client, "newest page", () -> history(room, null));
            measure(client, "page anywhere", () -> history(room, 1L + random.nextInt(messages)));
            measure(client, "search, common word", () -> search("w1", null));
            measure(client, "search, two words",
                    () -> search("w" + (2 + random.nextInt(50)) + " w" + (60 + random.nextInt(500)), null));
            measure(client, "search, rare word", () -> search("w" + (WORDS - 1 - random.nextInt(1_000)), null));
            measure(client, "search, beginning of a word", () -> search("w1234", null));
            measure(client, "search, common word in a small room", smallRoom(client));
            sync(client);
        }
        return 0;
    }

    private static Request<? extends Reply> history(long room, @Nullable Long before) {
        return new MessageRequest.History(room, before, null, null, PAGE);
    }

    private static Request<? extends Reply> search(String query, @Nullable Long in) {
        return new MessageRequest.Search(query, in, null, null, 20);
    }

    private Supplier<Request<? extends Reply>> smallRoom(ParleyClient client) {
        long small = BenchServer.room(client, "small");
        fill(client, small, 1_000);
        return () -> search("w1", small);
    }

    private void sync(ParleyClient client) {
        List<MessageRequest.Position> behind = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            long room = BenchServer.room(client, "room" + i);
            fill(client, room, 2 * missed);
            behind.add(new MessageRequest.Position(room, missed, 0));
        }
        List<MessageRequest.Position> current = behind.stream()
                .map(p -> new MessageRequest.Position(p.conversation(), 2L * missed, 0)).toList();
        measure(client, "sync of " + rooms + " rooms, " + missed + " messages missed in each",
                () -> new MessageRequest.Sync(behind, 0));
        measure(client, "sync of " + rooms + " rooms, nothing missed", () -> new MessageRequest.Sync(current, 0));
    }

    private void measure(ParleyClient client, String what, Supplier<Request<? extends Reply>> request) {
        for (int i = 0; i < rounds / 5; i++) {
            join(client.request(request.get()));
        }
        Latencies latencies = new Latencies();
        for (int i = 0; i < rounds; i++) {
            Request<? extends Reply> asked = request.get();
            long begin = System.nanoTime();
            join(client.request(asked));
            latencies.add(System.nanoTime() - begin);
        }
        System.out.printf("reading  %-55s  %s%n", what, latencies.summary());
        System.out.printf("{\"bench\":\"reading\",\"what\":\"%s\",\"messages\":%d,%s}%n", what, messages,
                latencies.json());
    }

    private void fill(ParleyClient client, long room, int count) {
        Semaphore free = new Semaphore(UNDER_WAY);
        for (int i = 0; i < count; i++) {
            free.acquireUninterruptibly();
            var _ = client.request(new MessageRequest.Msg(room, null, text(), ClientIds.fresh(), null, null))
                    .whenComplete((_, failure) -> {
                        if (failure == null) {
                            free.release();
                        }
                    });
        }
        free.acquireUninterruptibly(UNDER_WAY);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS_A_MESSAGE; i++) {
            int word = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[WORDS - 1]);
            text.append(i == 0 ? "w" : " w").append((word < 0 ? -word - 1 : word) + 1);
        }
        return text.toString();
    }

    /** The n-th word is n times as rare as the first. */
    private static double[] zipf() {
        double[] sums = new double[WORDS];
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        return sums;
    }
}
