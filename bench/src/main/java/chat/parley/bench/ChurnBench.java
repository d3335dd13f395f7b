package chat.parley.bench;

import chat.parley.common.trust.PinnedTrust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Some clients that come and go, over and over: they connect, sign in by a password, sign out and close; or they connect, say hello, resume
 * their session by its token as a client does that has lost its connection, and close.
 */
@Command(name = "churn", description = "Clients that come and go.")
final class ChurnBench implements Callable<Integer> {

    @Option(names = "--clients", description = "How many at a time, at most 16 (default: ${DEFAULT-VALUE}).")
    private int clients = 4;

    @Option(names = "--resume", description = "TLS may resume a session instead of a whole handshake, as it does for the client.")
    private boolean resume;

    @Option(names = "--token", description = "They sign in by a password once, and then come back by the session's token (protocol 2).")
    private boolean token;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    /** Of the rounds that are measured: how long each took, and in how many TLS resumed a session. */
    private final Latencies latencies = new Latencies();
    private final LongAdder tlsResumed = new LongAdder();

    /** One client, always with the same account. Used by one thread at a time. */
    private final class Visitor {

        private final BenchServer server;
        private final String name;
        private final @Nullable SSLContext own; // where TLS keeps what it resumes: one session, so not for several clients
        private final @Nullable String firstToken;

        /** Signs in once, if it is to come by a token. */
        Visitor(BenchServer server, String name) throws IOException, GeneralSecurityException {
            this.server = server;
            this.name = name;
            own = resume ? PinnedTrust.context(server.link().ca()) : null;
            firstToken = token ? begin() : null;
        }

        private String begin() throws IOException {
            try (LoadClient client = Fleet.connect(server)) {
                client.hello();
                return client.loginForToken(name);
            }
        }

        /** Comes again and again until the end; the rounds that end from the beginning on are measured. */
        void come(long begin, long end) throws IOException {
            String current = firstToken;
            while (System.nanoTime() < end) {
                long from = System.nanoTime();
                boolean isResumed;
                try (LoadClient client = own == null
                        ? Fleet.connect(server)
                        : LoadClient.connect(server.link(), own)) {
                    isResumed = client.isResumed();
                    if (current == null) {
                        client.login(name);
                        client.logout();
                    } else {
                        client.hello();
                        current = client.resume(current);
                    }
                }
                long now = System.nanoTime();
                if (now >= begin && now < end) {
                    latencies.add(now - from);
                    if (isResumed) {
                        tlsResumed.increment();
                    }
                }
            }
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability());
                Fleet fleet = new Fleet(server);
                ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            fleet.register(clients);
            List<Visitor> visitors = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                visitors.add(new Visitor(server, Fleet.name(i)));
            }
            long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.warmUp());
            long end = begin + TimeUnit.SECONDS.toNanos(options.seconds());
            Future<?> churning = thread.submit(() -> {
                Fleet.all(clients, number -> visitors.get(number).come(begin, end));
                return null;
            });
            TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
            double before = server.figures().cpuSeconds();
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            double cpu = server.figures().cpuSeconds() - before;
            churning.get();
            report(cpu);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return 0;
    }

    private void report(double cpu) {
        double each = cpu * 1_000 / Math.max(1, latencies.count());
        double perSecond = latencies.count() / (double) options.seconds();
        System.out.printf(Locale.ROOT,
                "churn    %d at a time, by %s%s: %,.0f rounds/s, %.2f ms of the server's processor each, %s%n", clients,
                token ? "token" : "password",
                resume ? ", TLS resumed in %,d".formatted(tlsResumed.sum()) : "", perSecond, each,
                latencies.summary());
        System.out.printf(Locale.ROOT,
                "{\"bench\":\"churn\",\"clients\":%d,\"token\":%b,\"resumed\":%b,\"tlsResumed\":%d,\"apart\":%b,\"perSecond\":%.1f,\"serverCpuMsEach\":%.3f,%s}%n",
                clients, token, resume, tlsResumed.sum(), Cores.areSplit(), perSecond, each, latencies.json());
    }
}
