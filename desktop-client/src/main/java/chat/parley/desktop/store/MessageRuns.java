package chat.parley.desktop.store;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of messages and positions. Of each conversation there is one run: messages without a gap. It grows at both ends,
 * and begins anew when what comes does not adjoin it; so there never is a hole that nobody knows of. A run without messages is
 * right after its position: what comes next adjoins there.
 *
 * <p>Has no state but the limit; within the transactions of {@link CacheFile}.
 */
final class MessageRuns {

    /** What a full run gives up at once, as a part of the limit, so that not every message has to. */
    private static final int PRUNED_PART = 10;

    private static final String BOUNDS = """
            SELECT (SELECT min(seq) FROM message WHERE conversation = ?1),
              (SELECT max(seq) FROM message WHERE conversation = ?1),
              (SELECT seq FROM position WHERE conversation = ?1)""";

    // A message may come twice, and an older form of it after a newer one.
    private static final String PUT = "INSERT INTO message (conversation, " + CacheJson.MESSAGE_COLUMNS + """
            ) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (conversation, seq) DO UPDATE SET id = excluded.id,
              at = excluded.at, sender = excluded.sender, change = excluded.change, body = excluded.body
            WHERE excluded.change >= message.change""";

    private static final String RANGE = "SELECT " + CacheJson.MESSAGE_COLUMNS
            + " FROM message WHERE conversation = ? AND seq BETWEEN ? AND ? ORDER BY seq";

    /** Where a run begins and ends; an empty one begins after its end. */
    private record Bounds(long oldest, long newest) {

        boolean isEmpty() {
            return oldest > newest;
        }

        long size() {
            return newest - oldest + 1;
        }
    }

    private final CacheJson json;
    private final int limit;

    MessageRuns(CacheJson json, int limit) {
        this.json = json;
        this.limit = limit;
    }

    private static @Nullable Bounds bounds(Connection connection, long conversation) throws SQLException {
        return Sql.first(connection, BOUNDS, row -> {
            Long oldest = Sql.number(row, 1);
            Long newest = Sql.number(row, 2);
            Long position = Sql.number(row, 3);
            if (oldest != null && newest != null) {
                return new Bounds(oldest, newest);
            }
            return position == null ? null : new Bounds(position + 1, position);
        }, conversation);
    }

    /** Takes messages that are new, or were told again. */
    void append(Connection connection, long conversation, List<MessageInfo> messages) throws SQLException {
        int begin = 0;
        for (int i = 1; i <= messages.size(); i++) {
            if (i == messages.size() || messages.get(i).seq() != messages.get(i - 1).seq() + 1) {
                appendPiece(connection, conversation, messages.subList(begin, i));
                begin = i;
            }
        }
    }

    /** Takes messages without a gap among them. */
    private void appendPiece(Connection connection, long conversation, List<MessageInfo> messages) throws SQLException {
        Bounds run = bounds(connection, conversation);
        if (run != null && messages.getLast().seq() < run.oldest() - 1) {
            return; // older than the run, and not next to it
        }
        if (run != null && messages.getFirst().seq() > run.newest() + 1) {
            clear(connection, conversation);
        }
        put(connection, conversation, messages);
        prune(connection, conversation);
    }

    private void put(Connection connection, long conversation, List<MessageInfo> messages) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            for (MessageInfo message : messages) {
                Sql.bind(statement, conversation, message.seq(), message.id(), message.at(), message.from(),
                        message.change(), json.body(message));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void prune(Connection connection, long conversation) throws SQLException {
        Bounds run = bounds(connection, conversation);
        if (run != null && run.size() > limit) {
            Sql.update(connection, "DELETE FROM message WHERE conversation = ? AND seq <= ?", conversation,
                    run.newest() - (limit - limit / PRUNED_PART));
        }
    }

    /** Takes a page of older messages if it ends right before the run, and there is room for it; says whether it has. */
    boolean joinOlder(Connection connection, long conversation, Reply.Page page) throws SQLException {
        Bounds run = bounds(connection, conversation);
        List<MessageInfo> messages = page.messages();
        if (run == null || messages.isEmpty() || messages.getLast().seq() != run.oldest() - 1
                || run.size() + messages.size() > limit || hasGap(messages)) {
            return false;
        }
        put(connection, conversation, messages);
        return true;
    }

    private static boolean hasGap(List<MessageInfo> messages) {
        long first = messages.getFirst().seq();
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i).seq() != first + i) {
                return true;
            }
        }
        return false;
    }

    /** Takes a new form of a message that is here; says whether it was. */
    boolean change(Connection connection, MessageInfo message) throws SQLException {
        return Sql.update(connection, "UPDATE message SET change = ?1, body = ?2"
                + " WHERE conversation = ?3 AND seq = ?4 AND change <= ?1", message.change(), json.body(message),
                message.conversation(), message.seq()) > 0;
    }

    /** Remembers a position; when the run does not reach it, what is missing was never told, and it begins anew there. */
    void position(Connection connection, MessageRequest.Position position) throws SQLException {
        Bounds run = bounds(connection, position.conversation());
        if (run != null && run.newest() < position.seq()) {
            clear(connection, position.conversation());
        }
        savePosition(connection, position);
    }

    /** Forgets the messages and begins anew after a position. */
    void restart(Connection connection, MessageRequest.Position position) throws SQLException {
        clear(connection, position.conversation());
        savePosition(connection, position);
    }

    private static void savePosition(Connection connection, MessageRequest.Position position) throws SQLException {
        Sql.update(connection, "INSERT OR REPLACE INTO position (conversation, seq, change) VALUES (?, ?, ?)",
                position.conversation(), position.seq(), position.change());
    }

    private static void clear(Connection connection, long conversation) throws SQLException {
        Sql.update(connection, "DELETE FROM message WHERE conversation = ?", conversation);
    }

    /** Forgets the messages and the position. */
    static void forget(Connection connection, long conversation) throws SQLException {
        clear(connection, conversation);
        Sql.update(connection, "DELETE FROM position WHERE conversation = ?", conversation);
    }

    /** Reads a page. */
    CachedPage page(Connection connection, long conversation, Place place, int most) throws SQLException {
        Bounds run = bounds(connection, conversation);
        if (run == null) {
            return new CachedPage(List.of(), false, false, false);
        }
        boolean fromFirst = run.oldest() == 1;
        Bounds part = part(run, place, most);
        if (part.isEmpty()) { // it is before its beginning, then
            return new CachedPage(List.of(), !run.isEmpty() && run.oldest() < part.oldest(),
                    !run.isEmpty() && run.newest() > part.oldest(), fromFirst);
        }
        List<MessageInfo> messages = Sql.query(connection, RANGE, row -> json.message(conversation, row), conversation,
                part.oldest(), part.newest());
        return new CachedPage(messages, run.oldest() < part.oldest(), run.newest() > part.newest(), fromFirst);
    }

    /** What of a run is a page; when nothing is, an empty part that begins at the place. */
    private static Bounds part(Bounds run, Place place, int most) {
        return switch (place) {
            case Place.Newest() -> clip(run, run.newest() - most + 1, run.newest(), run.newest() + 1);
            case Place.Before(long seq) when seq <= run.newest() + 1 -> clip(run, seq - most, seq - 1, seq);
            case Place.After(long seq) when seq >= run.oldest() - 1 -> clip(run, seq + 1, seq + most, seq);
            case Place.Around(long seq) when run.oldest() <= seq && seq <= run.newest() -> {
                long from = Math.max(run.oldest(), Math.min(seq - most / 2, run.newest() - most + 1)); // full, if it can be
                yield clip(run, from, from + most - 1, seq);
            }
            case Place.Before(long seq) -> new Bounds(seq, seq - 1);
            case Place.After(long seq) -> new Bounds(seq, seq - 1);
            case Place.Around(long seq) -> new Bounds(seq, seq - 1);
        };
    }

    private static Bounds clip(Bounds run, long oldest, long newest, long place) {
        Bounds clipped = new Bounds(Math.max(run.oldest(), oldest), Math.min(run.newest(), newest));
        return clipped.isEmpty() ? new Bounds(place, place - 1) : clipped;
    }
}
