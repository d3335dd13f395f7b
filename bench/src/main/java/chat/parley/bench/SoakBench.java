package chat.parley.bench;

import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ParleyClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A long time under a light load: members that stay and check what they get, guests that sign out, guests that are killed, and
 * slow readers. What matters is whether the server's memory, descriptors and threads stay as they are, and that nothing that was
 * acknowledged is lost.
 */
@Command(name = "soak", description = "A long time under a light load: whether the server grows, or loses anything.")
final class SoakBench implements Callable<Integer> {

    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_MILLIS = 100;

    @Option(names = "--minutes", description = "How long, also a fraction (default: ${DEFAULT-VALUE}).")
    private double minutes = 120;

    @Option(names = "--warm-up", description = "Minutes of it whose samples are not judged (default: a tenth).")
    private @Nullable Double warmUp;

    @Option(names = "--members", description = "How many stay all the time (default: ${DEFAULT-VALUE}).")
    private int members = 200;

    @Option(names = "--rooms", description = "In how many rooms; half of the messages are said in the first (default: ${DEFAULT-VALUE}).")
    private int roomCount = 10;

    @Option(names = "--rate", description = "Messages a second that members say, in all (default: ${DEFAULT-VALUE}).")
    private double rate = 50;

    @Option(names = "--sign-outs", description = "Guests a second that come, stay eight seconds, and sign out (default: ${DEFAULT-VALUE}).")
    private double signOuts = 2;

    @Option(names = "--kills", description = "The same, but killed: after a last message their connection is reset (default: ${DEFAULT-VALUE}).")
    private double kills = 1;

    @Option(names = "--slow", description = "Clients that do not read until the server closes them, and come back (default: ${DEFAULT-VALUE}).")
    private int slow = 3;

    @Option(names = "--outbox-bytes", description = "The server's limits.outboxBytes (default: ${DEFAULT-VALUE}).")
    private int outboxBytes = 256 * 1024;

    @Option(names = "--every", description = "Seconds from one sample to the next (default: ${DEFAULT-VALUE}).")
    private double every = 60;

    @Option(names = "--samples", description = "Write the samples to this file, as JSON Lines, each at once.")
    private @Nullable Path file;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    private final SoakTally tally = new SoakTally();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability(), "metrics.port=-1",
                "limits.outboxBytes=" + outboxBytes)) {
            server.endWithThisProcess();
            try (SoakFigures figures = new SoakFigures(server, file)) {
                return run(server, figures);
            }
        }
    }

    private int run(BenchServer server, SoakFigures figures) throws IOException, InterruptedException {
        ParleyClient owner = server.client("owner", new ClientListener() {
        });
        List<SoakMember.Room> rooms = new ArrayList<>();
        for (int i = 0; i < roomCount; i++) {
            rooms.add(new SoakMember.Room(BenchServer.room(owner, "room" + i)));
        }
        List<SoakMember> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            all.add(new SoakMember(server, "member" + i, rooms.get(i % roomCount), tally));
        }
        long begin = System.nanoTime();
        long end = begin + (long) (minutes * TimeUnit.MINUTES.toNanos(1));
        try (SoakGuests guests = new SoakGuests(server, rooms, slow, tally, end)) {
            guests.come(signOuts, false);
            guests.come(kills, true);
            guests.stall(slow);
            Thread talking = Thread.ofPlatform().start(() -> talk(all, begin, end));
            watch(figures, begin, end);
            talking.join();
        }
        drain(all);
        long stray = strayConnections(figures);
        long lost = all.stream().mapToLong(SoakMember::lost).sum();
        report(figures, lost, stray);
        return lost == 0 && tally.errors() == 0 ? 0 : 1;
    }

    /** Members talk by turns, every other time one of the first room. */
    private void talk(List<SoakMember> all, long begin, long end) {
        int inFirst = (members + roomCount - 1) / roomCount;
        for (int turn = 0;; turn++) {
            long due = begin + (long) (turn * TimeUnit.SECONDS.toNanos(1) / rate);
            if (due >= end) {
                return;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
            int turns = turn / 2;
            int who = turn % 2 == 0 ? turns % inFirst * roomCount : turns % all.size();
            all.get(who).say("message " + turn + " " + "x".repeat(turn % 200));
        }
    }

    private void watch(SoakFigures figures, long begin, long end) throws InterruptedException {
        long step = (long) (every * TimeUnit.SECONDS.toNanos(1));
        for (long due = begin + step; due <= end; due += step) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            try {
                figures.sample((System.nanoTime() - begin) / 1e9, tally);
            } catch (IOException e) {
                tally.error("no sample", e);
            }
        }
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
    }

    /** Waits until everybody has everything. */
    private static void drain(List<SoakMember> all) throws InterruptedException {
        long patience = System.nanoTime() + DRAIN_NANOS;
        while (!all.stream().allMatch(SoakMember::isInStep) && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** How many connections there are besides those that stay, once the guests had the time to be forgotten. */
    private long strayConnections(SoakFigures figures) throws IOException, InterruptedException {
        long staying = members + 1L;
        long patience = System.nanoTime() + DRAIN_NANOS;
        long open = figures.connections();
        while (open > staying && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            open = figures.connections();
        }
        return open - staying;
    }

    private void report(SoakFigures figures, long lost, long stray) throws IOException, InterruptedException {
        List<SoakFigures.Trend> trends = figures.trends((warmUp == null ? minutes / 10 : warmUp) * 60);
        long slowConsumers = figures.slowConsumers();
        System.out.printf(Locale.ROOT,
                "soak     %s, %s minutes, %d members: %,d said, %,d acknowledged, %,d delivered, lost: %d; %,d signed out, %,d killed,"
                        + " %,d slow readers closed; errors: %d; stray connections: %d; %s%n",
                options.durability(), minutes, members, tally.said.sum(), tally.acknowledged.sum(),
                tally.delivered.sum(), lost, tally.signedOut.sum(), tally.killed.sum(), slowConsumers, tally.errors(),
                stray, trends.stream().map(SoakFigures.Trend::words).collect(Collectors.joining("; ")));
        System.out.printf(Locale.ROOT,
                "{\"bench\":\"soak\",\"durability\":\"%s\",\"apart\":%b,\"minutes\":%s,\"members\":%d,\"rooms\":%d,\"rate\":%s,"
                        + "\"slow\":%d,\"slowConsumers\":%d,\"lost\":%d,\"strayConnections\":%d,%s,%s}%n",
                options.durability(), Cores.areSplit(), minutes, members, roomCount, rate, slow, slowConsumers, lost,
                stray, tally.json(), trends.stream().map(SoakFigures.Trend::json).collect(Collectors.joining(",")));
    }
}
