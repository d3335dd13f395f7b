package chat.parley.server.room;

import chat.parley.common.protocol.Names;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Who belongs to a room, who is invited and who is banned, wherever they are. Read by many threads at once, without waiting; changed by
 * the one that holds {@link Room#changes()}.
 */
final class Roster {

    private final Map<Long, Member> members = new ConcurrentHashMap<>();
    private final NavigableMap<String, Member> membersByKey = new ConcurrentSkipListMap<>();
    private final Set<Long> invited = ConcurrentHashMap.newKeySet();
    private final Set<Long> banned = ConcurrentHashMap.newKeySet();

    Roster(RoomStore.StoredRoom stored) {
        stored.members().forEach(m -> put(new Member(m.account(), m.name(), m.role(), m.joinedAt())));
        invited.addAll(stored.invited());
        banned.addAll(stored.banned());
    }

    boolean isMember(long account) {
        return members.containsKey(account);
    }

    Optional<Member> member(long account) {
        return Optional.ofNullable(members.get(account));
    }

    /** The member of that name, given its {@linkplain Names#key key}. */
    Optional<Member> named(String key) {
        return Optional.ofNullable(membersByKey.get(key));
    }

    /** All members, in no order; a view that may change meanwhile. */
    Collection<Member> members() {
        return members.values();
    }

    /** The members whose names come after this one, by name; a view that may change meanwhile. */
    Collection<Member> membersAfter(String key) {
        return membersByKey.tailMap(key, false).values();
    }

    /** A new member, who needs no invitation any more; or one with another role. */
    void put(Member member) {
        members.put(member.account(), member);
        membersByKey.put(Names.key(member.name()), member);
        invited.remove(member.account());
    }

    void remove(Member member) {
        members.remove(member.account());
        membersByKey.remove(Names.key(member.name()));
    }

    boolean isInvited(long account) {
        return invited.contains(account);
    }

    void invite(long account) {
        invited.add(account);
    }

    boolean isBanned(long account) {
        return banned.contains(account);
    }

    /** All who are banned; a view that may change meanwhile. */
    Collection<Long> banned() {
        return banned;
    }

    /** Bans somebody, whose invitation is void then, or lets them off. */
    void setBanned(long account, boolean on) {
        if (on) {
            banned.add(account);
            invited.remove(account);
        } else {
            banned.remove(account);
        }
    }
}
