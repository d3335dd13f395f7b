package chat.parley.server.store;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.message.NewMessage;
import chat.parley.server.message.Stored;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores messages. The usual message costs two statements: one that finds its conversation, takes the next number and stores it
 * unless it is stored already, and one that moves the conversation on. Only one that was not stored is looked into further.
 *
 * <p>Stateless; called by the journal's thread within a transaction. What stores nothing changes nothing, no number is lost by it.
 */
final class MessageAppend {

    private static final String INSERT = "INSERT INTO message"
            + " (conversation_id, seq, sender_id, client_id, at, text, reply_to, said_in)"
            + " SELECT id, last_seq + 1, ?, ?, max(?, last_at), ?, ?, ? FROM conversation"
            + " WHERE id = ? AND deleted_at IS NULL AND ? <= last_seq"
            + " ON CONFLICT (sender_id, client_id) WHERE client_id IS NOT NULL DO NOTHING RETURNING id, seq, at";

    private MessageAppend() {}

    /**
     * Stores a message, or finds where it is stored.
     *
     * @param statements of the connection that writes
     * @param message what to store
     * @param now the time, unless the conversation's newest message is from later
     * @return where it is stored, or why not
     * @throws SQLException when the database fails
     */
    static Verdict<Stored> append(Statements statements, NewMessage message, long now) throws SQLException {
        Stored stored = insert(statements, message, now);
        if (stored == null) {
            return notInserted(statements, message);
        }
        PreparedStatement update = statements
                .prepared("UPDATE conversation SET last_seq = ?, last_at = ? WHERE id = ?");
        update.setLong(1, stored.seq());
        update.setLong(2, stored.at());
        update.setLong(3, stored.conversation());
        update.executeUpdate();
        mention(statements, stored.conversation(), stored.seq(), message.mentions());
        return new Verdict.Done<>(stored);
    }

    private static @Nullable Stored insert(Statements statements, NewMessage message, long now) throws SQLException {
        PreparedStatement insert = statements.prepared(INSERT);
        insert.setLong(1, message.sender());
        insert.setBytes(2, MessageRows.bytes(message.clientId()));
        insert.setLong(3, now);
        insert.setString(4, message.text());
        setLong(insert, 5, message.replyTo());
        setLong(insert, 6, message.saidIn());
        insert.setLong(7, message.conversation());
        insert.setLong(8, message.replyTo() == null ? 0 : message.replyTo());
        try (ResultSet row = insert.executeQuery()) {
            return row.next()
                    ? new Stored(message.conversation(), row.getLong(1), row.getLong(2), row.getLong(3), true)
                    : null;
        }
    }

    private static void setLong(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, value);
        }
    }

    private static Verdict<Stored> notInserted(Statements statements, NewMessage message) throws SQLException {
        UUID clientId = message.clientId();
        Optional<Stored> before = clientId == null ? Optional.empty() : find(statements, message.sender(), clientId);
        if (before.isPresent()) {
            return new Verdict.Done<>(before.get());
        }
        return new Verdict.Refused<>(Conversations.exists(statements, message.conversation())
                ? new RefusedException(ErrorCode.MESSAGE_NOT_FOUND, "There is no message to answer")
                : new RefusedException(ErrorCode.CONVERSATION_NOT_FOUND, "This conversation is no more"));
    }

    /**
     * Finds a message.
     *
     * @param statements of any connection
     * @param sender who said it
     * @param clientId what its client calls it
     * @return where it is stored, if it is
     * @throws SQLException when the database fails
     */
    static Optional<Stored> find(Statements statements, long sender, UUID clientId) throws SQLException {
        return Sql.first(statements,
                "SELECT conversation_id, id, seq, at FROM message WHERE sender_id = ? AND client_id = ?",
                row -> new Stored(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), false), sender,
                MessageRows.bytes(clientId));
    }

    /**
     * Keeps whom a message mentions.
     *
     * @param statements of the connection that writes
     * @param conversation where
     * @param seq which message; it has no mentions yet
     * @param accounts whom
     * @throws SQLException when the database fails
     */
    static void mention(Statements statements, long conversation, long seq, Iterable<Long> accounts)
            throws SQLException {
        for (long account : accounts) {
            Sql.update(statements,
                    "INSERT INTO mention (conversation_id, seq, account_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    conversation, seq, account);
        }
    }
}
