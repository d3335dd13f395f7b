package chat.parley.common.client;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that wait for their answers. One timer serves all of them, however many there are.
 *
 * <p>Safe for use by many threads at once. The lock is a leaf; futures are completed by the callers, without it.
 */
final class Calls {

    /** A request that waits for its answer. */
    record Call<R extends Reply>(String id, Request<R> request, CompletableFuture<R> answer, long deadline,
            boolean timed) {

        @SuppressWarnings("unchecked") // the codec has made the reply that this request names
        void complete(Reply reply) {
            answer.complete((R) reply);
        }
    }

    private final ClientRuntime runtime;
    private final Consumer<Call<?>> overdue;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final Map<String, Call<?>> pending = new LinkedHashMap<>(4);
    private long lastId;
    private @Nullable Loss closed;
    private ClientRuntime.@Nullable Timer timer;
    private long timerAt;

    /**
     * Begins without calls.
     *
     * @param runtime whose clock to use
     * @param overdue what to do with a call that was not answered in time; it waits no more
     */
    Calls(ClientRuntime runtime, Consumer<Call<?>> overdue) {
        this.runtime = runtime;
        this.overdue = overdue;
    }

    /** Adds a call with the next id; already failed when the connection is lost. */
    <R extends Reply> Call<R> add(Request<R> request, @Nullable Duration timeout) {
        long deadline = timeout == null ? 0 : System.nanoTime() + timeout.toNanos();
        Call<R> call;
        Loss lost;
        lock.lock();
        try {
            call = new Call<>(Long.toString(++lastId), request, new CompletableFuture<>(), deadline, timeout != null);
            lost = closed;
            if (lost == null) {
                pending.put(call.id(), call);
                if (call.timed() && (timer == null || deadline - timerAt < 0)) {
                    arm(deadline);
                }
            }
        } finally {
            lock.unlock();
        }
        if (lost != null) {
            call.answer().completeExceptionally(new DisconnectedException(lost));
        }
        return call;
    }

    /** The request of an id that was not answered yet. */
    @Nullable
    Request<?> asked(String id) {
        lock.lock();
        try {
            Call<?> call = pending.get(id);
            return call == null ? null : call.request();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a call out, to be completed. */
    @Nullable
    Call<?> take(String id) {
        lock.lock();
        try {
            return pending.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /** Fails all calls, in the order in which they were made, and those to come. */
    void close(Loss loss) {
        List<Call<?>> left;
        lock.lock();
        try {
            closed = loss;
            left = List.copyOf(pending.values());
            pending.clear();
            if (timer != null) {
                timer.cancel();
            }
        } finally {
            lock.unlock();
        }
        left.forEach(call -> call.answer().completeExceptionally(new DisconnectedException(loss)));
    }

    private void arm(long deadline) {
        if (timer != null) {
            timer.cancel();
        }
        timerAt = deadline;
        timer = runtime.after(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())), this::expire);
    }

    private void expire() {
        List<Call<?>> late = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            long earliest = Long.MAX_VALUE; // how long from now
            for (Call<?> call : pending.values()) {
                if (call.timed() && call.deadline() - now <= 0) {
                    late.add(call);
                } else if (call.timed()) {
                    earliest = Math.min(earliest, call.deadline() - now);
                }
            }
            late.forEach(call -> pending.remove(call.id()));
            timer = null;
            if (earliest < Long.MAX_VALUE) {
                arm(now + earliest);
            }
        } finally {
            lock.unlock();
        }
        late.forEach(overdue);
    }
}
