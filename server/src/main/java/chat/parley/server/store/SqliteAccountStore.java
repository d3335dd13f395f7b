package chat.parley.server.store;

import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts in the table {@code account}. As safe for many threads as {@link Database} is. */
public final class SqliteAccountStore implements AccountStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteAccountStore.class);

    /** After every string that a name's key can be. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteAccountStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Account> find(String key) throws IOException {
        return database.read(statements -> Sql.first(statements,
                "SELECT id, name, password_hash FROM account WHERE name_key = ?", SqliteAccountStore::account, key));
    }

    @Override
    public Optional<Account> find(long id) throws IOException {
        return database.read(statements -> Sql.first(statements,
                "SELECT id, name, password_hash FROM account WHERE id = ?", SqliteAccountStore::account, id));
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(row.getLong(1), row.getString(2), row.getString(3));
    }

    @Override
    public Standing standing(Account account) throws IOException {
        return database.read(statements -> Sql.first(statements,
                "SELECT disabled_at IS NOT NULL, password_hash = ? FROM account WHERE id = ?",
                row -> row.getBoolean(1) ? Standing.DISABLED : row.getBoolean(2) ? Standing.GOOD : Standing.CHANGED,
                account.passwordHash(), account.id())).orElse(Standing.CHANGED);
    }

    @Override
    public boolean add(String name, String key, String passwordHash) throws IOException {
        return database.write(statements -> Sql.update(statements,
                "INSERT INTO account (name, name_key, password_hash, created_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name_key) DO NOTHING",
                name, key, passwordHash, System.currentTimeMillis()) == 1);
    }

    @Override
    public void setPasswordHash(long id, String passwordHash) throws IOException {
        database.write(statements -> Sql.update(statements, "UPDATE account SET password_hash = ? WHERE id = ?",
                passwordHash, id));
    }

    @Override
    public void replacePasswordHash(Account account, String passwordHash) throws IOException {
        database.write(statements -> Sql.update(statements,
                "UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?", passwordHash, account.id(),
                account.passwordHash()));
    }

    @Override
    public List<Account> startingWith(String keyPrefix, int limit) throws IOException {
        return database.read(statements -> Sql.list(statements,
                "SELECT id, name, password_hash FROM account WHERE name_key >= ? AND name_key < ?"
                        + " ORDER BY name_key LIMIT ?",
                SqliteAccountStore::account, keyPrefix, keyPrefix + LAST, limit));
    }

    @Override
    public Map<Long, Long> lastSeen(Collection<Long> ids) throws IOException {
        return database.read(statements -> Sql.list(statements,
                "SELECT id, last_seen_at FROM account WHERE id IN (SELECT value FROM json_each(?))"
                        + " AND last_seen_at IS NOT NULL",
                row -> Map.entry(row.getLong(1), row.getLong(2)), Sql.array(ids))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void seen(Collection<Long> ids, long at) {
        String all = Sql.array(ids);
        Completion<Integer> done = new Completion<>() {
            @Override
            public void committed(Integer count) {
                LOG.debug("kept when {} accounts were last seen", count);
            }

            @Override
            public void failed(IOException cause) {
                LOG.warn("when accounts were last seen could not be kept: {}", cause.getMessage());
            }
        };
        try {
            database.submit(statements -> Sql.update(statements,
                    "UPDATE account SET last_seen_at = ? WHERE id IN (SELECT value FROM json_each(?))", at, all), done);
        } catch (IOException e) {
            done.failed(e);
        }
    }
}
