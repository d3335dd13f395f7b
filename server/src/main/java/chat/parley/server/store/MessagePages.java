package chat.parley.server.store;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads pages of a conversation. Because its messages are numbered without a gap, which ones a page has is arithmetic; only how
 * long their texts are has to be looked up. Stateless; to be called by whoever may use the connection, within a transaction.
 */
final class MessagePages {

    private MessagePages() {}

    /**
     * The messages of a page.
     *
     * @param from the first one's number
     * @param to the last one's number; less than {@code from} when there are none
     * @param anchor what was asked for: where the page is too long, it is cut at the end that is farther from it
     */
    private record Range(long from, long to, long anchor) {

        static Range of(MessageRequest.History place, int limit, long last) {
            if (place.after() != null) {
                long from = Math.min(place.after(), last) + 1;
                return new Range(from, Math.min(from + limit - 1, last), from);
            }
            if (place.around() != null) {
                long anchor = Math.min(place.around(), last);
                // As many before as after it, unless there are not so many on one side.
                long from = Math.max(1, Math.min(anchor - limit / 2, last - limit + 1));
                return new Range(from, Math.min(from + limit - 1, last), anchor);
            }
            long to = place.before() == null ? last : Math.min(place.before() - 1, last);
            return new Range(Math.max(1, to - limit + 1), to, to);
        }

        /** Cuts until the texts are not too long; one message always stays. */
        Range within(List<Long> lengths) {
            long total = lengths.stream().mapToLong(Long::longValue).sum();
            int first = 0;
            int last = lengths.size() - 1;
            while (total > Limits.MAX_PAGE_TEXT_BYTES && first < last) {
                if (anchor - (from + first) > from + last - anchor) {
                    total -= lengths.get(first++);
                } else {
                    total -= lengths.get(last--);
                }
            }
            return new Range(from + first, from + last, anchor);
        }
    }

    /** As {@link chat.parley.server.message.MessageStore#page}. */
    static Reply.Page page(Statements statements, MessageRequest.History place, int limit) throws SQLException {
        long conversation = place.conversation();
        Conversations.Head head = Conversations.head(statements, conversation).orElse(null);
        if (head == null) {
            return new Reply.Page(List.of(), false, false);
        }
        Range asked = Range.of(place, limit, head.seq());
        Range range = asked.within(Sql.list(statements,
                "SELECT octet_length(text) FROM message WHERE conversation_id = ? AND seq BETWEEN ? AND ? ORDER BY seq",
                row -> row.getLong(1), conversation, asked.from(), asked.to()));
        return new Reply.Page(between(statements, conversation, range.from(), range.to()), range.from() > 1,
                range.to() < head.seq());
    }

    /**
     * Reads the messages of a range.
     *
     * @param statements of any connection
     * @param conversation where
     * @param from the first one's number
     * @param to the last one's number
     * @return them, in order
     * @throws SQLException when the database fails
     */
    static List<MessageInfo> between(Statements statements, long conversation, long from, long to) throws SQLException {
        return from > to
                ? List.of()
                : MessageRows.read(statements, "m.conversation_id = ? AND m.seq BETWEEN ? AND ?", "m.seq", conversation,
                        from, to);
    }
}
