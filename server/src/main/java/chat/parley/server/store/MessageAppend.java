package chat.parley.server.store;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.message.NewMessage;
import chat.parley.server.message.Stored;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores messages. The usual message costs one statement, which stores it unless its conversation is deleted or it is stored already;
 * {@link Heads} know its number, and what moves the conversation on is written once for all that are stored together. Only
 * one that was not stored is looked into further.
 *
 * <p>Stateless; called by the journal's thread within a transaction. What stores nothing changes nothing, no number is lost by it.
 */
final class MessageAppend {

    private static final String INSERT = "INSERT INTO message"
            + " (id, conversation_id, seq, sender_id, client_id, at, text, reply_to, said_in)"
            + " SELECT ?, id, ?, ?, ?, ?, ?, ?, ? FROM conversation WHERE id = ? AND deleted_at IS NULL"
            + " ON CONFLICT (sender_id, client_id) WHERE client_id IS NOT NULL DO NOTHING";

    private MessageAppend() {}

    /**
     * Stores a message, or finds where it is stored.
     *
     * @param statements of the connection that writes
     * @param heads move on by it
     * @param message what to store
     * @param now the time, unless the conversation's newest message is from later
     * @return where it is stored, or why not
     * @throws SQLException when the database fails
     */
    static Verdict<Stored> append(Statements statements, Heads heads, NewMessage message, long now)
            throws SQLException {
        Heads.Head head = heads.of(statements, message.conversation());
        if (head == null || (message.replyTo() != null && message.replyTo() > head.seq())) {
            return notInserted(statements, message);
        }
        Stored stored = new Stored(message.conversation(), heads.nextId(statements), head.seq() + 1,
                Math.max(now, head.at()), true);
        if (insert(statements, message, stored) == 0) {
            return notInserted(statements, message);
        }
        heads.move(head, stored.id(), stored.seq(), stored.at());
        mention(statements, stored.conversation(), stored.seq(), message.mentions());
        return new Verdict.Done<>(stored);
    }

    private static int insert(Statements statements, NewMessage message, Stored stored) throws SQLException {
        PreparedStatement insert = statements.prepared(INSERT);
        insert.setLong(1, stored.id());
        insert.setLong(2, stored.seq());
        insert.setLong(3, message.sender());
        insert.setBytes(4, MessageRows.bytes(message.clientId()));
        insert.setLong(5, stored.at());
        insert.setString(6, message.text());
        setLong(insert, 7, message.replyTo());
        setLong(insert, 8, message.saidIn());
        insert.setLong(9, message.conversation());
        return insert.executeUpdate();
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
