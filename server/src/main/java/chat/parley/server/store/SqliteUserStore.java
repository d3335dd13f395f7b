package chat.parley.server.store;

import chat.parley.server.account.ServerRole;
import chat.parley.server.account.UserStore;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What administrators see of the table {@code account}. As safe for many threads as {@link Database} is. */
public final class SqliteUserStore implements UserStore {

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteUserStore(Database database) {
        this.database = database;
    }

    @Override
    public List<User> after(String key, int limit) throws IOException {
        return database.read(statements -> Sql.list(statements,
                "SELECT name, role, created_at, last_seen_at, disabled_at FROM account WHERE name_key > ?"
                        + " ORDER BY name_key LIMIT ?",
                row -> new User(row.getString(1), ServerRole.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getLong(3), Sql.longOrNull(row, 4), Sql.longOrNull(row, 5)),
                key, limit));
    }

    @Override
    public void setRole(long account, ServerRole role) throws IOException {
        database.write(statements -> Sql.update(statements, "UPDATE account SET role = ? WHERE id = ?",
                role.name().toLowerCase(Locale.ROOT), account));
    }

    @Override
    public boolean setDisabled(long account, @Nullable Long disabledAt) throws IOException {
        return database.write(statements -> Sql.update(statements,
                "UPDATE account SET disabled_at = ?2 WHERE id = ?1 AND (disabled_at IS NULL) <> (?2 IS NULL)", account,
                disabledAt) == 1);
    }
}
