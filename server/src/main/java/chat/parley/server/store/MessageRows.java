package chat.parley.server.store;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.ReactionInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages with all that belongs to them: three queries, however many messages there are. Stateless; to be called by
 * whoever may use the connection, within a transaction.
 */
final class MessageRows {

    private MessageRows() {}

    /**
     * Reads messages.
     *
     * @param statements of any connection
     * @param which a condition on {@code message m}
     * @param order the column of {@code m} by which they are ordered
     * @param parameters the condition's
     * @return the messages
     * @throws SQLException when the database fails
     */
    static List<MessageInfo> read(Statements statements, String which, String order, Object... parameters)
            throws SQLException {
        Map<Long, List<String>> mentions = mentions(statements, which, parameters);
        Map<Long, SequencedMap<String, List<String>>> reactions = reactions(statements, which, parameters);
        return Sql.list(statements,
                "SELECT m.conversation_id, m.seq, m.id, m.at, a.name, m.text, m.client_id, m.reply_to, m.said_in,"
                        + " m.edited_at, m.deleted_at, m.change"
                        + " FROM message m JOIN account a ON a.id = m.sender_id WHERE " + which + " ORDER BY " + order,
                row -> {
                    long id = row.getLong(3);
                    return message(row, mentions.getOrDefault(id, List.of()),
                            reactions.getOrDefault(id, new LinkedHashMap<>()));
                }, parameters);
    }

    private static MessageInfo message(ResultSet row, List<String> mentions,
            SequencedMap<String, List<String>> reactions) throws SQLException {
        boolean deleted = Sql.longOrNull(row, 11) != null;
        return new MessageInfo(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5),
                deleted ? null : row.getString(6), uuid(row.getBytes(7)), Sql.longOrNull(row, 8), mentions,
                Sql.longOrNull(row, 9), Sql.longOrNull(row, 10), deleted,
                reactions.entrySet().stream()
                        .map(kind -> new ReactionInfo(kind.getKey(), kind.getValue().size(), first(kind.getValue())))
                        .toList(),
                row.getLong(12), false);
    }

    /** As many of those who have reacted as are listed. */
    private static List<String> first(List<String> names) {
        int count = 0;
        int bytes = 0;
        for (String name : names) {
            bytes += name.getBytes(StandardCharsets.UTF_8).length;
            if (count == Limits.MAX_REACTION_NAMES || bytes > Limits.MAX_REACTION_NAMES_BYTES) {
                break;
            }
            count++;
        }
        return names.subList(0, count);
    }

    private static Map<Long, List<String>> mentions(Statements statements, String which, Object... parameters)
            throws SQLException {
        Map<Long, List<String>> byMessage = new HashMap<>();
        Sql.each(statements,
                "SELECT m.id, a.name FROM message m"
                        + " JOIN mention x ON x.conversation_id = m.conversation_id AND x.seq = m.seq"
                        + " JOIN account a ON a.id = x.account_id WHERE " + which + " ORDER BY a.name_key",
                row -> byMessage.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getString(2)),
                parameters);
        return byMessage;
    }

    /** For each message its emoji, the one first that is there longest, and whose they are, in the same order. */
    private static Map<Long, SequencedMap<String, List<String>>> reactions(Statements statements, String which,
            Object... parameters) throws SQLException {
        Map<Long, SequencedMap<String, List<String>>> byMessage = new HashMap<>();
        Sql.each(statements,
                "SELECT m.id, r.emoji, a.name FROM message m"
                        + " JOIN reaction r ON r.conversation_id = m.conversation_id AND r.seq = m.seq"
                        + " JOIN account a ON a.id = r.account_id WHERE " + which + " ORDER BY r.change",
                row -> byMessage.computeIfAbsent(row.getLong(1), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), _ -> new ArrayList<>()).add(row.getString(3)),
                parameters);
        return byMessage;
    }

    /** As it is stored: 16 bytes. */
    static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null
                ? null
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits()).array();
    }

    private static @Nullable UUID uuid(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
