package chat.parley.server.store;

import chat.parley.server.metrics.Metrics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits many writes at once: whatever was submitted while one transaction was being committed goes into the next.
 *
 * <p>Its one thread, {@code journal}, owns the connection that writes, from the start until it closes it. Writes run in the
 * order in which they were submitted; their completions are called in the same order after the commit. When one of them fails,
 * all of it is rolled back and done again with each in a savepoint of its own, so that the one is undone alone: savepoints cost
 * two statements a write, and hardly any fails. When the transaction as a whole fails (the disk is full, say), every
 * write in it has failed; the next batch is tried all the same, and so the first one for which there is room again succeeds. (A
 * constraint that is deferred to the commit would fail all of them, too: the schema has none.)
 *
 * <p>Any thread may submit. The queue is bounded: who submits to a full one waits, and nothing is dropped.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** The most writes in one transaction: those who wait for its first one wait for its last one, too. */
    private static final int BATCH = 1_000;

    /** How often it lets others run before a transaction at most; on a single core each may be a few milliseconds. */
    private static final int GATHERING = 10;

    /** No write at all: lets the thread look around. */
    private static final Job<?> NOTHING = new Job<>((_, _) -> true, new Completion<>() {
        @Override
        public void committed(Boolean result) {
            // It was to wake the thread, and has done so.
        }

        @Override
        public void failed(IOException cause) {
            // Likewise.
        }
    });

    private final JournalMeter meter = new JournalMeter();
    private final FailureLog failures = new FailureLog(LOG, System::nanoTime);
    private final Statements statements;
    private final BlockingQueue<Job<?>> queue;
    private final Executor telling;
    private final IdleTime idle = new IdleTime(System::nanoTime);
    private final Heads heads = new Heads();
    private final Thread thread = Thread.ofPlatform().daemon().name("journal").unstarted(this::run);
    private volatile boolean closed;

    private GroupCommit(Statements statements, int capacity, Executor telling) {
        this.statements = statements;
        this.telling = telling;
        // Fair: who waits for a place gets it in turn. Otherwise some waited for a second while others passed them.
        this.queue = new ArrayBlockingQueue<>(capacity, true);
    }

    /**
     * Starts the thread.
     *
     * @param connection in auto-commit mode; the thread's from now on
     * @param capacity how many writes may wait; more than zero
     * @param telling runs at once what calls the completions of a transaction
     * @return what to submit to
     * @throws SQLException when the connection fails; it stays the caller's then
     */
    static GroupCommit start(Connection connection, int capacity, Executor telling) throws SQLException {
        // The driver must neither commit by itself nor begin: after a failure it would not know whether it has.
        connection.setAutoCommit(false);
        GroupCommit started = new GroupCommit(new Statements(connection), capacity, telling);
        started.statements.execute("COMMIT");
        started.thread.start();
        return started;
    }

    /**
     * Queues a write. Waits while the queue is full.
     *
     * @param work runs on the journal's thread
     * @param done learns what became of it, on the journal's thread; not called when this method throws
     * @throws DatabaseClosedException when closed
     * @throws IOException when interrupted while waiting; the thread stays interrupted
     */
    <T> void submit(Work<T> work, Completion<T> done) throws IOException {
        append((all, newest) -> {
            newest.write(all);
            return work.run(all);
        }, done);
    }

    /**
     * Queues a write that goes by what {@link Heads} say, and moves them on. Waits while the queue is full.
     *
     * @param append runs on the journal's thread
     * @param done learns what became of it, on the journal's thread; not called when this method throws
     * @throws DatabaseClosedException when closed
     * @throws IOException when interrupted while waiting; the thread stays interrupted
     */
    <T> void append(Append<T> append, Completion<T> done) throws IOException {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("the journal's thread would wait for itself");
        }
        Job<T> job = new Job<>(append, done);
        try {
            if (closed) {
                throw new DatabaseClosedException();
            }
            queue.put(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", e);
        }
        // The thread may have looked into the queue for the last time before. Who takes a job out of it, answers it.
        if (closed && queue.remove(job)) {
            throw new DatabaseClosedException();
        }
    }

    /**
     * Registers work for the {@linkplain IdleTime times when nothing waits}: done step by step until nothing is left, and again after
     * something was written.
     *
     * @param work runs on the journal's thread
     */
    void whenIdle(IdleWork work) {
        idle.add(work);
        wake();
    }

    /**
     * Takes no more, finishes what was submitted, and closes the connection.
     *
     * @param patience how long to wait for that; what has not begun then fails. The connection is closed as soon as the thread
     *        gets to it
     * @throws InterruptedException when interrupted while waiting
     */
    void close(Duration patience) throws InterruptedException {
        closed = true;
        wake();
        if (!thread.join(patience)) {
            LOG.warn("the disk is slow: not everything could be stored before the end");
            failAll();
        }
    }

    /** Lets the thread look around, if it is waiting: a queue that is full does not let it wait. */
    private void wake() {
        boolean _ = queue.offer(NOTHING);
    }

    private void run() {
        try (statements) {
            List<Job<?>> batch = new ArrayList<>(BATCH);
            while (take(batch)) {
                List<Runnable> answers = commit(batch);
                telling.execute(() -> answers.forEach(GroupCommit::answer));
                idle.wrote();
                batch.clear();
            }
        } catch (SQLException e) {
            LOG.warn("the database did not close as it should", e);
        } finally {
            closed = true; // also when something broke the loop: nobody shall wait for a thread that is no more
            failAll();
        }
    }

    private void failAll() {
        List<Job<?>> left = new ArrayList<>();
        queue.drainTo(left);
        for (Job<?> job : left) {
            answer(() -> job.failed(new DatabaseClosedException()));
        }
    }

    /** Waits for what to commit next, doing the idle work meanwhile; false when closed and nothing is left. */
    private boolean take(List<Job<?>> batch) {
        while (true) {
            gather();
            boolean last = closed; // before looking: what comes later than this look takes itself back
            queue.drainTo(batch, BATCH - batch.size());
            boolean empty = batch.isEmpty();
            batch.removeIf(NOTHING::equals);
            if (!batch.isEmpty()) {
                return true;
            }
            if (empty && last) {
                return false;
            }
            if (empty && !idle.use(this::step)) {
                waitForOne(batch);
            }
        }
    }

    /**
     * Where cores are few, lets those run who are about to submit, for as long as that brings more: the larger a transaction is,
     * the less each write of it costs, and the more of what it tells a connection fits into one record.
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on what the scheduler does: a batch may become larger by it
    private void gather() {
        int waiting = -1; // once also while the queue is empty: who is about to submit then comes into the batch with the first one
        for (int i = 0; i < GATHERING && queue.size() > waiting; i++) {
            waiting = queue.size();
            Thread.yield();
        }
    }

    private void waitForOne(List<Job<?>> batch) {
        try {
            Job<?> first = idle.isAwaited() ? queue.poll(IdleTime.QUIET.toNanos(), TimeUnit.NANOSECONDS) : queue.take();
            if (first == null) {
                idle.nothingCame();
                return;
            }
            batch.add(first);
        } catch (InterruptedException e) {
            LOG.warn("interrupted by nobody known; close() ends this thread, nothing else", e);
        }
    }

    /** Adds what can be measured. */
    void measure(Metrics metrics) {
        meter.addTo(metrics, queue::size);
    }

    /** Gives what is to be told then. */
    private List<Runnable> commit(List<Job<?>> batch) {
        try {
            return commit(batch, Job::run);
        } catch (SQLException | RuntimeException | Error e) {
            return Job.spoils(e) ? fail(batch, e) : commitEach(batch);
        }
    }

    /** One of them is at fault: the others shall not suffer for it. */
    private List<Runnable> commitEach(List<Job<?>> batch) {
        try {
            return commit(batch, Job::runInSavepoint);
        } catch (SQLException | RuntimeException | Error e) {
            return fail(batch, e);
        }
    }

    private List<Runnable> commit(List<Job<?>> batch, Running running) throws SQLException {
        long began = System.nanoTime();
        List<Runnable> answers = new ArrayList<>(batch.size());
        try {
            statements.execute("BEGIN IMMEDIATE");
            for (Job<?> job : batch) {
                answers.add(running.run(job, statements, heads));
            }
            heads.write(statements);
            statements.execute("COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            heads.forget();
            throw e;
        }
        meter.committed(batch.size(), began);
        return answers;
    }

    private List<Runnable> fail(List<Job<?>> batch, Throwable e) {
        meter.failed(batch.size());
        failures.failed(batch.size() + " writes could not be stored", e);
        IOException cause = new IOException("the database could not store it: " + e.getMessage(), e);
        return batch.stream().<Runnable>map(job -> () -> job.failed(cause)).toList();
    }

    private void rollBack() {
        try {
            statements.execute("ROLLBACK");
        } catch (SQLException e) {
            // Usual: SQLite has done it already. Were it otherwise, the next BEGIN would fail, and this be tried again.
            LOG.debug("there was nothing to roll back", e);
        }
    }

    private static void answer(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a write is done, but who asked for it failed to take the answer", e);
        }
    }

    /** Does one step of what can wait; says whether more is left. */
    private boolean step(IdleWork work) {
        try {
            statements.execute("BEGIN IMMEDIATE");
            boolean more = work.run(statements);
            statements.execute("COMMIT");
            return more;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            failures.failed("work that could wait failed; it is tried again after the next write", e);
            return false;
        }
    }

    /** How a write is run. */
    private interface Running {

        Runnable run(Job<?> job, Statements statements, Heads heads) throws SQLException;
    }
}
