package chat.parley.server.store;

import java.io.IOException;

/**
 * Learns what became of a write: one of the two, once. Called on the journal's thread, in the order in which the writes were
 * submitted; must not block, nor write or submit anything itself. (What a {@code close} has to give up on is told by the
 * closing thread.)
 */
interface Completion<T> {

    /**
     * The write is committed, and so is everything submitted before it that did not fail.
     *
     * @param result what the work returned
     */
    void committed(T result);

    /**
     * Nothing of the write is kept.
     *
     * @param cause why; {@link DatabaseClosedException} when the database was closed first
     */
    void failed(IOException cause);
}
