package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.server.account.Account;
import chat.parley.server.presence.Participant;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What moderators and owners do: to people, of lower role than their own only, and to what may be said. Repeating what is so
 * already changes nothing and tells nobody. Safe for use by many threads at once; waits for the storage.
 */
final class Moderation {

    private final Rooms rooms;
    private final RoomStore store;
    private final Directory directory;
    private final Notices notices;

    Moderation(Rooms rooms, RoomStore store, Directory directory, Notices notices) {
        this.rooms = rooms;
        this.store = store;
        this.directory = directory;
        this.notices = notices;
    }

    /** Somebody else than who asks. */
    private Account other(String name, Participant who) throws RefusedException, IOException {
        Account account = directory.account(name);
        if (account.id() == who.account().id()) {
            throw new RefusedException(ErrorCode.NOT_YOURSELF, "You cannot do this to yourself");
        }
        return account;
    }

    private static void requireRank(Member asker, @Nullable Member target) throws RefusedException {
        if (target != null && target.role().compareTo(asker.role()) >= 0) {
            throw new RefusedException(ErrorCode.NOT_ALLOWED,
                    target.name() + " has the same role as you, or one above yours");
        }
    }

    private static @Nullable Member memberOrNull(Room room, Account account) {
        return room.member(account.id()).orElse(null);
    }

    private static boolean isPresent(Room room, Account account) {
        return room.presentNamed(Names.key(account.name())).isPresent();
    }

    private static RefusedException notAMember(Room room, Account account) {
        return new RefusedException(ErrorCode.NOT_A_MEMBER, account.name() + " is not a member of " + room.name());
    }

    Reply.Done invite(RoomRequest.Invite request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        Account target = other(request.user(), who);
        if (who.blocks().between(target.id())) {
            throw new RefusedException(ErrorCode.BLOCKED, "One of you has blocked the other");
        }
        return MemberWork.on(room, who, Role.MODERATOR, asker -> {
            if (room.roster().isBanned(target.id())) {
                throw new RefusedException(ErrorCode.BANNED,
                        target.name() + " is banned from " + room.name() + "; take the ban back first");
            }
            if (room.member(target.id()).isEmpty() && !room.roster().isInvited(target.id())) {
                store.invite(room.id(), target.id(), asker.account(), System.currentTimeMillis());
                room.roster().invite(target.id());
                notices.tell(target.id(), null, new Event.Invited(room.info(), asker.name()));
            }
        });
    }

    Reply.Done kick(RoomRequest.Kick request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        Account target = other(request.user(), who);
        return MemberWork.on(room, who, Role.MODERATOR, asker -> {
            Member member = memberOrNull(room, target);
            requireRank(asker, member);
            if (member != null) {
                store.removeMember(room.id(), target.id());
                rooms.leave(room, member);
                notices.gone(room, member, RemovalReason.KICKED, who);
            } else if (!isPresent(room, target)) {
                throw notAMember(room, target);
            }
            room.expel(account -> account == target.id(), asker.name() + " has put you out of " + room.name());
        });
    }

    Reply.Done ban(RoomRequest.Ban request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        Account target = other(request.user(), who);
        return MemberWork.on(room, who, Role.MODERATOR, asker -> {
            Member member = memberOrNull(room, target);
            requireRank(asker, member);
            store.ban(room.id(), target.id(), asker.account(), System.currentTimeMillis());
            room.roster().setBanned(target.id(), true);
            if (member != null) {
                rooms.leave(room, member);
                notices.gone(room, member, RemovalReason.BANNED, who);
            }
            room.expel(account -> account == target.id(), asker.name() + " has banned you from " + room.name());
        });
    }

    Reply.Done unban(RoomRequest.Unban request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        Account target = other(request.user(), who);
        return MemberWork.on(room, who, Role.MODERATOR, _ -> {
            store.unban(room.id(), target.id());
            room.roster().setBanned(target.id(), false);
        });
    }

    Reply.Done mute(RoomRequest.Mute request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        Account target = other(request.user(), who);
        return MemberWork.on(room, who, Role.MODERATOR, asker -> {
            Member member = memberOrNull(room, target);
            requireRank(asker, member);
            if (member == null && !isPresent(room, target) && room.voices().mutedUntil(target.id()) == null) {
                throw notAMember(room, target);
            }
            boolean on = request.minutes() > 0;
            long until = on ? System.currentTimeMillis() + Duration.ofMinutes(request.minutes()).toMillis() : 0;
            MemberInfo info = member == null ? null : directory.member(member, on ? until : null);
            store.mute(room.id(), target.id(), until);
            room.voices().mute(target.id(), until);
            if (info != null) {
                Notices.memberChanged(room, info);
            }
        });
    }

    Reply.Done setRole(RoomRequest.SetRole request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        Account target = directory.account(request.user());
        return MemberWork.on(room, who, Role.OWNER, _ -> {
            Member member = room.member(target.id()).orElseThrow(() -> notAMember(room, target));
            if (member.role() == request.role()) {
                return;
            }
            if (member.role() == Role.OWNER && owners(room) == 1) {
                throw new RefusedException(ErrorCode.LAST_OWNER,
                        room.name() + " needs an owner: make somebody else one before");
            }
            giveRole(room, member, request.role());
        });
    }

    private static long owners(Room room) {
        return room.members().stream().filter(member -> member.role() == Role.OWNER).count();
    }

    /** Under the room's {@link Room#changes()}. */
    void giveRole(Room room, Member member, Role role) throws IOException {
        Member changed = member.withRole(role);
        MemberInfo info = directory.member(changed, room.voices().mutedUntil(member.account()));
        store.putMember(room.id(), member.account(), role, member.joinedAt());
        room.roster().put(changed);
        Notices.memberChanged(room, info);
    }

    Reply.Done slowMode(RoomRequest.SlowMode request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        return MemberWork.on(room, who, Role.MODERATOR,
                _ -> restrict(room, request.seconds(), room.settings().paused()));
    }

    Reply.Done pause(RoomRequest.Pause request, Participant who) throws RefusedException, IOException {
        Room room = rooms.get(request.room());
        return MemberWork.on(room, who, Role.MODERATOR,
                _ -> restrict(room, room.settings().slowSeconds(), request.paused()));
    }

    private void restrict(Room room, int slowSeconds, boolean paused) throws RefusedException, IOException {
        RoomStore.Settings before = room.settings();
        RoomStore.Settings now = new RoomStore.Settings(before.name(), before.topic(), before.visibility(),
                before.passwordHash(), before.capacity(), slowSeconds, paused);
        if (!now.equals(before)) {
            rooms.change(room, now);
            Notices.roomChanged(room);
        }
    }
}
