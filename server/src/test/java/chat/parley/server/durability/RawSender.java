package chat.parley.server.durability;

import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Says what an author has to say through a {@link RawClient}, some messages at once, and keeps book of what is acknowledged. */
final class RawSender {

    private final Author author;
    private final Findings findings;
    private final ReentrantLock order = new ReentrantLock(); // so that messages leave in the order of their numbers
    private volatile RawClient client;

    RawSender(Author author, RawClient client, Findings findings) {
        this.author = author;
        this.client = client;
        this.findings = findings;
    }

    Author author() {
        return author;
    }

    RawClient client() {
        return client;
    }

    /** Goes on by another connection. */
    void use(RawClient fresh) {
        client = fresh;
    }

    /** Says again whatever was not acknowledged, and some of what was. */
    CompletableFuture<Void> resend(RandomGenerator random, int acknowledged) {
        List<Integer> again = new ArrayList<>(author.unacknowledged());
        again.addAll(author.someAcknowledged(acknowledged, random));
        return CompletableFuture.allOf(again.stream().map(this::send).toArray(CompletableFuture[]::new));
    }

    /** Goes on saying more, so many at once, until the connection is lost. */
    void start(int window) {
        for (int i = 0; i < window; i++) {
            sendNext();
        }
    }

    private void sendNext() {
        order.lock();
        try {
            CompletableFuture<Void> _ = send(author.next()).thenRun(this::sendNext);
        } finally {
            order.unlock();
        }
    }

    private CompletableFuture<Void> send(int number) {
        return client.ask(author.request(number)).thenAccept(sent -> author.acknowledged(number, sent))
                .whenComplete((_, failure) -> {
                    if (failure != null && !(failure.getCause() instanceof EOFException)) {
                        findings.add(author.name() + "-" + number + " failed: " + failure);
                    }
                });
    }
}
