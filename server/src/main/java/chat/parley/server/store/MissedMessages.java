package chat.parley.server.store;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads what a client has missed in a conversation.
 *
 * <p>A message carries the number of its last change only, and is always read as it is now. A client's position
 * {@code (seq, change)} therefore says: of every message up to {@code seq} it has a state that is at least as new as after change
 * {@code change}; a message up to {@code seq} may be out of date only if its number of last change is greater. From there:
 * <ol>
 * <li>First come the messages up to {@code seq} whose last change is after {@code change}, in the order of these changes. When
 * not all of them fit, the answer ends here, with no message after {@code seq}, and its {@code change} is the last one's: those
 * left out have a greater one, and so has every message that changes later. It says {@code more}.
 * <li>When they all fit, nothing up to {@code seq} is out of date, and {@code change} is the conversation's newest, although
 * there may be changes among the numbers in between to messages that the client does not have: it gets each of them later as it
 * is then, changes included. None is lost, and none is sent twice.
 * <li>Then the messages after {@code seq}, as many as fit. They are as new as everything else that is read here, because all is
 * read in one transaction, so {@code change} is right for them, too.
 * </ol>
 * What is committed after that transaction has a greater {@code seq} or {@code change} than the answer's. A client that asks with
 * the answer's position for as long as there is {@code more} ends with what the conversation was at some moment of the last
 * answer.
 *
 * <p>Stateless; to be called by whoever may use the connection, within a transaction.
 */
final class MissedMessages {

    private MissedMessages() {}

    /** As {@link chat.parley.server.message.MessageStore#missed}. */
    static Reply.Missed missed(Statements statements, MessageRequest.Position known, int limit) throws SQLException {
        long conversation = known.conversation();
        Conversations.Head head = Conversations.head(statements, conversation).orElse(null);
        if (head == null) {
            return new Reply.Missed(conversation, List.of(), List.of(), known.seq(), known.change(), false);
        }
        // A client that knows of more than there is has seen a database that was restored since: it goes back to what there is.
        long seq = Math.min(known.seq(), head.seq());
        long change = Math.min(known.change(), head.change());
        Fit changes = fit(statements,
                "SELECT change, octet_length(text) FROM message"
                        + " WHERE conversation_id = ? AND change > 0 AND change > ? AND seq <= ? ORDER BY change LIMIT ?",
                new Fit(0, 0, change, true), limit, conversation, change, seq);
        List<MessageInfo> changed = changes.count() == 0
                ? List.of()
                : MessageRows.read(statements,
                        "m.conversation_id = ? AND m.change > 0 AND m.change > ? AND m.change <= ? AND m.seq <= ?",
                        "m.change", conversation, change, changes.last(), seq);
        if (!changes.complete()) {
            return new Reply.Missed(conversation, List.of(), changed, seq, changes.last(), true);
        }
        Fit news = fit(statements,
                "SELECT seq, octet_length(text) FROM message WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?",
                new Fit(changes.count(), changes.bytes(), seq, true), limit, conversation, seq);
        return new Reply.Missed(conversation, MessagePages.between(statements, conversation, seq + 1, news.last()),
                changed, news.last(), head.change(), !news.complete());
    }

    /**
     * How much of an answer is full.
     *
     * @param count how many messages it has
     * @param bytes how long their texts are
     * @param last the number of the last one
     * @param complete whether there are no others
     */
    private record Fit(int count, long bytes, long last, boolean complete) {}

    /** Adds to what is in an answer already what else fits, of rows that have a number and the length of a text. */
    private static Fit fit(Statements statements, String sql, Fit begin, int limit, long... place)
            throws SQLException {
        record Candidate(long number, long bytes) {}
        Object[] parameters = new Object[place.length + 1];
        for (int i = 0; i < place.length; i++) {
            parameters[i] = place[i];
        }
        parameters[place.length] = limit - begin.count() + 1; // one more, to see whether there is more
        Fit fit = begin;
        for (Candidate candidate : Sql.list(statements, sql, row -> new Candidate(row.getLong(1), row.getLong(2)),
                parameters)) {
            long bytes = fit.bytes() + candidate.bytes();
            if (fit.count() == limit || (fit.count() > 0 && bytes > Limits.MAX_PAGE_TEXT_BYTES)) {
                return new Fit(fit.count(), fit.bytes(), fit.last(), false);
            }
            fit = new Fit(fit.count() + 1, bytes, candidate.number(), true);
        }
        return fit;
    }
}
