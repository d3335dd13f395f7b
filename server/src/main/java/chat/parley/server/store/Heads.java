package chat.parley.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the conversations stand whose messages are being stored: the newest number and time of each, so that a message neither asks for
 * them nor writes them back by itself. {@link GroupCommit} has them written before every other work and before the commit, so
 * that nobody else ever sees old ones, and forgotten when something is undone.
 *
 * <p>The journal's thread's. Right for as long as nothing else changes {@code last_seq} and {@code last_at} of a conversation, or
 * adds to the table {@code message}.
 */
final class Heads {

    /** The most conversations that are remembered from one transaction to the next; about 100 bytes each. */
    private static final int CAPACITY = 1_000;

    private final Map<Long, Head> known = new HashMap<>();
    private final List<Head> moved = new ArrayList<>();
    private @Nullable Long newestId;

    /** Where a conversation stands. */
    static final class Head {

        private final long conversation;
        private long seq;
        private long at;
        private boolean moved;

        private Head(long conversation, long seq, long at) {
            this.conversation = conversation;
            this.seq = seq;
            this.at = at;
        }

        /** The newest message's number; 0 when there is none. */
        long seq() {
            return seq;
        }

        /** When the newest message was stored, in milliseconds since 1970-01-01 UTC; 0 when there is none. */
        long at() {
            return at;
        }
    }

    /**
     * Finds a conversation's.
     *
     * @param statements of the connection that writes
     * @param conversation which
     * @return where it stands; it may be deleted since this was first asked. {@code null} when there is no such conversation
     * @throws SQLException when the database fails
     */
    @Nullable
    Head of(Statements statements, long conversation) throws SQLException {
        Head head = known.get(conversation);
        if (head == null) {
            head = Sql.first(statements, "SELECT last_seq, last_at FROM conversation WHERE id = ?",
                    row -> new Head(conversation, row.getLong(1), row.getLong(2)), conversation).orElse(null);
            if (head != null) {
                known.put(conversation, head);
            }
        }
        return head;
    }

    /**
     * Tells the id of the next message in the whole server.
     *
     * @param statements of the connection that writes
     * @return larger than that of any message before, also of those that are no more
     * @throws SQLException when the database fails
     */
    long nextId(Statements statements) throws SQLException {
        Long newest = newestId;
        if (newest == null) {
            Optional<Long> used = Sql.first(statements, "SELECT seq FROM sqlite_sequence WHERE name = 'message'",
                    row -> row.getLong(1));
            newest = used.orElse(0L);
            newestId = newest;
        }
        return newest + 1;
    }

    /**
     * Takes note that a message was stored.
     *
     * @param head of its conversation
     * @param id what {@link #nextId} told
     * @param seq its number
     * @param at when
     */
    void move(Head head, long id, long seq, long at) {
        newestId = id;
        head.seq = seq;
        head.at = at;
        if (!head.moved) {
            head.moved = true;
            moved.add(head);
        }
    }

    /**
     * Writes those that have moved.
     *
     * @param statements of the connection that writes
     * @throws SQLException when the database fails
     */
    void write(Statements statements) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        for (Head head : moved) {
            PreparedStatement update = statements
                    .prepared("UPDATE conversation SET last_seq = ?, last_at = ? WHERE id = ?");
            update.setLong(1, head.seq);
            update.setLong(2, head.at);
            update.setLong(3, head.conversation);
            update.executeUpdate();
            head.moved = false;
        }
        moved.clear();
        if (known.size() > CAPACITY) {
            known.clear();
        }
    }

    /** Forgets everything, because something of it was undone. */
    void forget() {
        known.clear();
        moved.clear();
        newestId = null;
    }
}
