package chat.parley.server.store;

import chat.parley.server.message.RetentionStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * For how long messages are kept, in the table {@code room}. A message that is removed is left as one that its author has deleted:
 * clients close gaps in what they have and would ask for its number for ever, were it gone; and they learn by the change that they
 * must not keep it either. As safe for many threads as {@link Database} is.
 */
public final class SqliteRetentionStore implements RetentionStore {

    /** Messages in one portion: takes some milliseconds, for which other writes have to wait. */
    private static final int PORTION = 200;

    private static final String DAY_MILLIS = Long.toString(TimeUnit.DAYS.toMillis(1));

    /** The oldest message that was not removed decides: they are numbered in the order in which they were said. */
    private static final String ROOM_WITH_OLD = "SELECT r.id, ?2 - coalesce(r.retention_days, ?1) * " + DAY_MILLIS
            + " FROM room r JOIN message m ON m.conversation_id = r.id AND m.seq ="
            + " (SELECT min(seq) FROM message WHERE conversation_id = r.id AND seq > r.expired_seq)"
            + " WHERE coalesce(r.retention_days, ?1) > 0 AND m.at < ?2 - coalesce(r.retention_days, ?1) * "
            + DAY_MILLIS + " LIMIT 1";

    private final Database database;

    /**
     * Uses an open database.
     *
     * @param database stays the caller's to close
     */
    public SqliteRetentionStore(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable Integer days(long room) throws IOException {
        List<Long> days = database.read(statements -> Sql.list(statements,
                "SELECT retention_days FROM room WHERE id = ? AND retention_days IS NOT NULL", row -> row.getLong(1),
                room));
        return days.isEmpty() ? null : Math.toIntExact(days.getFirst());
    }

    @Override
    public void setDays(long room, @Nullable Integer days) throws IOException {
        database.write(statements -> Sql.update(statements, "UPDATE room SET retention_days = ? WHERE id = ?", days,
                room));
    }

    @Override
    public int removeSome(int defaultDays, long now) throws IOException {
        record Old(long room, long before) {}
        try {
            Optional<Old> old = database.read(statements -> Sql.first(statements, ROOM_WITH_OLD,
                    row -> new Old(row.getLong(1), row.getLong(2)), defaultDays, now));
            return old.isEmpty()
                    ? 0
                    : database.write(statements -> removeBefore(statements, old.get().room(), old.get().before(), now));
        } catch (DatabaseClosedException _) {
            return 0; // the server was stopped just now; the next start goes on
        }
    }

    private static int removeBefore(Statements statements, long room, long before, long now) throws SQLException {
        record Message(long id, long seq, long at, boolean deleted) {}
        int removed = 0;
        long last = 0;
        for (Message message : Sql.list(statements,
                "SELECT id, seq, at, deleted_at IS NOT NULL FROM message WHERE conversation_id = ?1 AND seq >"
                        + " coalesce((SELECT expired_seq FROM room WHERE id = ?1), 0) ORDER BY seq LIMIT " + PORTION,
                row -> new Message(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)), room)) {
            if (message.at() >= before) {
                break;
            }
            if (!message.deleted()) {
                MessageChanges.erase(statements, room, message.seq(), message.id(), now);
            }
            last = message.seq();
            removed++;
        }
        // No row when the room was deleted meanwhile: its messages are purged, then.
        return Sql.update(statements, "UPDATE room SET expired_seq = ? WHERE id = ? AND expired_seq < ?", last, room,
                last) == 0 ? 0 : removed;
    }
}
