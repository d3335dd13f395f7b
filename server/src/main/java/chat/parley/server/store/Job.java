package chat.parley.server.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;

/** A write and who learns what became of it; told apart by its identity. Run by the journal's thread. */
final class Job<T> {

    /** After these, SQLite may have rolled back more than the statement that failed. */
    private static final Set<Integer> SPOILING = Stream
            .of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR, SQLiteErrorCode.SQLITE_NOMEM,
                    SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB, SQLiteErrorCode.SQLITE_READONLY,
                    SQLiteErrorCode.SQLITE_INTERRUPT, SQLiteErrorCode.SQLITE_ABORT)
            .map(code -> code.code).collect(Collectors.toUnmodifiableSet());

    private final Append<T> work;
    private final Completion<T> done;

    Job(Append<T> work, Completion<T> done) {
        this.work = work;
        this.done = done;
    }

    /**
     * Runs within the transaction.
     *
     * @return what to say after the commit
     * @throws SQLException when it fails; what it has changed until then is still there
     */
    Runnable run(Statements statements, Heads heads) throws SQLException {
        T result = work.run(statements, heads);
        return () -> done.committed(result);
    }

    /**
     * Runs within the transaction; what it changed is undone when it fails.
     *
     * @return what to say after the commit
     * @throws SQLException when the transaction cannot go on
     */
    Runnable runInSavepoint(Statements statements, Heads heads) throws SQLException {
        heads.write(statements);
        statements.execute("SAVEPOINT job");
        try {
            Runnable answer = run(statements, heads);
            statements.execute("RELEASE job");
            return answer;
        } catch (SQLException | RuntimeException | Error e) {
            if (spoils(e)) {
                throw e;
            }
            heads.forget();
            return undone(statements, e);
        }
    }

    private Runnable undone(Statements statements, Throwable cause) throws SQLException {
        statements.execute("ROLLBACK TO job");
        statements.execute("RELEASE job");
        return () -> done.failed(new IOException("the database refused it", cause));
    }

    /** Tells that it is not done, and why. */
    void failed(IOException cause) {
        done.failed(cause);
    }

    /** Whether after this there may be no transaction any more that could go on. */
    static boolean spoils(Throwable e) {
        return e instanceof SQLException sql && SPOILING.contains(sql.getErrorCode());
    }
}
