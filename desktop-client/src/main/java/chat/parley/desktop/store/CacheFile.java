package chat.parley.desktop.store;

import chat.parley.desktop.store.CacheException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tools.jackson.core.JacksonException;

/**
 * The cache's SQLite file with its one connection, in WAL mode.
 *
 * <p>Safe for use by many threads at once: one after the other. Never the window's thread, because each call waits for the
 * disk. Ordinary changes survive the end of the process at any time, but a power failure may take the last of them, which the
 * server has anyway; {@linkplain #writeDurably durable} ones survive that too.
 */
final class CacheFile implements AutoCloseable {

    /** What is done in the file. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    /** What is changed in the file. */
    @FunctionalInterface
    interface Change {
        void run(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(CacheFile.class);

    private static final String SUFFIX = ".db";
    private static final int PRIMARY_CODE = 0xff; // the rest says more precisely what the primary code says
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    /** A WAL that a large write made larger than this is cut back. */
    private static final int WAL_KEPT_BYTES = 4 * 1024 * 1024;

    private final Path file;
    private final FileClaim claim;
    private final @Nullable Path setAside;
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection; // guarded by lock
    private boolean closed; // guarded by lock

    private CacheFile(Path file, FileClaim claim, Connection connection, @Nullable Path setAside) {
        this.file = file;
        this.claim = claim;
        this.connection = connection;
        this.setAside = setAside;
    }

    /**
     * Opens a file, making it or bringing its tables up to date first. A broken one is set aside.
     *
     * @param directory where the file is or will be
     * @param name its name without an ending
     * @param schema its tables
     * @throws CacheException when it cannot be opened
     */
    static CacheFile open(Path directory, String name, Schema schema) {
        Path file = directory.resolve(name + SUFFIX);
        FileClaim claim = null;
        CacheFile opened = null;
        try {
            PrivateFiles.createDirectory(directory);
            PrivateFiles.tighten(directory);
            claim = FileClaim.take(directory.resolve(name + ".lock"));
            opened = open(file, schema, claim);
            return opened;
        } catch (IOException | SQLException e) {
            throw new CacheException(Reason.FAILED, file + " cannot be opened: " + e.getMessage(), e);
        } finally {
            if (opened == null && claim != null) {
                giveBack(claim);
            }
        }
    }

    private static CacheFile open(Path file, Schema schema, FileClaim claim) throws IOException, SQLException {
        Path aside = claim.isMarked() && Files.exists(file) ? setAside(file) : null;
        Connection connection;
        try {
            connection = connect(file, schema);
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw e;
            }
            aside = setAside(file);
            connection = connect(file, schema);
        }
        claim.unmark();
        return new CacheFile(file, claim, connection, aside);
    }

    private static Connection connect(Path file, Schema schema) throws IOException, SQLException {
        PrivateFiles.createFile(file); // SQLite gives the files beside it the same permissions
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setJournalSizeLimit(WAL_KEPT_BYTES);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            schema.apply(connection, file);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Moves a file with its WAL to a name that is free; together they can still be read as far as they are sound. */
    private static Path setAside(Path file) throws IOException {
        Path aside;
        int number = 1;
        do {
            aside = file.resolveSibling(file.getFileName() + ".broken-" + number++);
        } while (Files.exists(aside));
        LOG.warn("{} is broken and is set aside as {}", file, aside);
        Files.move(file, aside);
        Path wal = beside(file, "-wal");
        if (Files.exists(wal)) {
            Files.move(wal, beside(aside, "-wal"));
        }
        Files.deleteIfExists(beside(file, "-shm"));
        return aside;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** Where the broken file is that this one replaces; {@code null} when there was none. */
    @Nullable
    Path setAside() {
        return setAside;
    }

    /** Reads. */
    <T extends @Nullable Object> T read(Work<T> work) {
        lock.lock();
        try {
            return work.run(open());
        } catch (SQLException e) {
            throw failed(e);
        } catch (JacksonException e) {
            markBroken();
            // Its words may quote what is in the file, so they are not to be in any log.
            throw new CacheException(Reason.BROKEN, file + " has JSON that is none: " + e.getClass().getSimpleName(),
                    null);
        } finally {
            lock.unlock();
        }
    }

    /** Writes; all of it or, when it throws, nothing. */
    <T extends @Nullable Object> T write(Work<T> work) {
        lock.lock();
        try {
            return transaction(open(), work);
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /** Writes; all of it or, when it throws, nothing. */
    void change(Change change) {
        write(c -> run(c, change));
    }

    /** Writes so that it survives a power failure, too, once this returns. */
    void writeDurably(Change change) {
        lock.lock();
        try {
            Connection durable = open();
            try (Statement statement = durable.createStatement()) {
                statement.execute("PRAGMA synchronous = FULL");
                try {
                    transaction(durable, c -> run(c, change));
                } finally {
                    statement.execute("PRAGMA synchronous = NORMAL");
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    private static boolean run(Connection connection, Change change) throws SQLException {
        change.run(connection);
        return true;
    }

    private static <T extends @Nullable Object> T transaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.run(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private Connection open() {
        if (closed) {
            throw new CacheException(Reason.CLOSED, "the cache is closed", null);
        }
        return connection;
    }

    private CacheException failed(SQLException e) {
        if (!isBroken(e)) {
            return new CacheException(Reason.FAILED, file + " cannot be used: " + e.getMessage(), e);
        }
        markBroken();
        return new CacheException(Reason.BROKEN, file + " is broken: " + e.getMessage(), e);
    }

    /** Has the next opening begin anew. */
    private void markBroken() {
        try {
            claim.mark();
        } catch (IOException e) {
            LOG.warn("{} is broken and cannot be marked so", file, e);
        }
    }

    private static boolean isBroken(SQLException e) {
        int code = e instanceof SQLiteException sqlite ? sqlite.getErrorCode() & PRIMARY_CODE : 0;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** Closes the file and lets others open it. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("{} did not close", file, e);
        } finally {
            lock.unlock();
            giveBack(claim);
        }
    }

    private static void giveBack(FileClaim claim) {
        try {
            claim.close();
        } catch (IOException e) {
            LOG.warn("A lock was not given back", e);
        }
    }
}
