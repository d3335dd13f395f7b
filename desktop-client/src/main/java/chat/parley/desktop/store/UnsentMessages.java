package chat.parley.desktop.store;

import chat.parley.common.client.UnsentMessage;
import chat.parley.common.client.UnsentStore;
import chat.parley.common.protocol.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The messages that the server has not acknowledged, and those that it has refused for good, in the cache's file. What a method
 * has done survives a power failure once it returns, but for {@link #remove}, which may then have to be done again.
 *
 * <p>Safe for use by many threads at once; never the window's, because each call waits for the disk. Every method throws a
 * {@link CacheException} when the file cannot be used, having changed nothing.
 */
public final class UnsentMessages implements UnsentStore {

    private static final String COLUMNS = "client_id, conversation, recipient, text, reply_to, said_in";

    private final CacheFile file;

    UnsentMessages(CacheFile file) {
        this.file = file;
    }

    /** Keeps a message. One that was refused is not refused any more, and goes to the end; one that is here keeps its place. */
    @Override
    public void add(UnsentMessage message) {
        file.writeDurably(connection -> add(connection, message));
    }

    static void add(Connection connection, UnsentMessage message) throws SQLException {
        Sql.update(connection, "DELETE FROM unsent WHERE client_id = ? AND code IS NOT NULL", id(message));
        Sql.update(connection, "INSERT INTO unsent (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (client_id) DO NOTHING", id(message), message.conversation(), message.to(),
                message.text(), message.replyTo(), message.saidIn());
    }

    @Override
    public void remove(UUID clientId) {
        file.change(connection -> Sql.update(connection, "DELETE FROM unsent WHERE client_id = ? AND code IS NULL",
                clientId.toString()));
    }

    @Override
    public List<UnsentMessage> all() {
        return file.read(UnsentMessages::all);
    }

    static List<UnsentMessage> all(Connection connection) throws SQLException {
        return Sql.query(connection, "SELECT " + COLUMNS + " FROM unsent WHERE code IS NULL ORDER BY number",
                UnsentMessages::message);
    }

    /**
     * Keeps a message that was refused for good, instead of as an unsent one, so that it can be shown, and sent again or
     * discarded.
     *
     * @param message which; it need not be here any more
     * @param code why
     * @param words the server's words for a person
     */
    public void fail(UnsentMessage message, ErrorCode code, String words) {
        file.writeDurably(connection -> fail(connection, new FailedMessage(message, code, words)));
    }

    static void fail(Connection connection, FailedMessage failed) throws SQLException {
        UnsentMessage message = failed.message();
        Sql.update(connection, "INSERT INTO unsent (" + COLUMNS + ", code, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (client_id) DO UPDATE SET code = excluded.code, words = excluded.words", id(message),
                message.conversation(), message.to(), message.text(), message.replyTo(), message.saidIn(),
                failed.code().wireName(), failed.words());
    }

    /**
     * Gives the messages that were refused for good.
     *
     * @return the one that was written first first
     */
    public List<FailedMessage> failed() {
        return file.read(UnsentMessages::failed);
    }

    static List<FailedMessage> failed(Connection connection) throws SQLException {
        return Sql.query(connection,
                "SELECT " + COLUMNS + ", code, words FROM unsent WHERE code IS NOT NULL ORDER BY number",
                row -> new FailedMessage(message(row), ErrorCode.of(row.getString(7)), row.getString(8)));
    }

    /**
     * Forgets a message that was refused for good, also when that it was could not be kept: it would be sent with the next start.
     *
     * @param clientId which
     */
    public void discard(UUID clientId) {
        file.writeDurably(connection -> Sql.update(connection, "DELETE FROM unsent WHERE client_id = ?",
                clientId.toString()));
    }

    private static String id(UnsentMessage message) {
        return message.clientId().toString();
    }

    private static UnsentMessage message(ResultSet row) throws SQLException {
        return new UnsentMessage(UUID.fromString(row.getString(1)), Sql.number(row, 2), row.getString(3),
                row.getString(4), Sql.number(row, 5), Sql.number(row, 6));
    }
}
