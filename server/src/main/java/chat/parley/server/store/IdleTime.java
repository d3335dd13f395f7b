package chat.parley.server.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says when work that can wait gets its turn: when nothing was written for {@link #QUIET}, or {@link #LATEST} after the first write
 * since its last turn. Then, while it is not quiet, it gets a small part of the time only, so that what is written next seldom waits
 * for it. Looking after each write whether there is something to do would cost more than the write, and indexing the words of a
 * message costs as much as storing it: a burst has all of the journal for itself.
 *
 * <p>The journal's thread's, except that any thread may add work.
 */
final class IdleTime {

    /** So long nothing has to be written before it is quiet. */
    static final Duration QUIET = Duration.ofMillis(200);

    /** So long work waits where it is never quiet. At 500 messages a second a search has 15,000 to index then. */
    static final Duration LATEST = Duration.ofSeconds(30);

    /** Where it is never quiet, work rests after each step for so many times as long as that took. */
    static final int REST = 15;

    private final LongSupplier nanoTime;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private boolean quiet;
    private boolean written;
    private long writtenAt;
    private long restingUntil;

    /**
     * Begins without work.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    IdleTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.restingUntil = nanoTime.getAsLong();
    }

    /** A piece of work, and whether something may be left of it to do. */
    private static final class Task {
        private final IdleWork work;
        private boolean due = true;

        Task(IdleWork work) {
            this.work = work;
        }
    }

    /** A step of some work. */
    interface Step {

        /** Does the step; says whether more is left. */
        boolean of(IdleWork work);
    }

    /** Adds work; something of it may be to be done. */
    void add(IdleWork work) {
        tasks.add(new Task(work));
    }

    /** Takes note that something was written: there may be more to do than before. */
    void wrote() {
        if (!written) {
            written = true;
            writtenAt = nanoTime.getAsLong();
        }
        quiet = false;
        tasks.forEach(task -> task.due = true);
    }

    /** Takes note that nothing had to be written for {@link #QUIET}. */
    void nothingCame() {
        quiet = true;
    }

    /** Whether work waits for quiet. */
    boolean isAwaited() {
        return !quiet && due() != null;
    }

    /** Lets the next work take a step, if it has its turn; says whether it had. */
    boolean use(Step step) {
        long began = nanoTime.getAsLong();
        Task task = quiet || isLate(began) ? due() : null;
        if (task == null) {
            return false;
        }
        task.due = step.of(task.work);
        long ended = nanoTime.getAsLong();
        restingUntil = ended + REST * (ended - began);
        if (due() == null) {
            written = false;
        }
        return true;
    }

    private boolean isLate(long now) {
        return written && now - writtenAt >= LATEST.toNanos() && now - restingUntil >= 0;
    }

    private @Nullable Task due() {
        for (Task task : tasks) {
            if (task.due) {
                return task;
            }
        }
        return null;
    }
}
