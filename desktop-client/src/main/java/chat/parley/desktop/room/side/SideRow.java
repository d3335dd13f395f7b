package chat.parley.desktop.room.side;

import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.model.Conversation;
import org.jspecify.annotations.Nullable;

/** What stands in one row of the side bar. Immutable. */
public sealed interface SideRow {

    /** The parts of the side bar. */
    enum Section {
        /** The rooms, by name. */
        ROOMS,
        /** The direct conversations, the one with the newest message first. */
        DIRECT
    }

    /** What the sign of a conversation says. */
    enum Sign {
        /** A room for everyone. */
        PUBLIC,
        /** A room with a password. */
        LOCKED,
        /** A room for those only who are invited. */
        PRIVATE,
        /** A direct conversation. */
        PERSON
    }

    /**
     * What a section begins with.
     *
     * @param section which
     * @param collapsed whether only what is open or unread of it is shown
     * @param size how many conversations it has
     */
    record Heading(Section section, boolean collapsed, int size) implements SideRow {}

    /**
     * A conversation.
     *
     * @param conversation which
     * @param title what it is called
     * @param sign what it is
     * @param presence whether the other is there; {@code null} in a room, and when it is not known
     * @param draft whether something unsent waits in its composer
     * @param unread how many messages are unread, counted up to 1,000
     * @param mentions how many of them mention the account
     * @param muted whether the person wants to be told of none of its messages
     * @param open whether it is the one that is open
     */
    record Talk(Conversation conversation, String title, Sign sign, @Nullable PresenceState presence, boolean draft,
            int unread, int mentions, boolean muted, boolean open) implements SideRow {

        /**
         * Tells whether something waits in it to which the person wants to be called.
         *
         * @return whether it does
         */
        public boolean calls() {
            return mentions > 0 || (unread > 0 && !muted);
        }
    }

    /**
     * Tells whether another row is about the same, whatever it shows.
     *
     * @param other the other row
     * @return whether it is
     */
    default boolean isSame(SideRow other) {
        return switch (this) {
            case Heading heading -> other instanceof Heading(var section, _, _) && section == heading.section();
            case Talk talk -> other instanceof Talk that && that.conversation().equals(talk.conversation());
        };
    }
}
