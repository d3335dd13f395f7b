package chat.parley.server.store;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Searches messages. Which conversations the asker may read, and the filters, are terms of the same full-text query: the index
 * goes from one message that has them all to the next, whether the words, the room or the person are rare.
 *
 * <p>Stateless; to be called by whoever may use the connection, within a transaction.
 */
final class MessageSearch {

    private MessageSearch() {}

    /** As {@link chat.parley.server.message.MessageStore#search}, in an index that has caught up. */
    static Reply.Hits search(Statements statements, long account, MessageRequest.Search search, @Nullable Long from,
            int limit) throws SQLException {
        SearchTerms terms = SearchTerms.of(search.query());
        List<Long> readable = readable(statements, account, search.in());
        if (terms.isEmpty() || readable.isEmpty()) {
            return new Reply.Hits(List.of(), false);
        }
        String expression = "{scope} : ("
                + readable.stream().map(MessageSearch::conversationWord).collect(Collectors.joining(" OR ")) + ')'
                + (from == null ? "" : " AND {scope} : " + senderWord(from)) + " AND {text} : (" + terms.expression()
                + ')';
        List<Long> ids = Sql.list(statements,
                "SELECT rowid FROM message_text WHERE message_text MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
                row -> row.getLong(1), expression, search.before() == null ? Long.MAX_VALUE : search.before(),
                limit + 1);
        List<MessageInfo> found = MessageRows.read(statements, "m.id IN (SELECT value FROM json_each(?))", "m.id DESC",
                Sql.array(ids.subList(0, Math.min(limit, ids.size()))));
        List<Reply.Hit> hits = hits(found, terms);
        return new Reply.Hits(hits, hits.size() < ids.size());
    }

    /** The word of the index that all messages of a conversation have in their scope. */
    static String conversationWord(long conversation) {
        return "c" + conversation;
    }

    /** The word of the index that all messages of an account have in their scope. */
    static String senderWord(long account) {
        return "u" + account;
    }

    private static List<Long> readable(Statements statements, long account, @Nullable Long only) throws SQLException {
        return only == null
                ? Sql.list(statements, "SELECT conversation_id FROM member WHERE account_id = ?",
                        row -> row.getLong(1), account)
                : Sql.list(statements,
                        "SELECT conversation_id FROM member WHERE account_id = ? AND conversation_id = ?",
                        row -> row.getLong(1), account, only);
    }

    /** As many as fit into a reply, one at least. */
    private static List<Reply.Hit> hits(List<MessageInfo> found, SearchTerms terms) {
        List<Reply.Hit> hits = new ArrayList<>();
        long bytes = 0;
        for (MessageInfo message : found) {
            String text = message.text() == null ? "" : message.text();
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > Limits.MAX_PAGE_TEXT_BYTES && !hits.isEmpty()) {
                break;
            }
            hits.add(new Reply.Hit(message, terms.highlights(text)));
        }
        return hits;
    }
}
