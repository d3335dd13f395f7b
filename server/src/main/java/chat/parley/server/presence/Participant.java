package chat.parley.server.presence;

import chat.parley.server.account.Account;

/**
 * A signed-in session, as the features see it. Any thread may call; nothing here blocks, so that all of it may be called under a
 * room's lock. Told apart from others by its identity, because one account may be signed in many times.
 */
public interface Participant {

    /** The topic of events that concern people and not one conversation: no conversation has this id. */
    long PEOPLE = 0;

    /**
     * Tells whose session it is.
     *
     * @return the account
     */
    Account account();

    /**
     * Tells whose session it is.
     *
     * @return the account's name
     */
    default String name() {
        return account().name();
    }

    /**
     * Tells by what the account is found.
     *
     * @return the {@linkplain chat.parley.common.protocol.Names#key key} of its name
     */
    String key();

    /**
     * Tells which frames it understands.
     *
     * @return whether it speaks protocol 2
     */
    boolean isModern();

    /**
     * Tells where it is.
     *
     * @return the id of the room that it has entered; 0 in the lobby
     */
    long presentIn();

    /**
     * Tells what stands between the account and others.
     *
     * @return whom it has blocked and who has blocked it, kept up to date while the session lasts
     */
    Blocks blocks();

    /**
     * Sends a frame to the session, which must get it.
     *
     * @param frame length and payload, of the session's protocol; shared, not to be changed
     */
    void deliver(byte[] frame);

    /**
     * Sends an event to the session, which may be left out when it reads too slowly: it is told then to ask again for what belongs
     * to the topic.
     *
     * @param topic a conversation's id, or {@link #PEOPLE}
     * @param frame length and payload, of the session's protocol; shared, not to be changed
     */
    void push(long topic, byte[] frame);

    /**
     * Sends the session back to the lobby, soon, if it is present in this room.
     *
     * @param room the room's id
     * @param why words for a person
     */
    void expel(long room, String why);

    /** Ends the session's connection, soon, telling it that the session was ended from elsewhere. */
    void disconnect();
}
