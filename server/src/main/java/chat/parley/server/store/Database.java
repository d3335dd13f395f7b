package chat.parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file in WAL mode: one connection that writes, a few that read, each used by one platform thread at a time.
 *
 * <p>Safe for use by many threads at once, virtual ones included: work is handed to the platform threads, the caller waits.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 2;
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    /** "PRLY": tells a Parley database from any other SQLite file. */
    private static final int APPLICATION_ID = 0x5052_4C59;

    private final ExecutorService writer = Executors.newFixedThreadPool(1,
            Thread.ofPlatform().daemon().name("sqlite-writer").factory());
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS,
            Thread.ofPlatform().daemon().name("sqlite-reader-", 0).factory());
    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<Connection> idleReaders = new ArrayBlockingQueue<>(READERS);
    private final Connection writing;

    /** What a store does with a connection. */
    @FunctionalInterface
    interface Work<T> {

        /**
         * Does it.
         *
         * @param connection whose use is exclusive until the method returns
         * @return a result that does not need the connection any more
         * @throws SQLException when the database fails
         */
        T run(Connection connection) throws SQLException;
    }

    private Database(SQLiteDataSource source) throws SQLException {
        writing = connect(source);
        for (int i = 0; i < READERS; i++) {
            idleReaders.add(connect(source));
        }
    }

    private Connection connect(SQLiteDataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connections.add(connection);
        return connection;
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
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(powerSafe ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            // Looked at through a connection that changes nothing: whatever the file is, it must stay as it is.
            SQLiteDataSource untouched = new SQLiteDataSource();
            untouched.setUrl("jdbc:sqlite:" + file);
            claim(untouched, file);
            migrate(source, file);
            return new Database(source);
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

    private static void migrate(SQLiteDataSource source, Path file) throws DatabaseRefusedException {
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

    /**
     * Reads.
     *
     * @param work queries only
     * @return its result
     * @throws IOException when the database fails
     */
    <T> T read(Work<T> work) throws IOException {
        return await(readers.submit(() -> {
            Connection connection = idleReaders.take();
            try {
                return work.run(connection);
            } finally {
                idleReaders.add(connection);
            }
        }));
    }

    /**
     * Writes, after everything that is already waiting to be written.
     *
     * @param work one statement, or several in a transaction of their own
     * @return its result, once committed
     * @throws IOException when the database fails: nothing was written
     */
    <T> T write(Work<T> work) throws IOException {
        return await(writer.submit(() -> work.run(writing)));
    }

    private static <T> T await(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", e);
        } catch (ExecutionException e) {
            throw new IOException("the database failed", e.getCause());
        }
    }

    /** Finishes what is waiting, then closes the file. */
    @Override
    public void close() throws IOException {
        try {
            for (ExecutorService threads : List.of(readers, writer)) {
                threads.shutdown();
                threads.awaitTermination(2, TimeUnit.SECONDS);
            }
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while closing the database", e);
        } catch (SQLException e) {
            throw new IOException("the database did not close: " + e.getMessage(), e);
        }
    }
}
