package chat.parley.bench;

import chat.parley.common.trust.PinnedTrust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Some clients that connect, sign in by a password, sign out and close, over and over. */
@Command(name = "churn", description = "Clients that come and go.")
final class ChurnBench implements Callable<Integer> {

    @Option(names = "--clients", description = "How many at a time, at most 16 (default: ${DEFAULT-VALUE}).")
    private int clients = 4;

    @Option(names = "--resume", description = "TLS may resume a session instead of a whole handshake, as it does for the client.")
    private boolean resume;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability()); Fleet fleet = new Fleet(server)) {
            fleet.register(clients);
            SSLContext shared = resume ? PinnedTrust.context(server.link().ca()) : null;
            long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.warmUp());
            long end = begin + TimeUnit.SECONDS.toNanos(options.seconds());
            Latencies latencies = new Latencies();
            Thread churning = Thread.startVirtualThread(() -> churn(server, shared, begin, end, latencies));
            TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
            double before = server.figures().cpuSeconds();
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            double cpu = server.figures().cpuSeconds() - before;
            churning.join();
            report(latencies, cpu);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return 0;
    }

    private void churn(BenchServer server, @Nullable SSLContext shared, long begin, long end, Latencies latencies) {
        try {
            Fleet.all(clients, number -> {
                while (System.nanoTime() < end) {
                    long from = System.nanoTime();
                    try (LoadClient client = shared == null
                            ? Fleet.connect(server)
                            : LoadClient.connect(server.link(), shared)) {
                        client.login(Fleet.name(number));
                        client.logout();
                    }
                    long now = System.nanoTime();
                    if (now >= begin && now < end) {
                        latencies.add(now - from);
                    }
                }
            });
        } catch (IOException e) {
            System.err.println("churn: " + e);
        }
    }

    private void report(Latencies latencies, double cpu) {
        double each = cpu * 1_000 / Math.max(1, latencies.count());
        double perSecond = latencies.count() / (double) options.seconds();
        System.out.printf(Locale.ROOT,
                "churn    %d at a time%s: %,.0f rounds/s, %.2f ms of the server's processor each, %s%n", clients,
                resume ? ", TLS resumed" : "", perSecond, each, latencies.summary());
        System.out.printf(Locale.ROOT,
                "{\"bench\":\"churn\",\"clients\":%d,\"resumed\":%b,\"apart\":%b,\"perSecond\":%.1f,\"serverCpuMsEach\":%.3f,%s}%n",
                clients, resume, Cores.areSplit(), perSecond, each, latencies.json());
    }
}
