package chat.parley.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The statements of one connection, each prepared once and used again: parsing and planning cost more than a small insert.
 * The least recently used are closed when there are many. For one thread at a time.
 */
final class Statements implements AutoCloseable {

    /** More than the program has, where their text is fixed; a search builds its own. */
    private static final int CAPACITY = 128;

    private final Connection connection;
    private final SequencedMap<String, PreparedStatement> prepared = new LinkedHashMap<>(CAPACITY, 0.75f, true);

    /**
     * Begins without any.
     *
     * @param connection closed with this
     */
    Statements(Connection connection) {
        this.connection = connection;
    }

    /**
     * Prepares a statement, or finds it prepared. It must not be closed, and must not be asked for again while it is in use;
     * its result sets must be closed, or they would keep an old state of the database alive.
     *
     * @param sql its text, with {@code ?} for what changes from use to use
     * @return the statement, no parameter of which is set
     * @throws SQLException when the text is wrong or the database fails
     */
    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null && isUsable(known)) {
            return known;
        }
        PreparedStatement fresh = connection.prepareStatement(sql);
        prepared.put(sql, fresh);
        if (prepared.size() > CAPACITY) {
            prepared.pollFirstEntry().getValue().close();
        }
        return fresh;
    }

    /** The driver gives up a statement after some failures, and tells only whoever uses it next; not by {@code isClosed}. */
    private static boolean isUsable(PreparedStatement known) {
        try {
            known.clearParameters();
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    /**
     * Runs a statement that has no parameters and no result.
     *
     * @param sql its text
     * @throws SQLException when the database fails
     */
    void execute(String sql) throws SQLException {
        prepared(sql).execute();
    }

    /** Closes them all, and the connection. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
