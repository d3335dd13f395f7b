package chat.parley.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs prepared statements. Stateless; to be called by whoever may use the connection. Parameters are numbers, strings,
 * {@code byte[]}, booleans (as 0 and 1) and {@code null}.
 */
final class Sql {

    private Sql() {}

    /** Makes something of the row that the result stands at. */
    @FunctionalInterface
    interface Row<T> {

        /**
         * Makes it.
         *
         * @param row at the row; not to be moved
         * @return what is made of it
         * @throws SQLException when the database fails
         */
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Changes rows.
     *
     * @param statements of the connection that writes
     * @param sql what to do
     * @param parameters its parameters
     * @return how many rows were changed
     * @throws SQLException when the database fails, or refuses
     */
    static int update(Statements statements, String sql, @Nullable Object... parameters) throws SQLException {
        return bound(statements, sql, parameters).executeUpdate();
    }

    /**
     * Reads rows.
     *
     * @param statements of any connection
     * @param sql what to ask
     * @param reader makes an element of each row
     * @param parameters its parameters
     * @return the elements, in order
     * @throws SQLException when the database fails
     */
    static <T> List<T> list(Statements statements, String sql, Row<T> reader, @Nullable Object... parameters)
            throws SQLException {
        List<T> list = new ArrayList<>();
        each(statements, sql, row -> list.add(reader.read(row)), parameters);
        return list;
    }

    /**
     * Reads rows one by one.
     *
     * @param statements of any connection
     * @param sql what to ask
     * @param reader called for each row in order; what it returns is ignored
     * @param parameters its parameters
     * @throws SQLException when the database fails
     */
    static void each(Statements statements, String sql, Row<?> reader, @Nullable Object... parameters)
            throws SQLException {
        try (ResultSet row = bound(statements, sql, parameters).executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    /**
     * Reads the first row.
     *
     * @param statements of any connection
     * @param sql what to ask
     * @param reader makes the result of the row
     * @param parameters its parameters
     * @return the result; nothing when there is no row
     * @throws SQLException when the database fails
     */
    static <T> Optional<T> first(Statements statements, String sql, Row<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (ResultSet row = bound(statements, sql, parameters).executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        }
    }

    /**
     * Reads one number.
     *
     * @param statements of any connection
     * @param sql a query that has one row for every state of the database
     * @param parameters its parameters
     * @return the number in its first column
     * @throws SQLException when the database fails
     */
    static long number(Statements statements, String sql, @Nullable Object... parameters) throws SQLException {
        return first(statements, sql, row -> row.getLong(1), parameters).orElseThrow();
    }

    /**
     * Lets several queries see the same state of the database.
     *
     * @param queries what to read
     * @return the same, within a transaction
     */
    static <T> Work<T> snapshot(Work<T> queries) {
        return statements -> {
            statements.execute("BEGIN");
            try {
                return queries.run(statements);
            } finally {
                statements.execute("COMMIT");
            }
        };
    }

    /**
     * Writes numbers so that one parameter holds them all: a query reads them by {@code json_each}.
     *
     * @param numbers how many there may be
     * @return a JSON array
     */
    static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Reads a number that may be missing.
     *
     * @param row the row
     * @param column counted from 1
     * @return the number, or {@code null} for NULL
     * @throws SQLException when the database fails
     */
    static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static PreparedStatement bound(Statements statements, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = statements.prepared(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
