package chat.parley.desktop.lobby;

import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import org.jspecify.annotations.Nullable;

/**
 * A room as the lobby lists it.
 *
 * @param room what is known of it
 * @param section where in the list it stands
 * @param role what the account may do in it; {@code null} when it is no member
 * @param first whether it is the first of its section, and the section's name stands above it
 * @param unread how many messages of others are unread, counted up to 1,000
 * @param mentions how many unread messages mention the account
 */
record RoomRow(RoomInfo room, Section section, @Nullable Role role, boolean first, int unread, int mentions) {

    /** The parts of the list, from the top. */
    enum Section {
        /** The account is invited and no member. */
        INVITED,
        /** The account is a member. */
        JOINED,
        /** Everything else. */
        OTHER
    }

    long id() {
        return room.room();
    }

    boolean joined() {
        return section == Section.JOINED;
    }

    boolean full() {
        return room.capacity() > 0 && room.members() >= room.capacity();
    }

    RoomRow asFirst() {
        return new RoomRow(room, section, role, true, unread, mentions);
    }

    /** The room's name: what a list's reader looks for. */
    @Override
    public String toString() {
        return room.name();
    }
}
