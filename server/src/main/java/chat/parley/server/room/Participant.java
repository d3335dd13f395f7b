package chat.parley.server.room;

/** A signed-in session, as a place sees it. */
public interface Participant {

    /**
     * Tells whose session it is.
     *
     * @return the account's name
     */
    String name();

    /**
     * Tells by what the account is found.
     *
     * @return the {@linkplain chat.parley.common.protocol.Names#key key} of its name
     */
    String key();

    /**
     * Sends a frame to the session. Never blocks and takes no lock but the outbox's, so that it may be called under a place's.
     *
     * @param frame length and payload; shared, not to be changed
     */
    void deliver(byte[] frame);
}
