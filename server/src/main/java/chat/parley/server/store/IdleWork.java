package chat.parley.server.store;

import java.sql.SQLException;

/** Work that can wait until nothing else is to be written, in steps that are short: people's messages wait behind one. */
@FunctionalInterface
interface IdleWork {

    /**
     * Does the next step, in a transaction of its own, on the journal's thread.
     *
     * @param statements of the connection that writes
     * @return whether more is left to do
     * @throws SQLException when the database fails: the step is undone, and tried again after the next batch
     */
    boolean run(Statements statements) throws SQLException;
}
