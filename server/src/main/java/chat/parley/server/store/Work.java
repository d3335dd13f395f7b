package chat.parley.server.store;

import java.sql.SQLException;

/** What a store does with a connection; runs on a platform thread of the {@link Database}. */
@FunctionalInterface
interface Work<T> {

    /**
     * Does it; a write may be done again, after what it did was undone because another one failed. Whatever SQLite throws must get
     * out: a failure that is kept back would hide that the transaction is no more.
     *
     * @param statements of a connection whose use is exclusive until the method returns
     * @return a result that does not need the connection any more
     * @throws SQLException when the database fails, or refuses
     */
    T run(Statements statements) throws SQLException;
}
