package chat.parley.server.store;

import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.NewAccount;
import chat.parley.server.invite.Invite;
import chat.parley.server.invite.InviteStore;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Invitations in the table {@code invite}. As safe for many threads as {@link Database} is. */
public final class SqliteInviteStore implements InviteStore {

    private static final String SELECT = "SELECT id, room_id, uses, used, created_at, expires_at FROM invite";

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteInviteStore(Database database) {
        this.database = database;
    }

    private static Invite invite(ResultSet row) throws SQLException {
        return new Invite(row.getLong(1), Sql.longOrNull(row, 2), row.getInt(3), row.getInt(4), row.getLong(5),
                Sql.longOrNull(row, 6));
    }

    @Override
    public OptionalLong add(byte[] tokenHash, NewInvite invite, int most) throws IOException {
        return database.write(statements -> {
            if (most > 0 && good(statements, invite.createdAt()) >= most) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(Sql.number(statements,
                    "INSERT INTO invite (token_hash, room_id, uses, created_at, expires_at, first)"
                            + " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                    tokenHash, invite.room(), invite.uses(), invite.createdAt(), invite.expiresAt(), invite.first()));
        });
    }

    /** Counts the invitations that may still bring somebody. */
    private static long good(Statements statements, long now) throws SQLException {
        return Sql.number(statements, "SELECT count(*) FROM invite WHERE (uses = 0 OR used < uses)"
                + " AND (expires_at IS NULL OR expires_at > ?)"
                + " AND (first = 0 OR NOT EXISTS (SELECT 1 FROM account))", now);
    }

    @Override
    public Optional<Invite> find(byte[] tokenHash) throws IOException {
        return database.read(statements -> Sql.first(statements, SELECT + " WHERE token_hash = ?",
                SqliteInviteStore::invite, (Object) tokenHash));
    }

    @Override
    public List<Invite> all() throws IOException {
        return database.read(statements -> Sql.list(statements, SELECT + " ORDER BY id", SqliteInviteStore::invite));
    }

    @Override
    public boolean remove(long id) throws IOException {
        return database.write(statements -> Sql.update(statements, "DELETE FROM invite WHERE id = ?", id) == 1);
    }

    @Override
    public boolean removeFirst() throws IOException {
        return database.write(statements -> {
            Sql.update(statements, "DELETE FROM invite WHERE first = 1");
            return Sql.number(statements, "SELECT count(*) FROM (SELECT 1 FROM account LIMIT 1)") == 0;
        });
    }

    @Override
    public Added register(NewAccount account, Invite invite, Role role, long at) throws IOException {
        return database.write(statements -> {
            // What is refused must have changed nothing: the name is looked at before the invitation is counted.
            if (Sql.first(statements, "SELECT id FROM account WHERE name_key = ?", row -> row.getLong(1),
                    account.key()).isPresent()) {
                return new Added(Outcome.NAME_TAKEN, 0);
            }
            if (!count(statements, invite, at)) {
                return new Added(Outcome.OVER, 0);
            }
            long id = Sql.number(statements,
                    "INSERT INTO account (name, name_key, password_hash, created_at) VALUES (?, ?, ?, ?) RETURNING id",
                    account.name(), account.key(), account.passwordHash(), at);
            Long room = invite.room();
            if (room != null) {
                SqliteRoomStore.putMember(statements, room, id, role, at);
            }
            return new Added(Outcome.DONE, id);
        });
    }

    @Override
    public Outcome join(long account, Invite invite, Role role, long at) throws IOException {
        return database.write(statements -> {
            Long room = invite.room();
            if (room == null || !count(statements, invite, at)) {
                return Outcome.OVER;
            }
            SqliteRoomStore.putMember(statements, room, account, role, at);
            return Outcome.DONE;
        });
    }

    /** Counts somebody who comes by an invitation, if it is still good. It would be no more if its room were not. */
    private static boolean count(Statements statements, Invite invite, long at) throws SQLException {
        return Sql.update(statements, "UPDATE invite SET used = used + 1 WHERE id = ? AND (uses = 0 OR used < uses)"
                + " AND (expires_at IS NULL OR expires_at > ?)"
                + " AND (first = 0 OR NOT EXISTS (SELECT 1 FROM account))", invite.id(), at) == 1;
    }
}
