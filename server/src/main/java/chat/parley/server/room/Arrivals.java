package chat.parley.server.room;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.RoomPasswords;
import chat.parley.server.presence.Participant;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes people members: who joins, and whom an invite link brings. Safe for use by many threads at once, which wait for the
 * storage and for bcrypt.
 */
public final class Arrivals {

    private final Rooms rooms;
    private final RoomStore store;
    private final RoomPasswords passwords;
    private final Directory directory;
    private final Notices notices;

    Arrivals(Rooms rooms, RoomStore store, RoomPasswords passwords, Directory directory, Notices notices) {
        this.rooms = rooms;
        this.store = store;
        this.passwords = passwords;
        this.directory = directory;
        this.notices = notices;
    }

    /** Keeps that somebody has become a member, with whatever lets them. */
    @FunctionalInterface
    public interface Keeping {

        /**
         * Keeps it. Under the room's lock, so that nothing about the room changes meanwhile.
         *
         * @param role what the new member may do
         * @param at since when, in milliseconds since 1970-01-01 UTC
         * @return the number of the member's account; 0 when there is none after all: nothing has changed then
         * @throws RefusedException when it is refused: nothing has changed
         * @throws IOException when the storage fails: nothing has changed
         */
        long keep(Role role, long at) throws RefusedException, IOException;
    }

    /** What has to hold before somebody becomes a member. Under the room's lock. */
    @FunctionalInterface
    private interface Admission {

        void require() throws RefusedException;
    }

    /**
     * Somebody joins by themselves.
     *
     * @param room where
     * @param password the room's, if they gave one
     * @param who who
     * @return the room as a conversation of theirs; also for a member
     * @throws RefusedException when they may not come in
     * @throws IOException when the storage fails
     */
    ConversationInfo join(Room room, @Nullable String password, Participant who) throws RefusedException, IOException {
        long account = who.account().id();
        String proven = provenHash(room, password, account);
        return arrive(room, who,
                // The password that was right may be another one by now.
                () -> room.requireAdmission(account, proven != null && proven.equals(room.settings().passwordHash())),
                (role, at) -> {
                    store.putMember(room.id(), account, role, at);
                    return account;
                });
    }

    /**
     * An invite link brings somebody, past the room's privacy and password.
     *
     * @param room where
     * @param who who
     * @param keeping keeps it, unless they are a member already
     * @return the room as a conversation of theirs; also for a member
     * @throws RefusedException when they are banned, or the room is full or no more, or they are in too many; or by the keeping
     * @throws IOException when the storage fails
     */
    public ConversationInfo admit(Room room, Participant who, Keeping keeping) throws RefusedException, IOException {
        return arrive(room, who, () -> room.requireAdmissionByLink(who.account().id()), keeping);
    }

    /**
     * An invite link brings somebody who has no account yet, past the room's privacy and password.
     *
     * @param room where
     * @param name the name of the account that is to be made
     * @param keeping makes the account, too
     * @return whether there is one now
     * @throws RefusedException when the room is full or no more; or by the keeping
     * @throws IOException when the storage fails
     */
    public boolean admitNew(Room room, String name, Keeping keeping) throws RefusedException, IOException {
        room.changes().lock();
        try {
            Rooms.requireThere(room);
            room.requireAdmissionByLink(0);
            Role role = roleOfNext(room);
            long at = System.currentTimeMillis();
            long account = keeping.keep(role, at);
            if (account == 0) {
                return false;
            }
            Member member = new Member(account, name, role, at);
            rooms.join(room, member);
            Notices.memberChanged(room, Directory.newcomer(member));
            return true;
        } finally {
            room.changes().unlock();
        }
    }

    private ConversationInfo arrive(Room room, Participant who, Admission admission, Keeping keeping)
            throws RefusedException, IOException {
        long account = who.account().id();
        ReentrantLock mine = rooms.joining(account);
        mine.lock();
        try {
            room.changes().lock();
            try {
                Rooms.requireThere(room);
                if (room.member(account).isPresent()) {
                    return directory.conversation(room, account);
                }
                admission.require();
                rooms.requirePlace(account);
                return becomeMember(room, who, keeping);
            } finally {
                room.changes().unlock();
            }
        } finally {
            mine.unlock();
        }
    }

    /**
     * Checks the password that was given for a room, under no lock because that takes long.
     *
     * @return the hash that it fits; {@code null} when it does not fit, none was given or none is needed
     */
    private @Nullable String provenHash(Room room, @Nullable String password, long account) throws RefusedException {
        String hash = room.settings().passwordHash();
        if (hash == null || password == null || room.roster().isInvited(account)) {
            return null;
        }
        room.requireAdmission(account, true); // who may not come in anyway cannot try passwords
        return room.member(account).isEmpty() && passwords.matches(account, password, hash) ? hash : null;
    }

    /** Under the account's and the room's lock. */
    private ConversationInfo becomeMember(Room room, Participant who, Keeping keeping)
            throws RefusedException, IOException {
        long account = who.account().id();
        Member member = new Member(account, who.name(), roleOfNext(room), System.currentTimeMillis());
        MemberInfo info = directory.member(member, room.voices().mutedUntil(account));
        keeping.keep(member.role(), member.joinedAt());
        rooms.join(room, member);
        Notices.memberChanged(room, info);
        // Read now and not before, so that nothing can be said in between that is neither counted nor heard.
        ConversationInfo conversation = directory.conversation(room, account);
        notices.tell(account, who, new Event.Joined(conversation));
        return conversation;
    }

    /** Whoever comes into a room that everyone has left owns it. */
    private static Role roleOfNext(Room room) {
        return room.members().isEmpty() ? Role.OWNER : Role.MEMBER;
    }
}
