package chat.parley.server.message;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.presence.Participant;
import java.util.Optional;

/** A room or a direct conversation, as far as messages are concerned. Safe for use by many threads at once. */
sealed interface Conversation permits RoomConversation, DirectConversation {

    /**
     * Somebody who can be mentioned.
     *
     * @param account the account
     * @param name its name as it was registered
     */
    record Mentionable(long account, String name) {}

    /** Its id. */
    long id();

    /**
     * What somebody may do in it.
     *
     * @param account who
     * @return their role; nothing when they are not in it
     */
    Optional<Role> roleOf(long account);

    /**
     * Makes sure that somebody who is in it may write.
     *
     * @param who a session of theirs
     * @param newMessage whether it is a new message that they write
     * @throws RefusedException when they may not
     */
    void requireVoice(Participant who, boolean newMessage) throws RefusedException;

    /**
     * Looks for somebody in it.
     *
     * @param key the key of a name
     * @return them, if they are in it
     */
    Optional<Mentionable> mentionable(String key);

    /** Tells everyone of a new message, in the order of {@code seq}; must not block. */
    void said(MessageInfo message, long from);

    /** Tells everyone that a message has changed, in the order of the changes; must not block. */
    void changed(MessageInfo message, long from);

    /** Tells everyone what somebody does; must not block. */
    void pushFrom(Event event, long from);
}
