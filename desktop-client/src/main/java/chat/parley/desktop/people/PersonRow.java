package chat.parley.desktop.people;

import chat.parley.common.protocol.v2.PresenceState;
import org.jspecify.annotations.Nullable;

/**
 * A person in the list.
 *
 * @param name who
 * @param section where in the list they stand
 * @param first whether they are the first of their section, and the section's name stands above them
 * @param relation what they are to the account
 * @param presence whether they are there; {@code null} when it is not known
 * @param lastSeen when they were last signed in, in milliseconds since 1970-01-01 UTC; {@code null} when it is not known
 * @param unread how many unread messages they have written to the account directly
 */
record PersonRow(String name, Section section, boolean first, Relation relation, @Nullable PresenceState presence,
        @Nullable Long lastSeen, int unread) {

    /** The parts of the list, from the top. */
    enum Section {
        /** Who asks to be a friend. */
        INCOMING,
        /** Who has written to the account, and it has not read it. */
        UNREAD,
        /** Who is there. */
        ONLINE,
        /** Who is signed in and away. */
        AWAY,
        /** Who is not signed in. */
        OFFLINE,
        /** Friends of whom it is not known whether they are there, for want of a connection. */
        FRIENDS,
        /** Others of whom it is not for the account to know. */
        OTHERS,
        /** Who was asked to be a friend. */
        OUTGOING,
        /** Who is blocked. */
        BLOCKED
    }

    PersonRow asFirst() {
        return new PersonRow(name, section, true, relation, presence, lastSeen, unread);
    }

    /** The person's name: what a list's reader looks for. */
    @Override
    public String toString() {
        return name;
    }
}
