package chat.parley.server.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps the full-text index of messages. It follows behind the messages, so that storing one does not wait for it: the table
 * {@code search_progress} says up to which id it has come. A message is in the index exactly when its id is not greater than
 * that and it is not deleted; who changes a
 * message says so here, in the same transaction, which does nothing to one that the index has not come to yet.
 *
 * <p>When idle it takes {@value #CHUNK} messages at a time, and waits until there are so many: a few are indexed when somebody
 * searches. Stateless; changes are made by the journal's thread.
 */
final class SearchIndex {

    /**
     * The most messages in one step: takes about a millisecond, for which other writes have to wait. Five times as many would take a
     * fifth less for each.
     */
    private static final int CHUNK = 100;

    /** The most text in one step, in bytes, or one message. */
    private static final int CHUNK_BYTES = 256 * 1024;

    private SearchIndex() {}

    /**
     * Takes a message out, if it is in.
     *
     * @param statements of the connection that writes
     * @param id which
     * @throws SQLException when the database fails
     */
    static void remove(Statements statements, long id) throws SQLException {
        Sql.update(statements, "DELETE FROM message_text WHERE rowid = ?", id);
    }

    /**
     * Takes the oldest messages of a conversation out, if they are in.
     *
     * @param statements of the connection that writes
     * @param conversation which
     * @param lastSeq the newest message to take out
     * @throws SQLException when the database fails
     */
    static void removeUpTo(Statements statements, long conversation, long lastSeq) throws SQLException {
        Sql.update(statements, "DELETE FROM message_text WHERE rowid IN"
                + " (SELECT id FROM message WHERE conversation_id = ? AND seq <= ?)", conversation, lastSeq);
    }

    /**
     * Puts in what a message says now instead of what it said, if the index has come to it already.
     *
     * @param statements of the connection that writes
     * @param id which; must not be deleted
     * @throws SQLException when the database fails
     */
    static void replace(Statements statements, long id) throws SQLException {
        if (id <= indexed(statements)) {
            remove(statements, id);
            add(statements, id, id);
        }
    }

    /** Puts in all messages of a range that are not deleted. */
    private static void add(Statements statements, long firstId, long lastId) throws SQLException {
        record Message(long id, long conversation, long sender, String text) {}
        for (Message message : Sql.list(statements,
                "SELECT id, conversation_id, sender_id, text FROM message WHERE id BETWEEN ? AND ?"
                        + " AND deleted_at IS NULL",
                row -> new Message(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4)), firstId,
                lastId)) {
            Sql.update(statements, "INSERT INTO message_text (rowid, text, scope) VALUES (?, ?, ?)", message.id(),
                    Words.of(message.text()).stream().map(Words.Word::folded).collect(Collectors.joining(" ")),
                    MessageSearch.conversationWord(message.conversation()) + ' '
                            + MessageSearch.senderWord(message.sender()));
        }
    }

    /**
     * Indexes the next messages if there are many: the idle work.
     *
     * @param statements of the connection that writes
     * @return whether there are many more
     * @throws SQLException when the database fails
     */
    static boolean followIfFarBehind(Statements statements) throws SQLException {
        return isFarBehind(statements) && follow(statements) && isFarBehind(statements);
    }

    private static boolean isFarBehind(Statements statements) throws SQLException {
        return newest(statements) - indexed(statements) >= CHUNK;
    }

    /**
     * Waits until every message is in that is stored now. Step by step, so that what others want to write waits for one step only.
     *
     * @param database where
     * @throws IOException when the database fails
     */
    static void catchUp(Database database) throws IOException {
        long target = database.read(SearchIndex::newest);
        if (database.read(SearchIndex::indexed) < target) {
            boolean more = true;
            while (more) {
                more = database.write(statements -> follow(statements) && indexed(statements) < target);
            }
        }
    }

    private static long newest(Statements statements) throws SQLException {
        return Sql.number(statements, "SELECT coalesce(max(id), 0) FROM message");
    }

    private static long indexed(Statements statements) throws SQLException {
        return Sql.number(statements, "SELECT indexed_id FROM search_progress");
    }

    /** Indexes the next messages, if there are any; tells whether. */
    private static boolean follow(Statements statements) throws SQLException {
        long from = indexed(statements);
        record Waiting(long id, long bytes) {}
        List<Waiting> waiting = Sql.list(statements,
                "SELECT id, octet_length(text) FROM message WHERE id > ? ORDER BY id LIMIT " + CHUNK,
                row -> new Waiting(row.getLong(1), row.getLong(2)), from);
        long to = from;
        long bytes = 0;
        for (Waiting message : waiting) {
            bytes += message.bytes();
            if (bytes > CHUNK_BYTES && to > from) {
                break;
            }
            to = message.id();
        }
        if (to == from) {
            return false;
        }
        add(statements, from + 1, to);
        Sql.update(statements, "UPDATE search_progress SET indexed_id = ?", to);
        return true;
    }
}
