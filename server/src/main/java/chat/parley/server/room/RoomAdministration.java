package chat.parley.server.room;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.server.account.Account;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What those who run the server do to rooms, whether they are members or not. Those concerned are told as if a member had done it,
 * but not by whom. Safe for use by many threads at once; waits for the storage.
 */
public final class RoomAdministration {

    private final Rooms rooms;
    private final RoomStore store;
    private final Directory directory;
    private final Moderation moderation;
    private final Notices notices;
    private final Lobby lobby;

    RoomAdministration(Rooms rooms, RoomStore store, Directory directory, Moderation moderation, Notices notices,
            Lobby lobby) {
        this.rooms = rooms;
        this.store = store;
        this.directory = directory;
        this.moderation = moderation;
        this.notices = notices;
        this.lobby = lobby;
    }

    /**
     * Lists rooms, private ones among them.
     *
     * @param after the name after which they must come; empty for the first ones
     * @param limit how many at most
     * @return them, by name
     */
    public List<RoomInfo> after(String after, int limit) {
        return rooms.after(Names.key(after)).stream().limit(limit).map(Room::info).toList();
    }

    /**
     * Finds a room.
     *
     * @param name its name, in any case
     * @return the room
     * @throws RefusedException when there is none
     */
    public Room find(String name) throws RefusedException {
        return rooms.find(name);
    }

    /**
     * Deletes a room; its messages go little by little.
     *
     * @param room which
     * @throws RefusedException when it is no more
     * @throws IOException when the storage fails: nothing has changed
     */
    public void delete(Room room) throws RefusedException, IOException {
        room.changes().lock();
        try {
            Rooms.requireThere(room);
            List<Member> members = List.copyOf(room.members());
            rooms.remove(room);
            members.forEach(member -> notices.tell(member.account(), null,
                    new Event.Removed(room.id(), RemovalReason.DELETED, null)));
            room.expel(_ -> true, room.name() + " was deleted");
        } finally {
            room.changes().unlock();
        }
        lobby.changed();
    }

    /**
     * Gives a room to somebody, who becomes a member if they are none; whoever owned it before becomes a moderator.
     *
     * @param room which
     * @param owner the account that owns it from now on
     * @throws RefusedException when it is no more
     * @throws IOException when the storage fails: it may have the new owner beside old ones then
     */
    public void transfer(Room room, Account owner) throws RefusedException, IOException {
        ReentrantLock theirs = rooms.joining(owner.id());
        theirs.lock();
        try {
            room.changes().lock();
            try {
                Rooms.requireThere(room);
                giveTo(room, owner);
                for (Member member : List.copyOf(room.members())) {
                    if (member.role() == Role.OWNER && member.account() != owner.id()) {
                        moderation.giveRole(room, member, Role.MODERATOR);
                    }
                }
            } finally {
                room.changes().unlock();
            }
        } finally {
            theirs.unlock();
        }
        lobby.changed();
    }

    private void giveTo(Room room, Account owner) throws IOException {
        Member before = room.member(owner.id()).orElse(null);
        if (before != null) {
            moderation.giveRole(room, before, Role.OWNER);
            return;
        }
        if (room.roster().isBanned(owner.id())) {
            store.unban(room.id(), owner.id());
            room.roster().setBanned(owner.id(), false);
        }
        Member member = new Member(owner.id(), owner.name(), Role.OWNER, System.currentTimeMillis());
        var info = directory.member(member, room.voices().mutedUntil(owner.id()));
        store.putMember(room.id(), owner.id(), Role.OWNER, member.joinedAt());
        rooms.join(room, member);
        Notices.memberChanged(room, info);
        notices.tell(owner.id(), null, new Event.Joined(directory.conversation(room, owner.id())));
    }

    /**
     * Counts who may not come in.
     *
     * @param room which
     * @return how many are banned
     */
    public int banned(Room room) {
        return room.roster().banned().size();
    }
}
