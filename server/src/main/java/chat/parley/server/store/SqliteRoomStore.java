package chat.parley.server.store;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.room.RoomStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Rooms in the table {@code room}, and who is in them in {@code member}, {@code invitation}, {@code ban} and {@code mute}. The
 * messages of a room that is removed are purged later, little by little. As safe for many threads as {@link Database} is.
 */
public final class SqliteRoomStore implements RoomStore {

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteRoomStore(Database database) {
        this.database = database;
    }

    @Override
    public List<StoredRoom> all() throws IOException {
        return database.read(Sql.snapshot(SqliteRoomStore::readAll));
    }

    private static List<StoredRoom> readAll(Statements statements) throws SQLException {
        Map<Long, List<StoredMember>> members = byRoom(statements,
                "SELECT m.conversation_id, m.account_id, a.name, m.role, m.joined_at FROM room r"
                        + " JOIN member m ON m.conversation_id = r.id JOIN account a ON a.id = m.account_id"
                        + " ORDER BY m.conversation_id, m.joined_at, m.account_id",
                row -> new StoredMember(row.getLong(2), row.getString(3),
                        Role.valueOf(row.getString(4).toUpperCase(Locale.ROOT)), row.getLong(5)));
        Map<Long, List<Long>> invited = byRoom(statements,
                "SELECT room_id, account_id FROM invitation ORDER BY room_id, invited_at, account_id",
                row -> row.getLong(2));
        Map<Long, List<Long>> banned = byRoom(statements,
                "SELECT room_id, account_id FROM ban ORDER BY room_id, banned_at, account_id", row -> row.getLong(2));
        Map<Long, List<StoredMute>> muted = byRoom(statements,
                "SELECT room_id, account_id, muted_until FROM mute ORDER BY room_id, account_id",
                row -> new StoredMute(row.getLong(2), row.getLong(3)));
        return Sql.list(statements,
                "SELECT id, name, topic, visibility, password_hash, capacity, slow_seconds, paused FROM room"
                        + " ORDER BY id",
                row -> {
                    long id = row.getLong(1);
                    Settings settings = new Settings(row.getString(2), row.getString(3),
                            Visibility.valueOf(row.getString(4).toUpperCase(Locale.ROOT)), row.getString(5),
                            row.getInt(6), row.getInt(7), row.getBoolean(8));
                    return new StoredRoom(id, settings, members.getOrDefault(id, List.of()),
                            invited.getOrDefault(id, List.of()), banned.getOrDefault(id, List.of()),
                            muted.getOrDefault(id, List.of()));
                });
    }

    /** Reads elements whose first column is the room's id. */
    private static <T> Map<Long, List<T>> byRoom(Statements statements, String sql, Sql.Row<T> reader)
            throws SQLException {
        return Sql.list(statements, sql, row -> Map.entry(row.getLong(1), reader.read(row))).stream().collect(
                Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public OptionalLong add(Settings settings, long createdBy, long at) throws IOException {
        return database.write(statements -> {
            String key = Names.key(settings.name());
            if (holderOf(statements, key).isPresent()) {
                return OptionalLong.empty();
            }
            long id = Sql.number(statements,
                    "INSERT INTO conversation (kind, created_at) VALUES ('room', ?) RETURNING id", at);
            Sql.update(statements,
                    "INSERT INTO room (id, name, name_key, topic, visibility, password_hash, capacity, slow_seconds,"
                            + " paused, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id, settings.name(), key, settings.topic(), code(settings.visibility()), settings.passwordHash(),
                    settings.capacity(), settings.slowSeconds(), settings.paused(), createdBy, at);
            Sql.update(statements,
                    "INSERT INTO member (conversation_id, account_id, role, joined_at) VALUES (?, ?, 'owner', ?)", id,
                    createdBy, at);
            return OptionalLong.of(id);
        });
    }

    private static Optional<Long> holderOf(Statements statements, String key) throws SQLException {
        return Sql.first(statements, "SELECT id FROM room WHERE name_key = ?", row -> row.getLong(1), key);
    }

    @Override
    public boolean change(long room, Settings settings) throws IOException {
        return database.write(statements -> {
            String key = Names.key(settings.name());
            if (holderOf(statements, key).filter(holder -> holder != room).isPresent()) {
                return false;
            }
            return Sql.update(statements,
                    "UPDATE room SET name = ?, name_key = ?, topic = ?, visibility = ?, password_hash = ?,"
                            + " capacity = ?, slow_seconds = ?, paused = ? WHERE id = ?",
                    settings.name(), key, settings.topic(), code(settings.visibility()), settings.passwordHash(),
                    settings.capacity(), settings.slowSeconds(), settings.paused(), room) == 1;
        });
    }

    @Override
    public void remove(long room, long at) throws IOException {
        database.write(statements -> {
            if (Sql.update(statements, "DELETE FROM room WHERE id = ?", room) == 1) { // bans and the like go with it
                Sql.update(statements, "DELETE FROM member WHERE conversation_id = ?", room);
                Sql.update(statements, "UPDATE conversation SET deleted_at = ? WHERE id = ?", at, room);
            }
            return true;
        });
    }

    @Override
    public void putMember(long room, long account, Role role, long at) throws IOException {
        database.write(statements -> putMember(statements, room, account, role, at));
    }

    /** The same, as a part of something else that is written. */
    static int putMember(Statements statements, long room, long account, Role role, long at) throws SQLException {
        // What was said before somebody came is there to be read, and not unread.
        Sql.update(statements,
                "INSERT INTO read_cursor (account_id, conversation_id, seq)"
                        + " SELECT ?, id, last_seq FROM conversation WHERE id = ? AND last_seq > 0 AND NOT EXISTS"
                        + " (SELECT 1 FROM member WHERE conversation_id = conversation.id AND account_id = ?)"
                        + " ON CONFLICT (account_id, conversation_id) DO UPDATE SET seq = max(seq, excluded.seq)",
                account, room, account);
        // Not into a room that somebody has removed meanwhile.
        Sql.update(statements,
                "INSERT INTO member (conversation_id, account_id, role, joined_at)"
                        + " SELECT id, ?, ?, ? FROM room WHERE id = ?"
                        + " ON CONFLICT (conversation_id, account_id) DO UPDATE SET role = excluded.role",
                account, code(role), at, room);
        return withdrawInvitation(statements, room, account);
    }

    private static int withdrawInvitation(Statements statements, long room, long account) throws SQLException {
        return Sql.update(statements, "DELETE FROM invitation WHERE room_id = ? AND account_id = ?", room, account);
    }

    private static int deleteMember(Statements statements, long room, long account) throws SQLException {
        return Sql.update(statements, "DELETE FROM member WHERE conversation_id = ? AND account_id = ?", room, account);
    }

    @Override
    public void removeMember(long room, long account) throws IOException {
        database.write(statements -> deleteMember(statements, room, account));
    }

    @Override
    public void invite(long room, long account, long by, long at) throws IOException {
        database.write(statements -> Sql.update(statements,
                "INSERT INTO invitation (room_id, account_id, invited_by, invited_at)"
                        + " SELECT id, ?, ?, ? FROM room WHERE id = ? ON CONFLICT DO NOTHING",
                account, by, at, room));
    }

    @Override
    public void ban(long room, long account, long by, long at) throws IOException {
        database.write(statements -> {
            deleteMember(statements, room, account);
            withdrawInvitation(statements, room, account);
            return Sql.update(statements,
                    "INSERT INTO ban (room_id, account_id, banned_by, banned_at)"
                            + " SELECT id, ?, ?, ? FROM room WHERE id = ? ON CONFLICT DO NOTHING",
                    account, by, at, room);
        });
    }

    @Override
    public void unban(long room, long account) throws IOException {
        database.write(statements -> Sql.update(statements, "DELETE FROM ban WHERE room_id = ? AND account_id = ?",
                room, account));
    }

    @Override
    public void mute(long room, long account, long until) throws IOException {
        database.write(statements -> Sql.update(statements,
                "INSERT INTO mute (room_id, account_id, muted_until) SELECT id, ?, ? FROM room WHERE id = ?"
                        + " ON CONFLICT (room_id, account_id) DO UPDATE SET muted_until = excluded.muted_until",
                account, until, room));
    }
}
