package chat.parley.bench;

import chat.parley.common.trust.PinnedTrust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/**
 * Many {@linkplain LoadClient clients} of one server, with the accounts {@code u00000}, {@code u00001} and so on. Used by one
 * thread; what it does for each client is done on virtual threads, a few at a time.
 */
final class Fleet implements AutoCloseable {

    private static final int AT_A_TIME = 16;

    private final BenchServer server;
    private final List<LoadClient> clients = new ArrayList<>();
    private final Queue<IOException> lost = new ConcurrentLinkedQueue<>();

    /** Makes one of no clients. */
    Fleet(BenchServer server) {
        this.server = server;
    }

    /** Something that is done for each. */
    @FunctionalInterface
    interface Work {

        /** Does it for the client of that number. */
        void of(int number) throws IOException;
    }

    /** What a client does once it is connected. */
    @FunctionalInterface
    interface Arrival {

        /** Does it for the client that is to have that account. */
        void of(LoadClient client, String name) throws IOException;
    }

    /** The name of an account: all are equally long. */
    static String name(int number) {
        return "u%05d".formatted(number);
    }

    /** Connects a client to a server, in a TLS session of its own. */
    static LoadClient connect(BenchServer server) throws IOException {
        try {
            return LoadClient.connect(server.link(), PinnedTrust.context(server.link().ca()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes accounts, of as many as there are to be. */
    void register(int count) throws IOException {
        int portion = count / AT_A_TIME + 1;
        all(AT_A_TIME, part -> {
            try (LoadClient client = connect(server)) {
                for (int i = part * portion; i < Math.min(count, (part + 1) * portion); i++) {
                    client.register(name(i));
                }
            }
        });
    }

    /** Adds clients until there are so many; each does that when it is connected. */
    void grow(int count, Arrival arrival) throws IOException {
        int before = clients.size();
        LoadClient[] added = new LoadClient[count - before];
        try {
            all(added.length, i -> {
                LoadClient client = connect(server);
                added[i] = client;
                arrival.of(client, name(before + i));
            });
        } finally {
            for (LoadClient client : added) {
                if (client != null) {
                    clients.add(client);
                }
            }
        }
    }

    /** The client of that number. */
    LoadClient get(int number) {
        return clients.get(number);
    }

    /** Lets all that arrives be read. */
    void listen(IntFunction<LoadClient.Sink> sinks) {
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).listen(sinks.apply(i), lost::add);
        }
    }

    /** Lets all that arrives for a client be read, and forgotten. */
    void ignore(LoadClient client) {
        client.ignore(lost::add);
    }

    /** Fails when a connection has ended. */
    void assertNoneLost() throws IOException {
        IOException first = lost.peek();
        if (first != null) {
            throw new IOException(lost.size() + " connections were lost", first);
        }
    }

    /** Does something for each of so many, a few at a time. */
    static void all(int count, Work work) throws IOException {
        Semaphore free = new Semaphore(AT_A_TIME);
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                free.acquireUninterruptibly();
                done.add(each.submit(() -> {
                    try {
                        work.of(number);
                        return null;
                    } finally {
                        free.release();
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (LoadClient client : clients) {
            client.close();
        }
    }
}
