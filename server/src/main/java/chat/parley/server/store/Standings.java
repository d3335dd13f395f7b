package chat.parley.server.store;

import chat.parley.server.room.Standings.Standing;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads how far conversations have come and accounts have read, and moves read cursors. Stateless; to be called by whoever may use
 * the connection.
 */
final class Standings {

    /** Up to how many unread messages are counted. */
    private static final int COUNTED = 1_000;

    private static final String READ = "SELECT c.id, c.last_seq, c.last_change, coalesce(r.seq, 0),"
            + " (SELECT count(*) FROM (SELECT 1 FROM message m WHERE m.conversation_id = c.id"
            + " AND m.seq > coalesce(r.seq, 0) AND m.sender_id <> ?1 LIMIT " + COUNTED + ")),"
            + " (SELECT count(*) FROM (SELECT 1 FROM mention x JOIN message m"
            + " ON m.conversation_id = x.conversation_id AND m.seq = x.seq WHERE x.account_id = ?1"
            + " AND x.conversation_id = c.id AND x.seq > coalesce(r.seq, 0) AND m.sender_id <> ?1 LIMIT " + COUNTED
            + ")) FROM json_each(?2) j JOIN conversation c ON c.id = j.value"
            + " LEFT JOIN read_cursor r ON r.conversation_id = c.id AND r.account_id = ?1"
            + " WHERE c.deleted_at IS NULL";

    private Standings() {}

    /** As {@link MessageStore#standings}. */
    static Map<Long, Standing> read(Statements statements, long account, Collection<Long> conversations)
            throws SQLException {
        Map<Long, Standing> standings = HashMap.newHashMap(conversations.size());
        Sql.each(statements, READ,
                row -> standings.put(row.getLong(1),
                        new Standing(row.getLong(2), row.getLong(3), row.getLong(4), row.getInt(5),
                                row.getInt(6))),
                account, Sql.array(conversations));
        return standings;
    }

    /**
     * Moves a read cursor forward, never back, and at most to the newest message.
     *
     * @param statements of the connection that writes
     * @param account whose
     * @param conversation where
     * @param seq the newest message that was read
     * @return whether it was moved
     * @throws SQLException when the database fails
     */
    static boolean move(Statements statements, long account, long conversation, long seq) throws SQLException {
        return Sql.update(statements,
                "INSERT INTO read_cursor (account_id, conversation_id, seq) SELECT ?, id, min(?, last_seq)"
                        + " FROM conversation WHERE id = ? AND deleted_at IS NULL"
                        + " ON CONFLICT (conversation_id, account_id) DO UPDATE SET seq = excluded.seq"
                        + " WHERE excluded.seq > read_cursor.seq",
                account, seq, conversation) == 1;
    }
}
