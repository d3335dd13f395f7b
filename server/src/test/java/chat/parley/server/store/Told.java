package chat.parley.server.store;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.message.MessageStore;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers what became of a change. */
final class Told<T> implements MessageStore.Outcome<T> {

    private final CompletableFuture<T> result = new CompletableFuture<>();

    @Override
    public void committed(T value) {
        result.complete(value);
    }

    @Override
    public void refused(RefusedException why) {
        result.completeExceptionally(why);
    }

    @Override
    public void failed(IOException cause) {
        result.completeExceptionally(cause);
    }

    /** Waits for the commit. */
    T get() {
        try {
            return result.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the end, whatever it is. */
    void await() {
        boolean _ = result.handle((_, _) -> true).orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Waits for the refusal. */
    ErrorCode refusal() {
        if (cause() instanceof RefusedException refused) {
            return refused.code();
        }
        throw new AssertionError(cause());
    }

    /** Waits for a refusal or a failure. */
    Throwable cause() {
        try {
            T value = result.get(30, TimeUnit.SECONDS);
            throw new AssertionError("committed: " + value);
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
