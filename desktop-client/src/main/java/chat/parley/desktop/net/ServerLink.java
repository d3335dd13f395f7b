package chat.parley.desktop.net;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.trust.CaPin;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.Cache;
import chat.parley.desktop.store.CacheException;
import chat.parley.desktop.store.Draft;
import chat.parley.desktop.store.Known;
import chat.parley.desktop.store.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window's way to its account: what was kept of it on this machine, and the server, to which it comes back by itself.
 *
 * <p>Called by one thread, the window's; no method waits. A thread of its own, the worker, reads and writes the local copy and
 * encodes what is sent. What happens, answers included, comes back through the {@link EventQueue}. The worker ends by itself
 * after {@link #close}, when everything is written; the program waits for it.
 */
public final class ServerLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerLink.class);

    /** What is kept when no conversation is open. */
    static final long LOBBY = 0;

    private static final long CLOSING_SECONDS = 5;

    private final EventQueue events;
    private final CompletableFuture<ClientRuntime> runtime;
    private final Credentials who;
    private final Path config;
    private final ReconnectPolicy policy;
    private final String program;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon(false).name("parley-worker").factory());

    // The worker's, from opening on.
    private @Nullable Cache cache;
    private volatile @Nullable ParleyClient client;

    /**
     * Makes a link that does nothing until {@link #open}.
     *
     * @param events where events go
     * @param runtime what connections share, being made in the background
     * @param who whose account, and the token to resume by
     * @param config the client's directory
     * @param policy when to come back after a loss
     * @param program name and version of the program
     */
    public ServerLink(EventQueue events, CompletableFuture<ClientRuntime> runtime, Credentials who, Path config,
            ReconnectPolicy policy, String program) {
        this.events = events;
        this.runtime = runtime;
        this.who = who;
        this.config = config;
        this.policy = policy;
        this.program = program;
    }

    /**
     * Tells whose account it is.
     *
     * @return the server, the user and the token
     */
    public Credentials who() {
        return who;
    }

    /**
     * Reads what was kept, tells it by {@link LinkEvent.Restored}, and begins to connect. When either cannot be done, it tells
     * {@link LinkEvent.NotOpened}. To be called once.
     */
    public void open() {
        openAfter(null);
    }

    /**
     * As {@link #open}, once another link has given back its local copy, which may be the same one; the window does not wait
     * for that.
     *
     * @param former the link before this one, closed; {@code null} for none
     */
    public void openAfter(@Nullable ServerLink former) {
        events.setSource(this);
        work(() -> {
            try {
                if (former != null && !former.awaitClosed()) {
                    LOG.warn("The former link is not closed yet");
                }
                begin();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // nobody does
            } catch (RuntimeException e) { // whatever it is: without a word the window would wait for ever
                LOG.error("The account cannot be opened", e);
                events.add(this, new LinkEvent.NotOpened(wordsOf(e)));
            }
        });
    }

    private void begin() {
        Cache opened = Cache.open(config, new Account(who.server(), who.user()));
        cache = opened;
        events.add(this, new LinkEvent.Restored(LocalCopy.saved(opened)));
        CaPin pin = new CaPin(who.pin(), ca -> events.add(this, new LinkEvent.CaFollowed(ca)));
        ParleyClient fresh = new ParleyClient(runtime.join(),
                ClientConfig.of(who.server(), pin, program).withReconnect(policy),
                new Receiver(this, events, this::work, opened), opened.unsent());
        opened.conversations().stream().map(Known::position).filter(Objects::nonNull)
                .forEach(at -> fresh.follow(at.conversation(), at.seq(), at.change()));
        client = fresh;
        CompletableFuture<Void> _ = fresh.resume(who.token()).handle((_, _) -> null); // the receiver is told
        CompletableFuture<Void> _ = fresh.connect().handle((_, _) -> null);
    }

    private static String wordsOf(RuntimeException failure) {
        Throwable told = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return told instanceof CacheException ? String.valueOf(told.getMessage()) : told.toString();
    }

    /**
     * Asks the server.
     *
     * @param request what to ask
     * @param done what to do with the answer, by the dispatcher
     * @param failed what to do when there is none, by the dispatcher
     * @param <R> the answer
     */
    public <R extends Reply> void ask(Request<R> request, Consumer<R> done, Consumer<AskFailure> failed) {
        work(() -> {
            CompletableFuture<Void> _ = ask(request).handle((reply, failure) -> {
                answer(failure == null ? () -> done.accept(reply) : () -> failed.accept(AskFailure.of(failure)));
                return null;
            });
        });
    }

    private <R extends Reply> CompletableFuture<R> ask(Request<R> request) {
        ParleyClient current = client;
        return current == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not open yet"))
                : current.request(request);
    }

    /**
     * Sends a message, now or when there is a connection; it is kept until the server has answered. What cannot be kept is not
     * sent: {@link LinkEvent.NotKept}.
     *
     * @param message what to send
     */
    public void send(UnsentMessage message) {
        work(() -> {
            ParleyClient current = client;
            if (current == null) {
                return; // not opened, which the window was told
            }
            try {
                current.send(message);
            } catch (CacheException e) {
                LOG.error("A message cannot be kept, and is not sent", e);
                events.add(this, new LinkEvent.NotKept(message, String.valueOf(e.getMessage())));
            }
        });
    }

    /**
     * Forgets a message that was refused for good.
     *
     * @param clientId which
     */
    public void discard(UUID clientId) {
        withCache(c -> c.unsent().discard(clientId));
    }

    /**
     * Asks for a part of a conversation: from the local copy where it has it, otherwise from the server.
     *
     * @param conversation which
     * @param place where
     * @param limit how many messages at most
     * @param done what to do with it, by the dispatcher
     * @param failed what to do when it is not to be had, by the dispatcher
     */
    public void history(long conversation, Place place, int limit, Consumer<History> done,
            Consumer<AskFailure> failed) {
        withCache(copy -> {
            History kept = LocalCopy.history(copy, conversation, place, limit);
            if (kept != null) {
                answer(() -> done.accept(kept));
                return;
            }
            CompletableFuture<Void> _ = ask(LocalCopy.request(conversation, place, limit)).handle((page, failure) -> {
                if (failure == null) {
                    work(() -> copy.joinOlder(conversation, page));
                    answer(() -> done.accept(new History(page.messages(), page.older(), page.newer())));
                } else {
                    answer(() -> failed.accept(AskFailure.of(failure)));
                }
                return null;
            });
        });
    }

    /**
     * Keeps what stands in a composer.
     *
     * @param conversation of which conversation
     * @param draft what; {@code null} for nothing
     */
    public void keepDraft(long conversation, @Nullable Draft draft) {
        withCache(c -> {
            if (draft == null) {
                c.clearDraft(conversation);
            } else {
                c.saveDraft(draft);
            }
        });
    }

    /**
     * Keeps who the friends are.
     *
     * @param friends friends and open questions
     * @param blocked who is blocked
     */
    public void keepPeople(Reply.FriendList friends, List<String> blocked) {
        withCache(c -> {
            c.notes().saveFriends(friends);
            c.notes().saveBlocked(blocked);
        });
    }

    /**
     * Keeps which conversation is open.
     *
     * @param conversation which; {@code null} for the lobby
     */
    public void keepOpen(@Nullable Long conversation) {
        withCache(c -> c.notes().saveLastOpen(conversation == null ? LOBBY : conversation));
    }

    /**
     * Keeps what is known of a conversation on this machine, so that the next start knows what was read.
     *
     * @param conversation as it is now
     */
    public void keepConversation(ConversationInfo conversation) {
        withCache(c -> c.saveConversation(conversation));
    }

    /** Makes the next attempt to connect now, if one is waited for. */
    public void retryNow() {
        ParleyClient current = client;
        if (current != null) {
            current.retryNow();
        }
    }

    /** Signs out, so that the token is worth nothing any more, if there is a connection; then closes. */
    public void signOut() {
        work(() -> {
            ParleyClient current = client;
            if (current != null) {
                CompletableFuture<Void> _ = current.logout().handle((_, _) -> {
                    current.close();
                    return null;
                });
            }
        });
        close(false);
    }

    /** Gives the connection and the local copy back; does not wait. Idempotent. */
    @Override
    public void close() {
        close(true);
    }

    private void close(boolean atOnce) {
        try {
            worker.execute(() -> {
                ParleyClient current = client;
                if (current != null && atOnce) {
                    current.close();
                }
                Cache copy = cache;
                cache = null;
                if (copy != null) {
                    copy.close();
                }
            });
            worker.shutdown();
        } catch (RejectedExecutionException _) {
            LOG.debug("closed already");
        }
    }

    /**
     * Waits until everything is written, for whoever opens the same local copy again.
     *
     * @return whether it is
     * @throws InterruptedException when the wait is interrupted
     */
    public boolean awaitClosed() throws InterruptedException {
        return worker.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    }

    private interface CacheWork {
        void with(Cache cache);
    }

    private void withCache(CacheWork work) {
        work(() -> {
            Cache copy = cache;
            if (copy != null) {
                work.with(copy);
            }
        });
    }

    /** Has the worker do something; what fails is logged and does not end it. */
    private void work(Runnable work) {
        try {
            worker.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("The local copy failed", e);
                }
            });
        } catch (RejectedExecutionException _) {
            LOG.debug("closed already");
        }
    }

    private void answer(Runnable continuation) {
        events.add(this, new LinkEvent.Answered(continuation));
    }
}
