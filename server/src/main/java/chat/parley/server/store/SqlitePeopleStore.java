package chat.parley.server.store;

import chat.parley.server.presence.PeopleStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * People in the tables {@code friendship}, {@code friend_request} and {@code block}. A friendship is one row, the account with the
 * lower id first. As safe for many threads as {@link Database} is.
 */
public final class SqlitePeopleStore implements PeopleStore {

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqlitePeopleStore(Database database) {
        this.database = database;
    }

    @Override
    public Relations relations(long account) throws IOException {
        return database.read(Sql.snapshot(statements -> new Relations(
                people(statements, "SELECT high_account FROM friendship WHERE low_account = ?1"
                        + " UNION ALL SELECT low_account FROM friendship WHERE high_account = ?1", account),
                people(statements, "SELECT from_account FROM friend_request WHERE to_account = ?1", account),
                people(statements, "SELECT to_account FROM friend_request WHERE from_account = ?1", account),
                people(statements, "SELECT blocked_id FROM block WHERE account_id = ?1", account),
                people(statements, "SELECT account_id FROM block WHERE blocked_id = ?1", account))));
    }

    private static List<Person> people(Statements statements, String ids, long account) throws SQLException {
        return Sql.list(statements, "SELECT id, name FROM account WHERE id IN (" + ids + ") ORDER BY name_key",
                row -> new Person(row.getLong(1), row.getString(2)), account);
    }

    @Override
    public void ask(long from, long to, long at) throws IOException {
        database.write(statements -> Sql.update(statements,
                "INSERT INTO friend_request (from_account, to_account, asked_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                from, to, at));
    }

    @Override
    public void forget(long one, long other) throws IOException {
        database.write(statements -> deleteRequests(statements, one, other));
    }

    private static int deleteRequests(Statements statements, long one, long other) throws SQLException {
        return Sql.update(statements,
                "DELETE FROM friend_request WHERE (from_account, to_account) IN (VALUES (?1, ?2), (?2, ?1))", one,
                other);
    }

    @Override
    public void befriend(long one, long other, long at) throws IOException {
        database.write(statements -> {
            Sql.update(statements,
                    "INSERT INTO friendship (low_account, high_account, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    Math.min(one, other), Math.max(one, other), at);
            return deleteRequests(statements, one, other);
        });
    }

    @Override
    public void part(long one, long other) throws IOException {
        database.write(statements -> deleteFriendship(statements, one, other));
    }

    private static int deleteFriendship(Statements statements, long one, long other) throws SQLException {
        return Sql.update(statements, "DELETE FROM friendship WHERE low_account = ? AND high_account = ?",
                Math.min(one, other), Math.max(one, other));
    }

    @Override
    public void block(long account, long blocked, long at) throws IOException {
        database.write(statements -> {
            deleteFriendship(statements, account, blocked);
            deleteRequests(statements, account, blocked);
            return Sql.update(statements,
                    "INSERT INTO block (account_id, blocked_id, blocked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    account, blocked, at);
        });
    }

    @Override
    public void unblock(long account, long blocked) throws IOException {
        database.write(statements -> Sql.update(statements,
                "DELETE FROM block WHERE account_id = ? AND blocked_id = ?", account, blocked));
    }
}
