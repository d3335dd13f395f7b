package chat.parley.common.client;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whose the client is: signs in, remembers the token, and resumes by it on every new connection until the token is not good
 * any more.
 *
 * <p>Safe for use by many threads at once. The lock is a leaf: it makes one of both resume, who brings a token or who brings a
 * connection.
 */
final class Session {

    private final Announcer announcer;
    private final Duration timeout;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private @Nullable Link link; // one that has been welcomed
    private @Nullable String token;
    private @Nullable String account;
    private @Nullable CompletableFuture<Reply.SignedIn> resuming;

    Session(Announcer announcer, Duration timeout) {
        this.announcer = announcer;
        this.timeout = timeout;
    }

    /** The connection to ask by, once the server has answered the hello. */
    @Nullable
    Link link() {
        lock.lock();
        try {
            return link;
        } finally {
            lock.unlock();
        }
    }

    /** Whether an account may sign in: the first one, and from then on only the same. */
    boolean isFor(String name) {
        lock.lock();
        try {
            return account == null || account.equalsIgnoreCase(name);
        } finally {
            lock.unlock();
        }
    }

    /** Resumes, at once or as soon as there is a connection. */
    CompletableFuture<Reply.SignedIn> resume(String wanted) {
        CompletableFuture<Reply.SignedIn> fresh = new CompletableFuture<>();
        CompletableFuture<Reply.SignedIn> old;
        Link current;
        lock.lock();
        try {
            token = wanted;
            old = resuming;
            resuming = fresh;
            current = link;
        } finally {
            lock.unlock();
        }
        if (old != null) {
            old.cancel(false);
        }
        if (current != null) {
            resume(current, wanted);
        }
        return fresh;
    }

    /**
     * There is a connection: it can be asked from now on.
     *
     * @return the token to resume by; {@code null} when nobody is to be resumed
     */
    @Nullable
    String welcomed(Link fresh) {
        lock.lock();
        try {
            link = fresh;
            return token;
        } finally {
            lock.unlock();
        }
    }

    /** Resumes on a new connection, unless another token was given meanwhile. */
    void comeBack(Link fresh, String known) {
        boolean current;
        lock.lock();
        try {
            current = known.equals(token);
        } finally {
            lock.unlock();
        }
        if (current) {
            resume(fresh, known);
        }
    }

    private void resume(Link by, String known) {
        by.ask(new SessionRequest.Resume(known), timeout, signedIn -> {
            CompletableFuture<Reply.SignedIn> waiting = takeResuming();
            if (waiting != null) {
                waiting.complete(signedIn);
            }
        }, failure -> notResumed(by, known, failure));
    }

    private void notResumed(Link by, String known, Throwable failure) {
        if (failure instanceof DisconnectedException || failure instanceof TimeoutException) {
            return; // the next connection tries again
        }
        if (failure instanceof RefusedException refusal && refusal.code() != ErrorCode.BAD_TOKEN
                && refusal.code() != ErrorCode.NOT_ALLOWED_HERE) {
            by.lose(Loss.refused(refusal.code(), refusal.words())); // the server's trouble: try again, but not at once
            return;
        }
        if (failure instanceof RefusedException refusal && refusal.code() == ErrorCode.BAD_TOKEN) {
            over(known, refusal);
            return;
        }
        CompletableFuture<Reply.SignedIn> waiting = takeResuming();
        if (waiting != null) {
            waiting.completeExceptionally(failure);
        }
    }

    private @Nullable CompletableFuture<Reply.SignedIn> takeResuming() {
        lock.lock();
        try {
            CompletableFuture<Reply.SignedIn> waiting = resuming;
            resuming = null;
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody is signed in. */
    void signedIn(Reply.SignedIn reply) {
        lock.lock();
        try {
            account = reply.user();
            if (reply.token() != null) {
                token = reply.token();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody is signed in any more, and nobody is to be resumed. */
    void signedOut() {
        lock.lock();
        try {
            token = null;
        } finally {
            lock.unlock();
        }
    }

    /** The server has ended the session. */
    void over(ErrorCode reason, String words) {
        over(null, new RefusedException(reason, words));
    }

    /** Forgets the token, unless there is a newer one, and says so; whoever waits for being resumed by it waits no more. */
    private void over(@Nullable String known, RefusedException why) {
        CompletableFuture<Reply.SignedIn> waiting;
        lock.lock();
        try {
            if (known != null && !known.equals(token)) {
                return;
            }
            token = null;
            waiting = resuming;
            resuming = null;
        } finally {
            lock.unlock();
        }
        announcer.tell(listener -> listener.sessionOver(why.code(), why.words()));
        if (waiting != null) {
            waiting.completeExceptionally(why);
        }
    }

    /** There is no connection. */
    void disconnected() {
        lock.lock();
        try {
            link = null;
        } finally {
            lock.unlock();
        }
    }

    void close(Loss why) {
        disconnected();
        CompletableFuture<Reply.SignedIn> waiting = takeResuming();
        if (waiting != null) {
            waiting.completeExceptionally(new DisconnectedException(why));
        }
    }
}
