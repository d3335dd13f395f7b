package chat.parley.common.client;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages in the order in which they were given, each until it is acknowledged or refused for good: whatever was in
 * flight when a connection was lost goes first on the next one, in the old order and with its old {@code clientId}.
 *
 * <p>Up to {@link #WINDOW} messages are in flight, because one at a time would take a journey to the server and a commit
 * each. The price: when the server's storage fails for one of them and works again for the next, that one is stored after
 * those of the same window. Nothing new is sent before it, so the disorder is bounded by the window, and happens only then.
 *
 * <p>Safe for use by many threads at once. The lock is a leaf. One thread at a time sends, whichever finds something to send:
 * that keeps the order without offering anything under the lock.
 */
final class UnsentQueue {

    /** How many messages may be in flight. */
    static final int WINDOW = 32;

    private static final System.Logger LOG = System.getLogger(UnsentQueue.class.getName());

    /** A message with its place in the order. */
    private record Entry(long number, UnsentMessage message, CompletableFuture<Reply.Sent> sent) {}

    private final ClientRuntime runtime;
    private final ReconnectPolicy policy;
    private final Announcer announcer;
    private final UnsentStore store;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final TreeMap<Long, Entry> waiting = new TreeMap<>();
    private final TreeMap<Long, Entry> inFlight = new TreeMap<>();
    private long lastNumber;
    private @Nullable Link link; // somebody is signed in there
    private Pace pace = new Pace(0, 0);
    private boolean sending;
    private boolean pausing;
    private int refusals;
    private @Nullable Loss closed;

    UnsentQueue(ClientRuntime runtime, ReconnectPolicy policy, Announcer announcer, UnsentStore store) {
        this.runtime = runtime;
        this.policy = policy;
        this.announcer = announcer;
        this.store = store;
        for (UnsentMessage message : store.all()) {
            CompletableFuture<Reply.Sent> _ = enqueue(message); // whoever has sent it is gone
        }
    }

    /** Keeps a message and sends it as soon as it can. */
    Unsent add(UnsentMessage message) {
        store.add(message);
        CompletableFuture<Reply.Sent> sent = enqueue(message);
        send();
        return new Unsent(message, sent.copy());
    }

    private CompletableFuture<Reply.Sent> enqueue(UnsentMessage message) {
        CompletableFuture<Reply.Sent> sent = new CompletableFuture<>();
        Loss lost;
        lock.lock();
        try {
            lost = closed;
            if (lost == null) {
                long number = ++lastNumber;
                waiting.put(number, new Entry(number, message, sent));
            }
        } finally {
            lock.unlock();
        }
        if (lost != null) {
            sent.completeExceptionally(new DisconnectedException(lost));
        }
        return sent;
    }

    /** What is not acknowledged, in order. */
    List<UnsentMessage> all() {
        lock.lock();
        try {
            TreeMap<Long, Entry> all = new TreeMap<>(waiting);
            all.putAll(inFlight);
            return all.values().stream().map(Entry::message).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody is signed in: sends everything. */
    void signedIn(Link by, int framesPerSecond) {
        lock.lock();
        try {
            link = by;
            pace = new Pace(framesPerSecond, System.nanoTime());
            pausing = false;
        } finally {
            lock.unlock();
        }
        send();
    }

    /** Nobody is signed in any more. */
    void signedOut() {
        lock.lock();
        try {
            link = null;
        } finally {
            lock.unlock();
        }
    }

    /** Fails what is left; it stays in the store. */
    void close(Loss why) {
        List<Entry> left;
        lock.lock();
        try {
            closed = why;
            link = null;
            TreeMap<Long, Entry> all = new TreeMap<>(waiting);
            all.putAll(inFlight);
            left = new ArrayList<>(all.values());
            waiting.clear();
            inFlight.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(entry -> entry.sent().completeExceptionally(new DisconnectedException(why)));
    }

    private void send() {
        lock.lock();
        try {
            if (sending) {
                return; // whoever is at it finds what is new
            }
            sending = true;
        } finally {
            lock.unlock();
        }
        while (sendNext()) {
            // until there is nothing left that may be sent
        }
    }

    /** Says whether to go on; otherwise nobody is sending any more. */
    private boolean sendNext() {
        Link to;
        Entry entry = null;
        Duration wait = Duration.ZERO;
        lock.lock();
        try {
            to = link;
            boolean may = to != null && !pausing && inFlight.size() < WINDOW && !waiting.isEmpty();
            if (may) {
                wait = pace.take(System.nanoTime());
            }
            if (may && wait.isZero()) {
                entry = waiting.pollFirstEntry().getValue();
                inFlight.put(entry.number(), entry);
            } else {
                sending = false;
                pausing |= wait.isPositive();
            }
        } finally {
            lock.unlock();
        }
        if (to != null && entry != null) {
            Entry sent = entry;
            to.ask(entry.message().request(), null, reply -> acknowledged(sent, reply),
                    failure -> failed(to, sent, failure));
            return true;
        }
        if (to != null && wait.isPositive()) {
            runtime.after(wait, () -> goOn(to));
        }
        return false;
    }

    private void goOn(Link by) {
        lock.lock();
        try {
            if (link != by) {
                return;
            }
            pausing = false;
        } finally {
            lock.unlock();
        }
        send();
    }

    private void acknowledged(Entry entry, Reply.Sent reply) {
        if (settle(entry)) {
            forget(entry);
            entry.sent().complete(reply);
            announcer.tell(listener -> listener.sent(entry.message(), reply));
        }
        send();
    }

    private void failed(Link by, Entry entry, Throwable failure) {
        if (failure instanceof RefusedException refusal && !isPassing(refusal.code())) {
            if (settle(entry)) {
                announcer.tell(listener -> {
                    listener.refused(entry.message(), refusal);
                    forget(entry); // only now: whoever was not told, or could not keep it, is told again another time
                });
                entry.sent().completeExceptionally(refusal);
            }
            send();
            return;
        }
        int refusal = putBack(by, entry);
        if (!(failure instanceof RefusedException)) {
            by.lose(Loss.because(String.valueOf(failure.getMessage()))); // usually it is lost already
        } else if (refusal > 0) {
            runtime.after(policy.delayBefore(refusal), () -> goOn(by));
        }
    }

    /** Whether a refusal says nothing about the message: it is the server's trouble, or the connection's end. */
    private static boolean isPassing(ErrorCode code) {
        return code == ErrorCode.STORAGE_UNAVAILABLE || Loss.closes(code);
    }

    /** Takes a message off the list; says whether it was on it. */
    private boolean settle(Entry entry) {
        lock.lock();
        try {
            refusals = 0;
            return inFlight.remove(entry.number()) != null;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Entry entry) {
        try {
            store.remove(entry.message().clientId());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "an answered message stays in the store of unsent ones", e);
        }
    }

    /**
     * Puts a message back in its place, and has nothing sent for a while.
     *
     * @return how often in a row that has happened; 0 when the others of the same window have been put back already
     */
    private int putBack(Link by, Entry entry) {
        lock.lock();
        try {
            if (inFlight.remove(entry.number()) != null) {
                waiting.put(entry.number(), entry);
            }
            if (link != by || pausing) {
                return 0;
            }
            pausing = true;
            return ++refusals;
        } finally {
            lock.unlock();
        }
    }
}
