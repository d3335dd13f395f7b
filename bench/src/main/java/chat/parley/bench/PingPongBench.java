package chat.parley.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Two clients of protocol 1 in a room answer each other, one message at a time. The time is the whole round: two messages. */
@Command(name = "ping-pong", description = "Two clients that answer each other.")
final class PingPongBench implements Callable<Integer> {

    @Mixin
    private final LoadOptions options = new LoadOptions();

    /** Whose turn it is, is said by what arrives. */
    private static final class Rally extends Traffic {

        private final Latencies rounds = new Latencies();
        private volatile long from = Long.MAX_VALUE;
        private long servedAt; // of the reading thread of the one who serves

        Rally(BenchServer server) throws IOException {
            super(server, 1, 2, 1);
        }

        void serveFrom(long time) throws IOException {
            from = time;
            member(0, 0).say(System.nanoTime());
        }

        @Override
        void arrived(Member member, int sender) throws IOException {
            if (sender == member.number()) {
                return;
            }
            long now = System.nanoTime();
            if (member.number() == 0) {
                if (servedAt >= from) {
                    rounds.add(now - servedAt);
                }
                servedAt = now;
            }
            member.say(now);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability()); Rally rally = new Rally(server)) {
            rally.serveFrom(System.nanoTime() + options.warmUp() * 1_000_000_000L);
            Traffic.Result result = rally.measure(options.warmUp(), options.seconds());
            System.out.printf(Locale.ROOT, "ping-pong %-7s  %,.0f messages/s, round: %s%n", options.durability(),
                    result.perSecond() / 2, rally.rounds.summary());
            System.out.printf(Locale.ROOT,
                    "{\"bench\":\"ping-pong\",\"durability\":\"%s\",\"apart\":%b,\"seconds\":%.3f,\"serverCpuSeconds\":%.2f,%s}%n",
                    options.durability(), Cores.areSplit(), result.seconds(), result.cpuSeconds(),
                    rally.rounds.json());
        }
        return 0;
    }
}
