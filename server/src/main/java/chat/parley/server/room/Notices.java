package chat.parley.server.room;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.server.presence.Online;
import chat.parley.server.presence.Participant;
import chat.parley.server.wire.Frames;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what has become of them and of their rooms. Nothing here waits, so that all of it may be called under a room's
 * lock.
 *
 * @param online who is signed in
 * @param frames writes events
 */
record Notices(Online online, Frames frames) {

    /**
     * Tells an account's sessions something that concerns its list of conversations.
     *
     * @param account which
     * @param except a session that knows already; {@code null} for none
     * @param event what
     */
    void tell(long account, @Nullable Participant except, Event event) {
        online.tell(account, except, Participant.PEOPLE, () -> frames.of(event));
    }

    /** Tells every member of a new one, or of one who has changed. */
    static void memberChanged(Room room, MemberInfo member) {
        room.tell(new Event.MemberChanged(room.id(), member));
    }

    /** Tells every member that the room has changed. */
    static void roomChanged(Room room) {
        room.tell(new Event.RoomChanged(room.info()));
    }

    /**
     * Tells everyone that somebody is no member any more.
     *
     * @param room of which room
     * @param member who, removed from it already
     * @param reason why
     * @param by the session whose request it was
     */
    void gone(Room room, Member member, RemovalReason reason, Participant by) {
        room.tell(new Event.MemberGone(room.id(), member.name(), reason));
        removed(room, member, reason, by);
    }

    /** Tells somebody's sessions, but for the one that asked for it, that they are no member any more. */
    void removed(Room room, Member member, RemovalReason reason, Participant by) {
        boolean self = by.account().id() == member.account();
        tell(member.account(), by, new Event.Removed(room.id(), reason, self ? null : by.name()));
    }
}
