package chat.parley.server.store;

import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** Accounts in the table {@code account}. As safe for many threads as {@link Database} is. */
public final class SqliteAccountStore implements AccountStore {

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
        return database.read(statements -> {
            PreparedStatement query = statements
                    .prepared("SELECT id, name, password_hash FROM account WHERE name_key = ?");
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Account(row.getLong(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        });
    }

    @Override
    public boolean add(String name, String key, String passwordHash) throws IOException {
        return database.write(statements -> {
            PreparedStatement insert = statements
                    .prepared("INSERT INTO account (name, name_key, password_hash, created_at) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (name_key) DO NOTHING");
            insert.setString(1, name);
            insert.setString(2, key);
            insert.setString(3, passwordHash);
            insert.setLong(4, System.currentTimeMillis());
            return insert.executeUpdate() == 1;
        });
    }

    @Override
    public void setPasswordHash(long id, String passwordHash) throws IOException {
        database.write(statements -> {
            PreparedStatement update = statements.prepared("UPDATE account SET password_hash = ? WHERE id = ?");
            update.setString(1, passwordHash);
            update.setLong(2, id);
            return update.executeUpdate();
        });
    }
}
