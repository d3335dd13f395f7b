package chat.parley.server.store;

import java.sql.SQLException;
import java.util.Optional;

/** Looks at conversations; one that is being purged is no more. Stateless; to be called by whoever may use the connection. */
final class Conversations {

    private Conversations() {}

    /**
     * How far a conversation has come.
     *
     * @param seq the newest message's number; 0 when there is none
     * @param change the newest change's number; 0 when there is none
     */
    record Head(long seq, long change) {}

    /**
     * Tells how far a conversation has come.
     *
     * @param statements of any connection
     * @param conversation which
     * @return how far; nothing when it is no more
     * @throws SQLException when the database fails
     */
    static Optional<Head> head(Statements statements, long conversation) throws SQLException {
        return Sql.first(statements,
                "SELECT last_seq, last_change FROM conversation WHERE id = ? AND deleted_at IS NULL",
                row -> new Head(row.getLong(1), row.getLong(2)), conversation);
    }

    /**
     * Tells whether a conversation exists.
     *
     * @param statements of any connection
     * @param conversation which
     * @return whether
     * @throws SQLException when the database fails
     */
    static boolean exists(Statements statements, long conversation) throws SQLException {
        return head(statements, conversation).isPresent();
    }

    /**
     * Gives a conversation its next change number.
     *
     * @param statements of the connection that writes
     * @param conversation which; it must exist
     * @return the number
     * @throws SQLException when the database fails
     */
    static long nextChange(Statements statements, long conversation) throws SQLException {
        return Sql.number(statements,
                "UPDATE conversation SET last_change = last_change + 1 WHERE id = ? RETURNING last_change",
                conversation);
    }
}
