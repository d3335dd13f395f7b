package chat.parley.server.store;

import java.sql.SQLException;

/** A write that goes by what the heads say. */
@FunctionalInterface
interface Append<T> {

    /**
     * Does it, as {@link Work#run} does.
     *
     * @param statements of the connection that writes
     * @param heads where the conversations stand
     * @return a result that does not need the connection any more
     * @throws SQLException when the database fails, or refuses
     */
    T run(Statements statements, Heads heads) throws SQLException;
}
