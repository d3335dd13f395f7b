package chat.parley.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Connections at rest: what connecting takes of the server's processor, and what they take of its memory, all included. */
@Command(name = "idle", description = "What connections at rest take.")
final class IdleBench implements Callable<Integer> {

    @Option(names = "--clients", split = ",", description = "How many, one after the other (default: ${DEFAULT-VALUE}).")
    private int[] counts = {1_000, 5_000, 10_000};

    @Option(names = "--tls-only", description = "They do the TLS handshake and do not sign in.")
    private boolean tlsOnly;

    @Option(names = "--rest", description = "Seconds that they rest before memory is looked at (default: ${DEFAULT-VALUE}).")
    private int rest = 5;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability()); Fleet fleet = new Fleet(server)) {
            ProcessFigures figures = server.figures();
            long empty = figures.residentKib();
            int most = Arrays.stream(counts).max().orElse(0);
            if (!tlsOnly) {
                fleet.register(most);
            }
            int before = 0;
            for (int count : counts) {
                double cpu = figures.cpuSeconds();
                long from = System.nanoTime();
                fleet.grow(count, !tlsOnly);
                double seconds = (System.nanoTime() - from) / 1e9;
                double cpuMillis = (figures.cpuSeconds() - cpu) * 1_000 / Math.max(1, count - before);
                TimeUnit.SECONDS.sleep(rest);
                fleet.assertNoneLost();
                report(count, count - before, seconds, cpuMillis, figures.residentKib(), empty);
                before = count;
            }
        }
        return 0;
    }

    private void report(int count, int added, double seconds, double cpuMillis, long resident, long empty) {
        String what = tlsOnly ? "connected" : "signed in";
        System.out.printf(Locale.ROOT,
                "idle     %,d %s: %,.0f a second, %.2f ms of the server's processor each; resident %,d MiB, %.1f KiB each"
                        + " (%.1f beside the empty server's %,d MiB)%n",
                count, what, added / seconds, cpuMillis, resident / 1024, resident / (double) count,
                (resident - empty) / (double) count, empty / 1024);
        System.out.printf(Locale.ROOT,
                "{\"bench\":\"idle\",\"clients\":%d,\"signedIn\":%b,\"apart\":%b,\"added\":%d,\"addedSeconds\":%.3f,"
                        + "\"serverCpuMsEach\":%.3f,\"residentKiB\":%d,\"emptyKiB\":%d,\"kiBEach\":%.2f}%n",
                count, !tlsOnly, Cores.areSplit(), added, seconds, cpuMillis, resident, empty,
                resident / (double) count);
    }
}
