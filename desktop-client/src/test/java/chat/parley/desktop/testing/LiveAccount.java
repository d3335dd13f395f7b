package chat.parley.desktop.testing;

import static org.awaitility.Awaitility.await;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.trust.InviteLink;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.net.Credentials;
import chat.parley.desktop.net.Entrance;
import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.net.SignIn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An account's model without a window: the test's thread takes the place of the dispatcher while it waits for something. One
 * thread only.
 */
public final class LiveAccount implements AutoCloseable {

    /** Far longer than anything takes, even on a machine with much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CompletableFuture<ClientRuntime> RUNTIME = CompletableFuture
            .supplyAsync(ClientRuntime::create);

    private final EventQueue queue = new EventQueue();
    private final Path config;
    private @Nullable Credentials credentials;
    private @Nullable ServerLink link;
    private @Nullable Account account;

    /** Registers, signs in, and waits until it is online. */
    public LiveAccount(Path config, InviteLink invite, String name) {
        this.config = config;
        try (Entrance _ = new Entrance(queue, RUNTIME,
                new SignIn(invite.address(), invite.ca(), name, TestClient.PASSWORD, true), "test")) {
            await(name).atMost(PATIENCE).until(() -> {
                LinkEvent event = queue.poll();
                if (event instanceof LinkEvent.SignedIn(var _, var got)) {
                    credentials = got;
                }
                return credentials != null;
            });
        }
        open();
        waitUntil("online", () -> account().isOnline());
    }

    /** Opens it from what is kept, as a new start of the program does. */
    public void open() {
        if (credentials == null) {
            throw new AssertionError("not signed in");
        }
        ServerLink fresh = new ServerLink(queue, RUNTIME, credentials, config,
                new ReconnectPolicy(Duration.ofMillis(200), Duration.ofSeconds(1), 0.5, new Random(7)), "test");
        link = fresh;
        account = new Account(fresh, Clock.system(ZoneOffset.UTC));
        fresh.open();
        waitUntil("restored", () -> account().restoredProperty().get());
    }

    public Account account() {
        if (account == null) {
            throw new AssertionError("not open");
        }
        return account;
    }

    /** Delivers what comes until something is so. */
    public void waitUntil(String what, BooleanSupplier condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            for (LinkEvent event = queue.poll(); event != null; event = queue.poll()) {
                if (event instanceof LinkEvent.Answered(var continuation)) {
                    continuation.run();
                } else {
                    account().handle(event);
                }
            }
            return condition.getAsBoolean();
        });
    }

    /** A conversation, once it is known. */
    public Conversation conversation(String title) {
        waitUntil(title, () -> known(title) != null);
        Conversation known = known(title);
        if (known == null) {
            throw new AssertionError(title);
        }
        return known;
    }

    private @Nullable Conversation known(String title) {
        return account().conversations().stream().filter(c -> c.title().equals(title)).findAny().orElse(null);
    }

    /** Closes it and waits until everything is written. */
    @Override
    public void close() {
        ServerLink current = link;
        if (current != null) {
            current.close();
            try {
                if (!current.awaitClosed()) {
                    throw new AssertionError("not closed");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
