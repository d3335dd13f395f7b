package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;

/** Which writes share a transaction, who is told what and when, and what becomes of the others when one fails, or all do. */
class GroupCommitTest {

    private static final int CAPACITY = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Recorded recorded = new Recorded();
    private @Nullable Connection reading;
    private @Nullable GroupCommit started;

    @BeforeEach
    void open() throws SQLException {
        reading = connect();
        try (Statement statement = reading.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE message (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)");
        }
        started = GroupCommit.start(connect(), CAPACITY, Runnable::run);
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        journal().close(PATIENCE);
        reading().close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
    }

    private GroupCommit journal() {
        return present(started);
    }

    private Connection reading() {
        return present(reading);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("not opened");
        }
        return value;
    }

    private static Work<Integer> insert(int seq, String body) {
        return statements -> {
            PreparedStatement insert = statements.prepared("INSERT INTO message (seq, body) VALUES (?, ?)");
            insert.setInt(1, seq);
            insert.setString(2, body);
            return insert.executeUpdate();
        };
    }

    private Recorded.Answer<Integer> submit(String name, Work<Integer> work) throws IOException {
        Recorded.Answer<Integer> answer = recorded.answer(name);
        journal().submit(work, answer);
        return answer;
    }

    /** Keeps the journal busy, so that what is submitted until the gate opens is one batch. */
    private Gate gate() throws IOException {
        Gate gate = new Gate();
        submit("gate", gate);
        gate.awaitReached();
        return gate;
    }

    /** What a reader sees: the numbers of the committed messages. */
    private List<Integer> committed() {
        try (Statement statement = reading().createStatement();
                ResultSet row = statement.executeQuery("SELECT seq FROM message ORDER BY seq")) {
            List<Integer> seqs = new ArrayList<>();
            while (row.next()) {
                seqs.add(row.getInt(1));
            }
            return seqs;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWaitsIsCommittedAtOnceAndAnsweredInOrder() throws Exception {
        Gate gate = gate();
        for (int i = 1; i <= 10; i++) {
            submit("m" + i, insert(i, "hello"));
        }
        CompletableFuture<List<Integer>> seenBeforeTheLast = new CompletableFuture<>();
        Recorded.Answer<Integer> last = submit("last", statements -> {
            seenBeforeTheLast.complete(committed());
            return 7;
        });
        CompletableFuture<List<Integer>> seenAtTheFirstAnswer = new CompletableFuture<>();
        journal().submit(_ -> 0, new Completion<>() {
            @Override
            public void committed(Integer result) {
                seenAtTheFirstAnswer.complete(GroupCommitTest.this.committed());
            }

            @Override
            public void failed(IOException cause) {
                seenAtTheFirstAnswer.completeExceptionally(cause);
            }
        });
        Recorded.Answer<Integer> after = submit("after", insert(11, "in the same transaction, answered later"));
        gate.open();

        assertThat(last.get()).isEqualTo(7);
        assertThat(after.get()).isEqualTo(1);
        assertThat(seenBeforeTheLast.get()).isEmpty();
        assertThat(seenAtTheFirstAnswer.get()).containsExactlyElementsOf(IntStream.rangeClosed(1, 11).boxed().toList());
        assertThat(recorded.told()).containsExactly("gate", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10",
                "last", "after");
    }

    @Test
    void aWriteThatFailsIsUndoneAlone() throws Exception {
        Gate gate = gate();
        submit("m1", insert(1, "one"));
        Recorded.Answer<Integer> refused = submit("twice", statements -> {
            insert(2, "undone with the rest of its write").run(statements);
            return insert(1, "taken").run(statements);
        });
        Recorded.Answer<Integer> broken = submit("broken", statements -> {
            insert(3, "undone").run(statements);
            throw new IllegalStateException("a fault");
        });
        Recorded.Answer<Integer> good = submit("m4", insert(4, "four"));
        gate.open();

        assertThat(good.get()).isEqualTo(1);
        assertThat(refused.failure()).hasCauseInstanceOf(SQLException.class);
        assertThat(broken.failure()).hasRootCauseMessage("a fault");
        assertThat(committed()).containsExactly(1, 4);
        assertThat(recorded.told()).containsExactly("gate", "m1", "-twice", "-broken", "m4");
    }

    @Test
    void anAnswerThatFailsHarmsNobody() throws Exception {
        Gate gate = gate();
        journal().submit(insert(1, "one"), new Completion<>() {
            @Override
            public void committed(Integer result) {
                throw new IllegalStateException("a fault of who asked");
            }

            @Override
            public void failed(IOException cause) {
                throw new IllegalStateException(cause);
            }
        });
        Recorded.Answer<Integer> next = submit("m2", insert(2, "two"));
        gate.open();

        assertThat(next.get()).isEqualTo(1);
        assertThat(submit("m3", insert(3, "three")).get()).isEqualTo(1);
        assertThat(committed()).containsExactly(1, 2, 3);
    }

    @Test
    void theJournalsThreadCannotWaitForItself() throws Exception {
        CompletableFuture<@Nullable Void> tried = new CompletableFuture<>();
        submit("outer", _ -> {
            try {
                submit("inner", insert(1, "never"));
                tried.complete(null);
            } catch (IOException | RuntimeException e) {
                tried.completeExceptionally(e);
            }
            return 0;
        }).get();

        assertThat(tried).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoSubmitsToAFullQueueWaitsAndNothingIsLost() throws Exception {
        Gate gate = gate();
        for (int i = 1; i <= CAPACITY; i++) {
            submit("m" + i, insert(i, "waits"));
        }
        CompletableFuture<Recorded.Answer<Integer>> over = new CompletableFuture<>();
        Thread sender = Thread.startVirtualThread(() -> {
            try {
                over.complete(submit("over", insert(CAPACITY + 1, "had to wait for its place")));
            } catch (IOException e) {
                over.completeExceptionally(e);
            }
        });
        await().until(() -> sender.getState() == Thread.State.WAITING);
        assertThat(over).isNotDone();
        gate.open();

        assertThat(over.get(30, TimeUnit.SECONDS).get()).isEqualTo(1);
        assertThat(committed()).hasSize(CAPACITY + 1);
        assertThat(recorded.told()).hasSize(CAPACITY + 2).endsWith("m" + CAPACITY, "over");
    }

    @Test
    void whoIsInterruptedWhileWaitingForAPlaceIsToldSoAndWritesNothing() throws Exception {
        Gate gate = gate();
        for (int i = 1; i <= CAPACITY; i++) {
            submit("m" + i, insert(i, "waits"));
        }
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread sender = Thread.startVirtualThread(() -> {
            try {
                submit("over", insert(CAPACITY + 1, "never"));
            } catch (IOException _) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        await().until(() -> sender.getState() == Thread.State.WAITING);
        sender.interrupt();

        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
        gate.open();
        assertThat(submit("next", insert(1_000, "next")).get()).isEqualTo(1);
        assertThat(committed()).hasSize(CAPACITY + 1).doesNotContain(CAPACITY + 1);
    }

    /** The number of pages that the file may have, at most; fewer than it has means: no more than it has. */
    private static Work<Integer> quota(int pages) {
        return statements -> {
            try (ResultSet row = statements.prepared("PRAGMA max_page_count = " + pages).executeQuery()) {
                return row.getInt(1);
            }
        };
    }

    @Test
    void aFullDiskFailsTheWholeBatchAndIsOverWhenThereIsRoom() throws Exception {
        submit("m1", insert(1, "before")).get();
        submit("quota", quota(1)).get();

        Gate gate = gate();
        Recorded.Answer<Integer> small = submit("small", insert(2, "would fit"));
        Recorded.Answer<Integer> large = submit("large", insert(3, "x".repeat(100_000)));
        Recorded.Answer<Integer> next = submit("next", insert(4, "would fit, too"));
        gate.open();
        for (Recorded.Answer<Integer> answer : List.of(small, large, next)) {
            assertThat(answer.failure()).hasCauseInstanceOf(SQLException.class).cause()
                    .extracting(e -> ((SQLException) e).getErrorCode()).isEqualTo(SQLiteErrorCode.SQLITE_FULL.code);
        }
        assertThat(committed()).containsExactly(1);

        assertThat(submit("large", insert(3, "x".repeat(100_000))).failure()).isNotNull();
        assertThat(submit("small", insert(2, "fits")).get()).isEqualTo(1);
        submit("room", quota(1_000_000)).get();
        assertThat(submit("large", insert(3, "x".repeat(100_000))).get()).isEqualTo(1);
        assertThat(committed()).containsExactly(1, 2, 3);
        assertThat(recorded.told()).containsExactly("m1", "quota", "gate", "-small", "-large", "-next", "-large",
                "small", "room", "large");
    }

    @Test
    void aTransactionThatIsNoMoreFailsTheWholeBatch() throws Exception {
        Gate gate = gate();
        Recorded.Answer<Integer> before = submit("before", insert(1, "one"));
        Recorded.Answer<Integer> ending = submit("ending", statements -> {
            statements.execute("ROLLBACK"); // as SQLite does by itself when it has to, and says so
            throw new SQLException("disk I/O error", null, SQLiteErrorCode.SQLITE_IOERR.code);
        });
        Recorded.Answer<Integer> after = submit("after", insert(2, "two"));
        gate.open();

        for (Recorded.Answer<Integer> answer : List.of(before, ending, after)) {
            assertThat(answer.failure()).hasCauseInstanceOf(SQLException.class);
        }
        assertThat(submit("m3", insert(3, "three")).get()).isEqualTo(1);
        assertThat(committed()).containsExactly(3);
    }

    @Test
    void closeFinishesWhatWasSubmittedAndTakesNoMore() throws Exception {
        Gate gate = gate();
        for (int i = 1; i <= CAPACITY; i++) {
            submit("m" + i, insert(i, "waits"));
        }
        Thread closing = Thread.startVirtualThread(() -> {
            try {
                journal().close(PATIENCE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThatThrownBy(() -> submit("late", insert(1_000, "late"))).isInstanceOf(DatabaseClosedException.class);
        gate.open();
        closing.join();

        assertThat(committed()).hasSize(CAPACITY);
        assertThat(recorded.told()).hasSize(CAPACITY + 1).endsWith("m" + CAPACITY);
        assertThatThrownBy(() -> submit("late", insert(1_000, "late"))).isInstanceOf(DatabaseClosedException.class);
    }

    @Test
    void whatCannotBeFinishedInTimeFails() throws Exception {
        Gate gate = gate();
        List<Recorded.Answer<Integer>> waiting = new ArrayList<>();
        for (int i = 1; i <= CAPACITY; i++) {
            waiting.add(submit("m" + i, insert(i, "waits")));
        }
        CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        Thread sender = Thread.startVirtualThread(() -> {
            try {
                submit("over", insert(CAPACITY + 1, "waits for its place"));
                over.complete(null);
            } catch (IOException e) {
                over.completeExceptionally(e);
            }
        });
        await().until(() -> sender.getState() == Thread.State.WAITING);
        journal().close(Duration.ofMillis(1));

        for (Recorded.Answer<Integer> answer : waiting) {
            assertThat(answer.failure()).isInstanceOf(DatabaseClosedException.class);
        }
        assertThat(over).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(DatabaseClosedException.class);
        gate.open();
        journal().close(PATIENCE);
        assertThat(committed()).isEmpty();
    }

    @Test
    void eachWriteIsAnsweredOnceWhenClosedInTheMiddleOfMany() throws Exception {
        int threads = 8;
        AtomicInteger accepted = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int self = t;
            senders.add(Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0;; i++) {
                        submit(self + ":" + i, insert(self * 1_000_000 + i, "many"));
                        accepted.incrementAndGet();
                    }
                } catch (IOException e) {
                    assertThat(e).isInstanceOf(DatabaseClosedException.class);
                }
            }));
        }
        await().until(() -> recorded.told().size() > 500);
        journal().close(PATIENCE);
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(recorded.told()).hasSize(accepted.get()).doesNotHaveDuplicates();
        assertThat(committed()).hasSize(accepted.get());
    }

    @Test
    void idleWorkRunsStepByStepAndLetsWritesThrough() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        List<Gate> gates = List.of(new Gate(), new Gate(), new Gate());
        journal().whenIdle(statements -> {
            int step = steps.getAndIncrement();
            if (step >= gates.size()) {
                return false;
            }
            insert(100 + step, "index").run(statements);
            gates.get(step).run(statements);
            return true;
        });
        gates.get(0).awaitReached();
        Recorded.Answer<Integer> message = submit("m1", insert(1, "one"));
        gates.get(0).open();

        assertThat(message.get()).isEqualTo(1);
        gates.get(1).awaitReached();
        assertThat(committed()).as("the second step is not committed yet").containsExactly(1, 100);
        gates.get(1).open();
        gates.get(2).open();
        await().until(() -> steps.get() == gates.size() + 1);
        submit("m2", insert(2, "two")).get();
        await().until(() -> steps.get() == gates.size() + 2);
        assertThat(committed()).containsExactly(1, 2, 100, 101, 102);
    }

    @Test
    void idleWorkThatFailsIsUndoneAndTriedAgainAfterTheNextWrite() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        journal().whenIdle(statements -> {
            int step = steps.incrementAndGet();
            insert(step, "index").run(statements);
            if (step == 1) {
                throw new SQLException("not now");
            }
            return false;
        });
        journal().whenIdle(_ -> {
            others.incrementAndGet();
            return false;
        });
        await().until(() -> others.get() == 1);
        assertThat(steps).hasValue(1);
        submit("m10", insert(10, "ten")).get();

        await().until(() -> others.get() == 2);
        assertThat(steps).hasValue(2);
        assertThat(committed()).containsExactly(2, 10);
    }
}
