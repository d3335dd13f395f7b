package chat.parley.server.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Removes what deleted conversations leave behind, some hundred rows at a time while nothing else is to be written, and at last
 * the conversation itself. Nothing shows a deleted conversation any more, so that it does not matter how long this takes.
 * Stateless; called by the journal's thread.
 */
final class Purge {

    private static final int MESSAGES = 300;
    private static final int CURSORS = 1_000;

    private Purge() {}

    /**
     * Removes the next few: the idle work.
     *
     * @param statements of the connection that writes
     * @return whether there may be more
     * @throws SQLException when the database fails
     */
    static boolean step(Statements statements) throws SQLException {
        Optional<Long> deleted = Sql.first(statements,
                "SELECT id FROM conversation WHERE deleted_at IS NOT NULL ORDER BY deleted_at LIMIT 1",
                row -> row.getLong(1));
        if (deleted.isEmpty()) {
            return false;
        }
        long conversation = deleted.get();
        if (!removedMessages(statements, conversation) && !removedCursors(statements, conversation)) {
            Sql.update(statements, "DELETE FROM conversation WHERE id = ?", conversation);
        }
        return true;
    }

    private static boolean removedMessages(Statements statements, long conversation) throws SQLException {
        long last = Sql.number(statements, "SELECT coalesce(max(seq), 0) FROM"
                + " (SELECT seq FROM message WHERE conversation_id = ? ORDER BY seq LIMIT " + MESSAGES + ")",
                conversation);
        if (last == 0) {
            return false;
        }
        SearchIndex.removeUpTo(statements, conversation, last);
        for (String table : new String[]{"mention", "reaction", "message"}) {
            Sql.update(statements, "DELETE FROM " + table + " WHERE conversation_id = ? AND seq <= ?", conversation,
                    last);
        }
        return true;
    }

    private static boolean removedCursors(Statements statements, long conversation) throws SQLException {
        return Sql.update(statements,
                "DELETE FROM read_cursor WHERE conversation_id = ?1 AND account_id IN"
                        + " (SELECT account_id FROM read_cursor WHERE conversation_id = ?1 LIMIT " + CURSORS + ")",
                conversation) > 0;
    }
}
