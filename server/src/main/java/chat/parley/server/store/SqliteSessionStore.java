package chat.parley.server.store;

import chat.parley.server.account.Account;
import chat.parley.server.account.SessionStore;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sessions in the table {@code session_token}. As safe for many threads as {@link Database} is. */
public final class SqliteSessionStore implements SessionStore {

    private static final String SELECT = "SELECT s.id, a.id, a.name, a.password_hash, s.client, s.created_at, s.used_at,"
            + " s.expires_at FROM session_token s JOIN account a ON a.id = s.account_id";

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteSessionStore(Database database) {
        this.database = database;
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(row.getLong(1), new Account(row.getLong(2), row.getString(3), row.getString(4)),
                row.getString(5), row.getLong(6), row.getLong(7), row.getLong(8));
    }

    @Override
    public OptionalLong add(Account account, byte[] tokenHash, String client, long at, long expiresAt)
            throws IOException {
        return database.write(statements -> Sql.list(statements,
                "INSERT INTO session_token (account_id, token_hash, client, created_at, used_at, expires_at)"
                        + " SELECT id, ?, ?, ?, ?, ? FROM account WHERE id = ? AND password_hash = ?"
                        + " AND disabled_at IS NULL RETURNING id",
                row -> row.getLong(1), tokenHash, client, at, at, expiresAt, account.id(), account.passwordHash()))
                .stream().mapToLong(Long::longValue).findFirst();
    }

    @Override
    public Optional<StoredSession> find(byte[] tokenHash) throws IOException {
        return database.read(statements -> Sql.first(statements, SELECT + " WHERE s.token_hash = ?",
                SqliteSessionStore::session, (Object) tokenHash));
    }

    @Override
    public List<StoredSession> of(long account) throws IOException {
        return database.read(statements -> Sql.list(statements,
                SELECT + " WHERE s.account_id = ? ORDER BY s.used_at DESC, s.id DESC", SqliteSessionStore::session,
                account));
    }

    @Override
    public void touch(Collection<Long> sessions, long at, long expiresAt) throws IOException {
        String ids = Sql.array(sessions);
        database.write(statements -> Sql.update(statements, "UPDATE session_token SET used_at = ?, expires_at = ?"
                + " WHERE id IN (SELECT value FROM json_each(?))", at, expiresAt, ids));
    }

    @Override
    public boolean remove(long account, long session) throws IOException {
        return database.write(statements -> Sql.update(statements,
                "DELETE FROM session_token WHERE id = ? AND account_id = ?", session, account) == 1);
    }

    @Override
    public List<Long> removeOthers(long account, long kept) throws IOException {
        return database.write(statements -> Sql.list(statements,
                "DELETE FROM session_token WHERE account_id = ? AND id <> ? RETURNING id", row -> row.getLong(1),
                account, kept));
    }

    @Override
    public void removeExpired(long now) throws IOException {
        database.write(statements -> Sql.update(statements, "DELETE FROM session_token WHERE expires_at <= ?", now));
    }
}
