package chat.parley.desktop.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table of drafts. Stateless; within the transactions of {@link CacheFile}. */
final class Drafts {

    private Drafts() {}

    static List<Draft> all(Connection connection) throws SQLException {
        return Sql.query(connection, "SELECT conversation, text, reply_to FROM draft ORDER BY conversation",
                row -> new Draft(row.getLong(1), row.getString(2), Sql.number(row, 3)));
    }

    static void save(Connection connection, Draft draft) throws SQLException {
        Sql.update(connection, "INSERT OR REPLACE INTO draft (conversation, text, reply_to) VALUES (?, ?, ?)",
                draft.conversation(), draft.text(), draft.replyTo());
    }

    static void clear(Connection connection, long conversation) throws SQLException {
        Sql.update(connection, "DELETE FROM draft WHERE conversation = ?", conversation);
    }
}
