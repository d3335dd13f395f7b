package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.presence.Participant;
import java.io.IOException;

/** What a member does to a room while nobody else changes it. */
@FunctionalInterface
interface MemberWork {

    /**
     * Does it: first in the storage, then in the room; then tells those concerned. Under the room's {@link Room#changes()}.
     *
     * @param asker the member who does it, as they are now
     * @throws RefusedException when it is refused: nothing has changed
     * @throws IOException when the storage fails
     */
    void run(Member asker) throws RefusedException, IOException;

    /**
     * Does something to a room, for a member whose role allows it at that moment: it may have changed since the request was looked
     * at first.
     *
     * @param room which
     * @param who who does it
     * @param atLeast the lowest role that may
     * @param work what
     * @return that it is done
     * @throws RefusedException when the room is no more, who asks is no member, or their role does not allow it; or by the work
     * @throws IOException when the storage fails
     */
    static Reply.Done on(Room room, Participant who, Role atLeast, MemberWork work)
            throws RefusedException, IOException {
        room.changes().lock();
        try {
            Rooms.requireThere(room);
            Member asker = room.member(who.account().id()).orElseThrow(
                    () -> new RefusedException(ErrorCode.NOT_A_MEMBER, "You are not a member of " + room.name()));
            if (asker.role().compareTo(atLeast) < 0) {
                throw new RefusedException(ErrorCode.NOT_ALLOWED,
                        "Your role in " + room.name() + " does not allow this");
            }
            work.run(asker);
            return new Reply.Done();
        } finally {
            room.changes().unlock();
        }
    }
}
