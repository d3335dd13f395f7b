package chat.parley.server.durability;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Says what an author has to say through a {@link ParleyClient}, which comes back by itself and sends again what it must. */
final class LibrarySender implements ClientListener, AutoCloseable {

    private final Author author;
    private final Findings findings;
    private final ParleyClient client;
    private final Map<Long, Long> heard = new HashMap<>(); // the newest message, by conversation; the client's reader's
    private final ReentrantLock order = new ReentrantLock(); // so that messages leave in the order of their numbers
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean stopped;

    LibrarySender(Author author, ClientRuntime runtime, ClientConfig config, Findings findings) {
        this.author = author;
        this.findings = findings;
        client = new ParleyClient(runtime, config, this);
    }

    Author author() {
        return author;
    }

    ParleyClient client() {
        return client;
    }

    @Override
    public void messages(long conversation, List<MessageInfo> messages) {
        for (MessageInfo message : messages) {
            Long last = heard.put(conversation, message.seq());
            if (last != null && message.seq() != last + 1) {
                findings.add(author.name() + " heard after " + last + ": " + message);
            }
        }
    }

    boolean isSignedIn() {
        return client.state() instanceof ClientState.SignedIn;
    }

    /** Goes on saying more, so many at once, until it is stopped, whatever becomes of connections. */
    void start(int window) {
        for (int i = 0; i < window; i++) {
            sendNext();
        }
    }

    /** Says nothing more. */
    void stop() {
        stopped = true;
    }

    /** Says some of what was acknowledged again. */
    void resend(RandomGenerator random, int acknowledged) {
        for (int number : author.someAcknowledged(acknowledged, random)) {
            CompletableFuture<Void> _ = send(number);
        }
    }

    /** Whether everything that was said is acknowledged. */
    boolean isDone() {
        return open.get() == 0;
    }

    private void sendNext() {
        order.lock();
        try {
            if (!stopped) {
                CompletableFuture<Void> _ = send(author.next()).thenRun(this::sendNext);
            }
        } finally {
            order.unlock();
        }
    }

    private CompletableFuture<Void> send(int number) {
        open.incrementAndGet();
        return client.send(author.message(number)).sent().thenAccept(sent -> author.acknowledged(number, sent))
                .whenComplete((_, failure) -> {
                    open.decrementAndGet();
                    if (failure != null && failure.getCause() instanceof RefusedException) {
                        findings.add(author.name() + "-" + number + " failed: " + failure);
                    }
                });
    }

    @Override
    public void close() {
        client.close();
    }
}
