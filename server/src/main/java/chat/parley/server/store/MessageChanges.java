package chat.parley.server.store;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageInfo;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Edits, deletes, and reacts to stored messages. Everything is checked before anything is written. Stateless; called by the
 * journal's thread within a transaction.
 */
final class MessageChanges {

    private MessageChanges() {}

    /** What has to be known of a message before it is changed. */
    private record Current(long id, long sender, String text, boolean deleted) {}

    private static Optional<Current> current(Statements statements, long conversation, long seq) throws SQLException {
        return Sql.first(statements,
                "SELECT m.id, m.sender_id, m.text, m.deleted_at FROM message m"
                        + " JOIN conversation c ON c.id = m.conversation_id"
                        + " WHERE m.conversation_id = ? AND m.seq = ? AND c.deleted_at IS NULL",
                row -> new Current(row.getLong(1), row.getLong(2), row.getString(3), Sql.longOrNull(row, 4) != null),
                conversation, seq);
    }

    /** As {@link chat.parley.server.message.MessageStore#author}. */
    static Optional<Long> author(Statements statements, long conversation, long seq) throws SQLException {
        return current(statements, conversation, seq).map(Current::sender);
    }

    private static <T> Verdict<T> refused(ErrorCode code, String words) {
        return new Verdict.Refused<>(new RefusedException(code, words));
    }

    private static <T> Verdict<T> notFound(long seq) {
        return refused(ErrorCode.MESSAGE_NOT_FOUND, "There is no message " + seq);
    }

    private static <T> Verdict<T> isDeleted() {
        return refused(ErrorCode.MESSAGE_DELETED, "The message was deleted");
    }

    private static Verdict<MessageInfo> asItIs(Statements statements, Current message) throws SQLException {
        return new Verdict.Done<>(MessageRows.read(statements, "m.id = ?", "m.id", message.id()).getFirst());
    }

    /** As {@link chat.parley.server.message.MessageStore#edit}. */
    static Verdict<MessageInfo> edit(Statements statements, long conversation, long seq, long editor, String text,
            Collection<Long> mentions, long now) throws SQLException {
        Current message = current(statements, conversation, seq).orElse(null);
        if (message == null) {
            return notFound(seq);
        }
        if (message.sender() != editor) {
            return refused(ErrorCode.NOT_ALLOWED, "Only who has written a message can edit it");
        }
        if (message.deleted()) {
            return isDeleted();
        }
        if (!message.text().equals(text)) {
            Sql.update(statements, "UPDATE message SET text = ?, edited_at = ?, change = ? WHERE id = ?", text, now,
                    Conversations.nextChange(statements, conversation), message.id());
            SearchIndex.replace(statements, message.id());
            deleteMentions(statements, conversation, seq);
            MessageAppend.mention(statements, conversation, seq, mentions);
        }
        return asItIs(statements, message);
    }

    private static void deleteMentions(Statements statements, long conversation, long seq) throws SQLException {
        Sql.update(statements, "DELETE FROM mention WHERE conversation_id = ? AND seq = ?", conversation, seq);
    }

    /** As {@link chat.parley.server.message.MessageStore#delete}. */
    static Verdict<MessageInfo> delete(Statements statements, long conversation, long seq, @Nullable Long mayDelete,
            long now) throws SQLException {
        Current message = current(statements, conversation, seq).orElse(null);
        if (message == null) {
            return notFound(seq);
        }
        if (mayDelete != null && message.sender() != mayDelete) {
            return refused(ErrorCode.NOT_ALLOWED, "Only who has written a message, and moderators, can delete it");
        }
        if (!message.deleted()) {
            erase(statements, conversation, seq, message.id(), now);
        }
        return asItIs(statements, message);
    }

    /**
     * Deletes a message's text and all that belongs to it; its place stays.
     *
     * @param statements of the connection that writes
     * @param conversation where
     * @param seq its number there
     * @param id its id
     * @param now what time it is
     * @throws SQLException when the database fails
     */
    static void erase(Statements statements, long conversation, long seq, long id, long now) throws SQLException {
        SearchIndex.remove(statements, id);
        Sql.update(statements, "UPDATE message SET text = '', deleted_at = ?, change = ? WHERE id = ?", now,
                Conversations.nextChange(statements, conversation), id);
        deleteMentions(statements, conversation, seq);
        Sql.update(statements, "DELETE FROM reaction WHERE conversation_id = ? AND seq = ?", conversation, seq);
    }

    /** As {@link chat.parley.server.message.MessageStore#react}. */
    static Verdict<MessageInfo> react(Statements statements, long conversation, long seq, long account, String emoji,
            boolean on) throws SQLException {
        Current message = current(statements, conversation, seq).orElse(null);
        if (message == null) {
            return notFound(seq);
        }
        if (message.deleted()) {
            return isDeleted();
        }
        boolean there = exists(statements, "conversation_id = ? AND seq = ? AND emoji = ? AND account_id = ?",
                conversation, seq, emoji, account);
        if (on == there) {
            return asItIs(statements, message);
        }
        if (on && isFull(statements, conversation, seq)
                && !exists(statements, "conversation_id = ? AND seq = ? AND emoji = ?", conversation, seq, emoji)) {
            return refused(ErrorCode.TOO_MANY_REACTIONS,
                    "A message can have " + Limits.MAX_REACTIONS + " kinds of reactions");
        }
        long change = Conversations.nextChange(statements, conversation);
        if (on) {
            Sql.update(statements,
                    "INSERT INTO reaction (conversation_id, seq, emoji, account_id, change) VALUES (?, ?, ?, ?, ?)",
                    conversation, seq, emoji, account, change);
        } else {
            Sql.update(statements,
                    "DELETE FROM reaction WHERE conversation_id = ? AND seq = ? AND emoji = ? AND account_id = ?",
                    conversation, seq, emoji, account);
        }
        Sql.update(statements, "UPDATE message SET change = ? WHERE id = ?", change, message.id());
        return asItIs(statements, message);
    }

    private static boolean exists(Statements statements, String which, Object... parameters) throws SQLException {
        return Sql.number(statements, "SELECT EXISTS (SELECT 1 FROM reaction WHERE " + which + ")", parameters) == 1;
    }

    private static boolean isFull(Statements statements, long conversation, long seq) throws SQLException {
        return Sql.number(statements,
                "SELECT count(DISTINCT emoji) FROM reaction WHERE conversation_id = ? AND seq = ?", conversation,
                seq) >= Limits.MAX_REACTIONS;
    }
}
