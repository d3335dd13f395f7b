package chat.parley.server.store;

import chat.parley.server.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * One SQLite file in WAL mode: one connection that writes, which is the {@linkplain GroupCommit journal}'s, and a few that read,
 * each used by one platform thread at a time.
 *
 * <p>Safe for use by many threads at once, virtual ones included: work is handed to the platform threads, the caller waits.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 2;
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final int PATIENCE_SECONDS = 2;

    /** Who submits when so many writes wait has to wait, too: some batches' worth, well under a second. */
    private static final int QUEUE_CAPACITY = 4_096;

    /**
     * How many pages of 4 KiB the WAL has before they are copied into the file, in passing. More would make copying rarer (a
     * page that changed often is copied once), and the pause for it and the start after a crash longer.
     */
    private static final int CHECKPOINT_PAGES = 4_000;

    /** A WAL that a long read made larger than this is cut back. */
    private static final int WAL_KEPT_BYTES = 64 * 1024 * 1024;

    /** "PRLY": tells a Parley database from any other SQLite file. */
    static final int APPLICATION_ID = 0x5052_4C59;

    /** How many migrations there are in {@code db/migration}, numbered from 1. */
    static final int SCHEMA = 4;

    private final ExecutorService readers = Executors.newFixedThreadPool(READERS,
            Thread.ofPlatform().daemon().name("sqlite-reader-", 0).factory());
    private final FailureLog failures = new FailureLog(LoggerFactory.getLogger(Database.class), System::nanoTime);
    private final List<Statements> readerConnections = new ArrayList<>();
    private final BlockingQueue<Statements> idleReaders = new ArrayBlockingQueue<>(READERS);
    private final GroupCommit journal;
    private final Path file;

    private Database(Path file, SQLiteDataSource source, int queueCapacity, Executor telling) throws SQLException {
        this.file = file;
        for (int i = 0; i < READERS; i++) {
            Statements reader = new Statements(source.getConnection());
            readerConnections.add(reader);
            idleReaders.add(reader);
        }
        journal = GroupCommit.start(source.getConnection(), queueCapacity, telling);
    }

    /**
     * Opens the database, making it or bringing its schema up to date first.
     *
     * @param file the database file; its folder must exist
     * @param powerSafe whether a committed change must survive a power failure, and not only the end of the process
     * @return the open database
     * @throws DatabaseRefusedException when the file is not ours, or from a newer version
     * @throws IOException when the file cannot be read or written
     */
    public static Database open(Path file, boolean powerSafe) throws IOException {
        return open(file, powerSafe, QUEUE_CAPACITY, Runnable::run);
    }

    /**
     * As {@link #open(Path, boolean)}.
     *
     * @param telling runs at once what tells of all that was committed together
     */
    public static Database open(Path file, boolean powerSafe, Executor telling) throws IOException {
        return open(file, powerSafe, QUEUE_CAPACITY, telling);
    }

    /**
     * As {@link #open(Path, boolean)}.
     *
     * @param queueCapacity how many writes may wait before those who submit more have to
     */
    static Database open(Path file, boolean powerSafe, int queueCapacity, Executor telling) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(powerSafe ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setOpenMode(SQLiteOpenMode.NOMUTEX); // each connection is one thread's at a time
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        config.setJournalSizeLimit(WAL_KEPT_BYTES);
        config.setGetGeneratedKeys(false); // otherwise the driver asks for the key of every row, by a statement that it makes anew
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            // Looked at through a connection that changes nothing: whatever the file is, it must stay as it is.
            SQLiteDataSource untouched = new SQLiteDataSource();
            untouched.setUrl("jdbc:sqlite:" + file);
            claim(untouched, file);
            migrate(source, file);
            return new Database(file, source, queueCapacity, telling);
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB) {
                throw new DatabaseRefusedException(
                        file + " is not a database; move it away, or choose another data directory");
            }
            throw new IOException(file + " cannot be opened: " + e.getMessage(), e);
        } catch (SQLException | FlywayException e) {
            throw new IOException(file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Refuses a database of some other program; marks an empty one as ours. */
    private static void claim(SQLiteDataSource source, Path file) throws SQLException, DatabaseRefusedException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            int id = number(statement, "PRAGMA application_id");
            if (id == APPLICATION_ID) {
                return;
            }
            if (id != 0 || number(statement, "SELECT count(*) FROM sqlite_master") > 0) {
                throw new DatabaseRefusedException(
                        file + " belongs to another program; choose another data directory (server.data)");
            }
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.getInt(1);
        }
    }

    private static void migrate(SQLiteDataSource source, Path file) throws SQLException, DatabaseRefusedException {
        if (isUpToDate(source)) {
            return;
        }
        Flyway flyway = Flyway.configure(Database.class.getClassLoader()).dataSource(source)
                .locations("classpath:db/migration").table("schema_version").load();
        List<MigrationInfo> unknown = Arrays.stream(flyway.info().applied()).filter(m -> m.getState().isApplied())
                .filter(m -> m.getState().name().startsWith("FUTURE")).toList();
        if (!unknown.isEmpty()) {
            throw new DatabaseRefusedException(file + " was written by a newer version of Parley (schema "
                    + unknown.getLast().getVersion() + "); start that version, or restore a backup from before it");
        }
        flyway.migrate();
    }

    /** Whether each migration has been there, and no other: most starts find it so, and need not wait for Flyway to find it, too. */
    private static boolean isUpToDate(SQLiteDataSource source) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            return number(statement, "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'") == 1
                    && number(statement, "SELECT count(*) FROM schema_version") == SCHEMA
                    && number(statement, "SELECT count(DISTINCT CAST(version AS INTEGER)) FROM schema_version"
                            + " WHERE success AND CAST(version AS INTEGER) BETWEEN 1 AND " + SCHEMA) == SCHEMA;
        }
    }

    /**
     * Reads.
     *
     * @param work queries only
     * @return its result
     * @throws DatabaseClosedException when closed
     * @throws IOException when the database fails
     */
    <T> T read(Work<T> work) throws IOException {
        Future<T> result;
        try {
            result = readers.submit(() -> {
                Statements reader = idleReaders.take();
                try {
                    return work.run(reader);
                } catch (SQLException | RuntimeException e) {
                    failures.failed("a read failed", e);
                    throw e;
                } finally {
                    idleReaders.add(reader);
                }
            });
        } catch (RejectedExecutionException _) {
            throw new DatabaseClosedException();
        }
        return await(result);
    }

    /**
     * Writes, after everything that is already waiting to be written.
     *
     * @param work its changes are all kept or all undone
     * @return its result, once committed
     * @throws DatabaseClosedException when closed: nothing was written
     * @throws IOException when the database fails or refuses: nothing was written
     */
    <T> T write(Work<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        journal.submit(work, new Completion<>() {
            @Override
            public void committed(T value) {
                result.complete(value);
            }

            @Override
            public void failed(IOException cause) {
                result.completeExceptionally(cause);
            }
        });
        return await(result);
    }

    /**
     * Writes, without waiting for the commit; waits only while too many other writes are waiting.
     *
     * @param work its changes are all kept or all undone; runs after everything submitted before
     * @param done learns what became of it, unless this method throws
     * @throws DatabaseClosedException when closed
     * @throws IOException when interrupted while waiting
     */
    <T> void submit(Work<T> work, Completion<T> done) throws IOException {
        journal.submit(work, done);
    }

    /**
     * As {@link #submit}, for messages.
     *
     * @param append moves the heads on
     * @param done learns what became of it, unless this method throws
     * @throws DatabaseClosedException when closed
     * @throws IOException when interrupted while waiting
     */
    <T> void append(Append<T> append, Completion<T> done) throws IOException {
        journal.append(append, done);
    }

    /**
     * Registers work that is done while nothing else is to be written: soon, and again after writes.
     *
     * @param work called step by step until it says that nothing is left
     */
    void whenIdle(IdleWork work) {
        journal.whenIdle(work);
    }

    /**
     * Makes sure that it answers.
     *
     * @throws IOException when it does not
     */
    public void check() throws IOException {
        read(statements -> Sql.number(statements, "SELECT count(*) FROM account"));
    }

    /**
     * Copies the database as it is at one moment into a file, while others go on reading and writing.
     *
     * @param file an empty file, or one that does not exist
     * @throws IOException when the copy cannot be written
     */
    public void copyTo(Path file) throws IOException {
        read(statements -> Sql.update(statements, "VACUUM INTO ?", file.toString()));
    }

    /**
     * Adds what can be measured.
     *
     * @param metrics what to add it to
     */
    public void measure(Metrics metrics) {
        journal.measure(metrics);
        new FileMeter(file).addTo(metrics);
    }

    /**
     * Finds out whether the journal can write: has it write something that changes nothing, behind all that waits.
     *
     * @return whether that was stored within {@value #PATIENCE_SECONDS} seconds
     */
    public boolean isWritable() {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        Thread asking = Thread.startVirtualThread(() -> askToTouch(written));
        try {
            return written.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } finally {
            asking.interrupt(); // where the disk hangs, it waits for a place among what is to be written
        }
    }

    private void askToTouch(CompletableFuture<Boolean> written) {
        try {
            journal.submit(Database::touch, new Completion<>() {
                @Override
                public void committed(Boolean done) {
                    written.complete(done);
                }

                @Override
                public void failed(IOException cause) {
                    written.complete(false);
                }
            });
        } catch (IOException _) {
            written.complete(false);
        }
    }

    /** Writes a number into the file's header that nobody uses; the same as before, but SQLite writes it all the same. */
    private static boolean touch(Statements statements) throws SQLException {
        statements.execute("PRAGMA user_version = 0");
        return true;
    }

    private static <T> T await(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", e);
        } catch (CancellationException _) {
            throw new DatabaseClosedException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DatabaseClosedException closed
                    ? closed
                    : new IOException("the database failed: " + Objects.requireNonNull(e.getCause()).getMessage(),
                            e.getCause());
        }
    }

    /** Finishes what is waiting, within {@value #PATIENCE_SECONDS} seconds each for reads and writes, then closes the file. */
    @Override
    public void close() throws IOException {
        try {
            journal.close(Duration.ofSeconds(PATIENCE_SECONDS));
            readers.shutdown();
            if (!readers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                readers.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
            }
            for (Statements reader : readerConnections) {
                reader.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while closing the database", e);
        } catch (SQLException e) {
            throw new IOException("the database did not close: " + e.getMessage(), e);
        }
    }
}
