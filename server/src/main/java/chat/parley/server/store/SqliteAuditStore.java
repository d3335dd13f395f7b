package chat.parley.server.store;

import chat.parley.server.audit.AuditStore;
import java.io.IOException;
import java.util.List;

/** Administrative acts in the table {@code audit}. As safe for many threads as {@link Database} is. */
public final class SqliteAuditStore implements AuditStore {

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteAuditStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(String actor, String act, String target, String details) throws IOException {
        database.write(statements -> Sql.update(statements,
                "INSERT INTO audit (at, actor, act, target, details) VALUES (?, ?, ?, ?, ?)",
                System.currentTimeMillis(), actor, act, target, details));
    }

    @Override
    public List<Entry> before(long before, int limit) throws IOException {
        return database.read(statements -> Sql.list(statements,
                "SELECT id, at, actor, act, target, details FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
                row -> new Entry(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5),
                        row.getString(6)),
                before, limit));
    }
}
