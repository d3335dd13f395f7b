package chat.parley.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Connections at rest: what connecting takes of the server's processor, and what they take of its memory, all included. The clients
 * read all that they are sent, the lists of the lobby above all: what they left would wait in the server, and be counted.
 */
@Command(name = "idle", description = "What connections at rest take.")
final class IdleBench implements Callable<Integer> {

    private static final String WAITING = "parley_outbox_bytes ";

    /** How often it is looked whether anything waits for the clients, and how often it must not before they are at rest. */
    private static final long LOOK_MILLIS = 100;
    private static final int QUIET_LOOKS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    @Option(names = "--clients", split = ",", description = "How many, one after the other (default: ${DEFAULT-VALUE}).")
    private int[] counts = {1_000, 5_000, 10_000};

    @Option(names = "--tls-only", description = "They do the TLS handshake and do not sign in.")
    private boolean tlsOnly;

    @Option(names = "--rest", description = "Seconds that they rest, once nothing waits for them, before memory is looked at (default: ${DEFAULT-VALUE}).")
    private int rest = 5;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability(), "metrics.port=-1");
                ServerMetrics metrics = new ServerMetrics(server);
                Fleet fleet = new Fleet(server)) {
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
                fleet.grow(count, (client, name) -> {
                    if (!tlsOnly) {
                        client.login(name);
                    }
                    fleet.ignore(client);
                });
                double seconds = (System.nanoTime() - from) / 1e9;
                double cpuMillis = (figures.cpuSeconds() - cpu) * 1_000 / Math.max(1, count - before);
                do { // long lists come many seconds apart
                    settle(metrics);
                    TimeUnit.SECONDS.sleep(rest);
                } while (metrics.now(WAITING) > 0);
                fleet.assertNoneLost();
                report(count, count - before, seconds, cpuMillis, figures.residentKib(), empty);
                before = count;
            }
        }
        return 0;
    }

    /** Waits until the clients have read what they were sent. */
    private static void settle(ServerMetrics metrics) throws IOException, InterruptedException {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            long waiting = metrics.now(WAITING);
            quiet = waiting == 0 ? quiet + 1 : 0;
            if (waiting > 0 && System.nanoTime() > patience) {
                throw new IOException("the clients do not get to read: " + waiting + " bytes wait for them");
            }
        }
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
