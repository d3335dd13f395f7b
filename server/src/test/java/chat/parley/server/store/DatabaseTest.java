package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading and writing through an open database, and its end. */
class DatabaseTest {

    @TempDir
    private Path folder;

    private @Nullable Database opened;

    @BeforeEach
    void open() throws IOException {
        opened = Database.open(folder.resolve("parley.db"), true);
    }

    @AfterEach
    void close() throws IOException {
        database().close();
    }

    private Database database() {
        if (opened == null) {
            throw new AssertionError("not opened");
        }
        return opened;
    }

    private static int add(Statements statements, String name) throws SQLException {
        PreparedStatement insert = statements
                .prepared("INSERT INTO account (name, name_key, password_hash, created_at) VALUES (?, ?, 'x', 0)");
        insert.setString(1, name);
        insert.setString(2, name);
        return insert.executeUpdate();
    }

    private static int number(Statements statements, String sql) throws SQLException {
        try (ResultSet row = statements.prepared(sql).executeQuery()) {
            return row.getInt(1);
        }
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertThat(database().<Integer>write(statements -> add(statements, "ada"))).isEqualTo(1);
        assertThat(database().<Integer>read(statements -> number(statements, "SELECT count(*) FROM account")))
                .isEqualTo(1);
    }

    @Test
    void itIsWritableAndUnchangedByBeingAsked() throws IOException {
        assertThat(database().isWritable()).isTrue();
        assertThat(database().<Integer>read(statements -> number(statements, "PRAGMA user_version"))).isZero();
        database().close();
        assertThat(database().isWritable()).isFalse();
    }

    @Test
    void itIsNotWritableWhereTheDiskHangs() throws IOException, InterruptedException {
        Recorded recorded = new Recorded();
        CountDownLatch begun = new CountDownLatch(1);
        Semaphore disk = new Semaphore(0);
        try (Database hanging = Database.open(folder.resolve("hanging.db"), false, 1, Runnable::run)) {
            hanging.submit(_ -> {
                begun.countDown();
                disk.acquireUninterruptibly();
                return 1;
            }, recorded.answer("first"));
            begun.await();
            hanging.submit(_ -> 2, recorded.answer("second")); // for a third there is no place

            assertThat(hanging.isWritable()).isFalse();
            disk.release();
        }
        assertThat(recorded.told()).containsExactly("first", "second");
    }

    /** Otherwise a database of the version before would be taken for one that is up to date. */
    @Test
    void itsSchemaIsOfAllMigrationsThatThereAre() throws IOException {
        assertThat(database().<Integer>read(statements -> number(statements, "SELECT count(*) FROM schema_version")))
                .isEqualTo(Database.SCHEMA);
    }

    @Test
    void aWriteThatIsRefusedTellsWhy() throws IOException {
        database().write(statements -> add(statements, "ada"));

        assertThatThrownBy(() -> database().write(statements -> add(statements, "ada"))).isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(SQLException.class).hasStackTraceContaining("account.name_key");
        assertThatThrownBy(() -> database().write(statements -> number(statements, "SELECT 1 FROM nowhere")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void foreignKeysHold() {
        assertThatThrownBy(() -> database().write(statements -> {
            statements.execute("INSERT INTO room (name, name_key, created_by, created_at) VALUES ('a', 'a', 99, 0)");
            return 0;
        })).isInstanceOf(IOException.class).hasStackTraceContaining("FOREIGN KEY");
    }

    @Test
    void aStatementIsPreparedOnceAndForgetsItsParameters() throws IOException {
        database().write(statements -> {
            String sql = "INSERT INTO account (name, name_key, password_hash, created_at) VALUES (?, ?, 'x', 0)";
            PreparedStatement insert = statements.prepared(sql);
            insert.setString(1, "ada");
            insert.setString(2, "ada");
            assertThat(statements.prepared(sql)).isSameAs(insert);
            assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class);
            return 0;
        });
    }

    @Test
    void manyDifferentStatementsAreNotAllKept() throws IOException {
        database().read(statements -> {
            PreparedStatement first = statements.prepared("SELECT 0");
            for (int i = 1; i < 1_000; i++) {
                assertThat(number(statements, "SELECT " + i)).isEqualTo(i);
            }
            assertThat(first.isClosed()).isTrue();
            return number(statements, "SELECT 0");
        });
    }

    @Test
    void nothingIsTakenAfterTheEnd() throws IOException {
        database().close();

        assertThatThrownBy(() -> database().write(statements -> add(statements, "ada")))
                .isInstanceOf(DatabaseClosedException.class);
        assertThatThrownBy(() -> database().read(statements -> number(statements, "SELECT 1")))
                .isInstanceOf(DatabaseClosedException.class);
    }

    @Test
    void closingFinishesWhatIsBeingReadAndWritten() throws Exception {
        Gate reading = new Gate();
        Gate writing = new Gate();
        CompletableFuture<Integer> read = async(() -> database().read(reading));
        CompletableFuture<Integer> write = async(() -> database().write(writing));
        reading.awaitReached();
        writing.awaitReached();
        database().submit(statements -> add(statements, "ada"), new Recorded().answer("later"));
        CompletableFuture<Integer> closed = async(() -> {
            database().close();
            return 0;
        });
        await().until(() -> refuses(database()));
        reading.open();
        writing.open();

        closed.join();
        assertThat(read).isCompletedWithValue(0);
        assertThat(write).isCompletedWithValue(0);
        opened = Database.open(folder.resolve("parley.db"), false);
        assertThat(database().<Integer>read(statements -> number(statements, "SELECT count(*) FROM account")))
                .isEqualTo(1);
    }

    private static boolean refuses(Database database) throws IOException {
        try {
            database.submit(_ -> 0, new Recorded().answer("probe"));
            return false;
        } catch (DatabaseClosedException _) {
            return true;
        }
    }

    @FunctionalInterface
    private interface Call {
        Integer run() throws IOException;
    }

    private static CompletableFuture<Integer> async(Call call) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(call.run());
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
