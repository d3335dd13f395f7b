package chat.parley.desktop.room.members;

import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PresenceState;
import org.jspecify.annotations.Nullable;

/** What stands in one row of the list of members. Immutable. */
sealed interface MemberRow {

    /** The parts of the list. */
    enum Group {
        /** Owners of the room. */
        OWNERS,
        /** Moderators. */
        MODERATORS,
        /** Other members who are there. */
        ONLINE,
        /** Other members who are signed in, and away. */
        AWAY,
        /** Other members who are not signed in. */
        OFFLINE,
        /** Other members of whom it is not known whether they are there, for want of a connection. */
        OTHERS
    }

    /**
     * What a group begins with.
     *
     * @param group which
     * @param size how many members it has
     */
    record Heading(Group group, int size) implements MemberRow {}

    /**
     * A member.
     *
     * @param member who; whether they are there only counts in {@code presence}
     * @param presence whether they are there; {@code null} when it is not known
     * @param me whether it is the account itself
     * @param muted whether they may not write now
     * @param friend whether they are a friend
     * @param blocked whether the account has blocked them
     */
    record Person(MemberInfo member, @Nullable PresenceState presence, boolean me, boolean muted, boolean friend,
            boolean blocked)
            implements
                MemberRow {}

    /**
     * Tells whether another row is about the same, whatever it shows.
     *
     * @param other the other row
     * @return whether it is
     */
    default boolean isSame(MemberRow other) {
        return switch (this) {
            case Heading heading -> other instanceof Heading(var group, _) && group == heading.group();
            case Person person -> other instanceof Person that && that.member().user().equals(person.member().user());
        };
    }
}
