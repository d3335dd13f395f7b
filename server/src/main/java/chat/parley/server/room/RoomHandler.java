package chat.parley.server.room;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.account.AccountStore;
import chat.parley.server.account.RoomPasswords;
import chat.parley.server.presence.Online;
import chat.parley.server.presence.Participant;
import chat.parley.server.presence.Presences;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is asked about rooms. What the asker must be for a request (signed in, a member, a moderator, an owner) has been
 * checked before, and is checked again at the moment of a change. Runs on the thread of the asker's session, which waits for the
 * storage and for bcrypt.
 *
 * <p>Safe for use by many threads at once.
 */
public final class RoomHandler {

    private final Rooms rooms;
    private final RoomStore store;
    private final RoomPasswords passwords;
    private final Lobby lobby;
    private final Directory directory;
    private final Notices notices;
    private final Moderation moderation;
    private final Arrivals arrivals;
    private final RoomAdministration administration;

    /**
     * Makes the handler.
     *
     * @param rooms all rooms
     * @param store where they are kept
     * @param standings tells what is unread
     * @param accounts where accounts are kept
     * @param passwords hashes and checks the passwords of rooms
     * @param online who is signed in
     * @param presences tells whether members are there
     * @param frames writes events
     * @param lobby shows who is in public rooms
     */
    public RoomHandler(Rooms rooms, RoomStore store, Standings standings, AccountStore accounts,
            RoomPasswords passwords, Online online, Presences presences, Frames frames, Lobby lobby) {
        this.rooms = rooms;
        this.store = store;
        this.passwords = passwords;
        this.lobby = lobby;
        this.directory = new Directory(rooms, standings, accounts, presences);
        this.notices = new Notices(online, frames);
        this.moderation = new Moderation(rooms, store, directory, notices);
        this.arrivals = new Arrivals(rooms, store, passwords, directory, notices);
        this.administration = new RoomAdministration(rooms, store, directory, moderation, notices, lobby);
    }

    /**
     * Gives what makes people members.
     *
     * @return it
     */
    public Arrivals arrivals() {
        return arrivals;
    }

    /**
     * Gives what those who run the server do to rooms.
     *
     * @return it
     */
    public RoomAdministration administration() {
        return administration;
    }

    /**
     * Does what is asked.
     *
     * @param request what
     * @param who who asks
     * @return the answer
     * @throws RefusedException when it is refused: nothing has changed
     * @throws IOException when the storage fails
     */
    public Reply handle(RoomRequest<?> request, Participant who) throws RefusedException, IOException {
        long account = who.account().id();
        return switch (request) {
            case RoomRequest.Rooms page -> directory.page(page, account);
            case RoomRequest.FindRoom find -> directory.find(find.name(), account);
            case RoomRequest.Members members -> directory.members(members, account);
            case RoomRequest.Bans bans -> directory.bans(rooms.get(bans.room()));
            case RoomRequest.Create create -> create(create, who);
            case RoomRequest.Join join -> new Reply.Joined(arrivals.join(rooms.get(join.room()), join.password(), who));
            case RoomRequest.Leave leave -> leave(rooms.get(leave.room()), who);
            case RoomRequest.RoomUpdate update -> update(rooms.get(update.room()), update, who);
            case RoomRequest.RoomDelete delete -> delete(rooms.get(delete.room()), who);
            case RoomRequest.Invite invite -> moderation.invite(invite, who);
            case RoomRequest.Kick kick -> moderation.kick(kick, who);
            case RoomRequest.Ban ban -> moderation.ban(ban, who);
            case RoomRequest.Unban unban -> moderation.unban(unban, who);
            case RoomRequest.Mute mute -> moderation.mute(mute, who);
            case RoomRequest.SetRole setRole -> moderation.setRole(setRole, who);
            case RoomRequest.SlowMode slowMode -> moderation.slowMode(slowMode, who);
            case RoomRequest.Pause pause -> moderation.pause(pause, who);
        };
    }

    private Reply create(RoomRequest.Create create, Participant who) throws RefusedException, IOException {
        long account = who.account().id();
        rooms.requireCreation(create.name(), account); // before the hash, which costs much
        Room room = rooms.create(new RoomStore.Settings(create.name(), create.topic() == null ? "" : create.topic(),
                create.visibility() == null ? Visibility.PUBLIC : create.visibility(), hash(create.password()),
                create.capacity(), 0, false), who.account());
        lobby.changed();
        ConversationInfo info = directory.conversation(room, account);
        notices.tell(account, who, new Event.Joined(info));
        return new Reply.Joined(info);
    }

    private @Nullable String hash(@Nullable String password) {
        return password == null || password.isEmpty() ? null : passwords.hash(password);
    }

    private Reply leave(Room room, Participant who) throws RefusedException, IOException {
        return MemberWork.on(room, who, Role.MEMBER, asker -> {
            Optional<Member> successor = successor(room, asker);
            if (successor.isPresent()) {
                moderation.giveRole(room, successor.get(), Role.OWNER);
            }
            store.removeMember(room.id(), asker.account());
            rooms.leave(room, asker);
            notices.gone(room, asker, RemovalReason.LEFT, who);
            room.expel(account -> account == asker.account(), "You have left " + room.name());
        });
    }

    /** Who has to become an owner because the last one goes, if that is so and anyone is left. */
    private static Optional<Member> successor(Room room, Member leaver) {
        if (leaver.role() != Role.OWNER) {
            return Optional.empty();
        }
        return room.members().stream().filter(member -> member.account() != leaver.account())
                .min(Comparator.comparing(Member::role, Comparator.reverseOrder())
                        .thenComparingLong(Member::joinedAt).thenComparingLong(Member::account))
                .filter(member -> member.role() != Role.OWNER);
    }

    private Reply update(Room room, RoomRequest.RoomUpdate update, Participant who)
            throws RefusedException, IOException {
        String hash = hash(update.password());
        MemberWork.on(room, who, Role.OWNER, _ -> {
            RoomStore.Settings before = room.settings();
            RoomStore.Settings now = new RoomStore.Settings(orElse(update.name(), before.name()),
                    orElse(update.topic(), before.topic()), orElse(update.visibility(), before.visibility()),
                    update.password() == null ? before.passwordHash() : hash,
                    orElse(update.capacity(), before.capacity()), before.slowSeconds(), before.paused());
            if (now.equals(before)) {
                return;
            }
            rooms.change(room, now);
            Notices.roomChanged(room);
            if (now.visibility() == Visibility.PRIVATE && before.visibility() == Visibility.PUBLIC) {
                room.expel(account -> room.member(account).isEmpty(), room.name() + " is private from now on");
            }
        });
        lobby.changed();
        return directory.found(room, who.account().id());
    }

    private static <T> T orElse(@Nullable T now, T before) {
        return now == null ? before : now;
    }

    private Reply delete(Room room, Participant who) throws RefusedException, IOException {
        Reply done = MemberWork.on(room, who, Role.OWNER, asker -> {
            List<Member> members = List.copyOf(room.members());
            rooms.remove(room);
            members.forEach(member -> notices.removed(room, member, RemovalReason.DELETED, who));
            room.expel(_ -> true, asker.name() + " has deleted " + room.name());
        });
        lobby.changed();
        return done;
    }
}
