package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.presence.Presences;
import chat.parley.server.room.Standings.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells people about rooms and who is in them; changes nothing. Safe for use by many threads at once; may wait for the storage.
 */
final class Directory {

    private static final int DEFAULT_LIMIT = 50;

    private static final Standing NOTHING_SAID = new Standing(0, 0, 0, 0, 0);

    private final Rooms rooms;
    private final Standings standings;
    private final AccountStore accounts;
    private final Presences presences;

    Directory(Rooms rooms, Standings standings, AccountStore accounts, Presences presences) {
        this.rooms = rooms;
        this.standings = standings;
        this.accounts = accounts;
        this.presences = presences;
    }

    /** A page and what to ask for the next one by. */
    private record Cut<T>(List<T> page, @Nullable T last) {

        /**
         * Takes a page from what follows.
         *
         * @param all everything from the page's begin on
         * @param limit how many the page may have; 0 for the usual
         */
        static <T> Cut<T> of(Stream<T> all, int limit) {
            int size = limit == 0 ? DEFAULT_LIMIT : limit;
            List<T> found = all.limit(size + 1L).toList();
            return found.size() <= size
                    ? new Cut<>(found, null)
                    : new Cut<>(found.subList(0, size), found.get(size - 1));
        }
    }

    private static String keyOf(@Nullable String text) {
        return text == null ? "" : Names.key(text); // every name comes after the empty one
    }

    /** The rooms that somebody may know of, and how they stand there. */
    Reply.RoomPage page(RoomRequest.Rooms asked, long account) throws IOException {
        String query = keyOf(asked.query());
        Cut<Room> cut = Cut.of(rooms.after(keyOf(asked.after())).stream()
                .filter(room -> isKnownTo(account, room) && room.matches(query)), asked.limit());
        List<Long> joined = cut.page.stream().filter(room -> room.member(account).isPresent()).map(Room::id).toList();
        Map<Long, Standing> standing = joined.isEmpty() ? Map.of() : standings.standings(account, joined);
        List<Reply.RoomEntry> entries = cut.page.stream().map(room -> {
            Standing here = standing.getOrDefault(room.id(), NOTHING_SAID);
            return new Reply.RoomEntry(room.info(), roleOf(account, room), room.roster().isInvited(account),
                    here.unread(),
                    here.mentions());
        }).toList();
        return new Reply.RoomPage(entries, cut.last == null ? null : cut.last.name());
    }

    private static boolean isKnownTo(long account, Room room) {
        return room.settings().visibility() == Visibility.PUBLIC || room.member(account).isPresent()
                || room.roster().isInvited(account);
    }

    private static @Nullable Role roleOf(long account, Room room) {
        return room.member(account).map(Member::role).orElse(null);
    }

    /** The room of a name, for somebody who may know of it. */
    Reply.Found find(String name, long account) throws RefusedException {
        Room room = rooms.find(name);
        if (!isKnownTo(account, room)) {
            throw room.privateRoom();
        }
        return found(room, account);
    }

    /** A room, for somebody who may know of it. */
    Reply.Found found(Room room, long account) {
        return new Reply.Found(room.info(), roleOf(account, room));
    }

    /** A room as a conversation of one of its members. */
    ConversationInfo conversation(Room room, long account) throws IOException {
        Standing here = standings.standings(account, List.of(room.id())).getOrDefault(room.id(), NOTHING_SAID);
        return new ConversationInfo(room.id(), room.info(), roleOf(account, room), null, here.seq(), here.change(),
                here.read(), here.unread(), here.mentions());
    }

    /** A page of a room's members. */
    Reply.MemberPage members(RoomRequest.Members asked, long asker) throws RefusedException, IOException {
        Room room = rooms.get(asked.room());
        Cut<Member> cut = Cut.of(room.roster().membersAfter(keyOf(asked.after())).stream(), asked.limit());
        Map<Long, Presences.Seen> seen = presences.look(cut.page.stream().map(Member::account).toList(), asker);
        List<MemberInfo> infos = cut.page.stream().map(m -> info(m,
                seen.getOrDefault(m.account(), Presences.Seen.NEVER), room.voices().mutedUntil(m.account()))).toList();
        return new Reply.MemberPage(infos, cut.last == null ? null : cut.last.name());
    }

    /** A member as the others see them, for an event to all of these. */
    MemberInfo member(Member member, @Nullable Long mutedUntil) throws IOException {
        return info(member, presences.lookForAll(member.account()), mutedUntil);
    }

    /** A member whose account is new, as the others see them. */
    static MemberInfo newcomer(Member member) {
        return info(member, Presences.Seen.NEVER, null);
    }

    private static MemberInfo info(Member member, Presences.Seen seen, @Nullable Long mutedUntil) {
        return new MemberInfo(member.name(), member.role(), seen.state(), seen.lastSeen(), mutedUntil);
    }

    /** Who is banned from a room. */
    Reply.NameList bans(Room room) throws IOException {
        List<String> names = new ArrayList<>();
        for (long account : room.roster().banned()) {
            accounts.find(account).map(Account::name).ifPresent(names::add);
        }
        names.sort(Comparator.comparing(Names::key));
        return new Reply.NameList(names);
    }

    /** The account of a name. */
    Account account(String name) throws RefusedException, IOException {
        return accounts.find(Names.key(name)).orElseThrow(
                () -> new RefusedException(ErrorCode.USER_NOT_FOUND, "There is nobody called " + name));
    }
}
