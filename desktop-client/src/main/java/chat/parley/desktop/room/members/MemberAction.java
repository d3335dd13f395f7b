package chat.parley.desktop.room.members;

import chat.parley.common.protocol.v2.FriendState;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a member of a room. */
enum MemberAction {
    /** Opens the direct conversation with them. */
    DIRECT,
    /** Writes to them alone, in the room. */
    WHISPER,
    /** Asks them to be friends. */
    ADD_FRIEND,
    /** Accepts that they have asked. */
    ACCEPT_FRIEND,
    /** Takes the own question back. */
    WITHDRAW_FRIEND,
    /** Is friends with them no more. */
    REMOVE_FRIEND,
    /** Hears nothing of them any more. */
    BLOCK,
    /** Hears of them again. */
    UNBLOCK,
    /** Lets them not write for a while. */
    MUTE,
    /** Lets them write again. */
    UNMUTE,
    /** Puts them out. */
    KICK,
    /** Puts them out for good. */
    BAN,
    /** Makes them a member like others. */
    MAKE_MEMBER,
    /** Makes them a moderator. */
    MAKE_MODERATOR,
    /** Makes them an owner. */
    MAKE_OWNER;

    /**
     * What a member is to the account.
     *
     * @param me whether it is the account itself
     * @param friend what they are as a friend
     * @param blocked whether the account has blocked them
     */
    record Relation(boolean me, FriendState friend, boolean blocked) {}

    /**
     * Tells what the server would allow.
     *
     * @param mine the account's role in the room; {@code null} when it is not known
     * @param member whom it is about
     * @param relation what they are to the account
     * @param now the present
     * @return what to offer, in the order of a menu
     */
    static Set<MemberAction> offered(@Nullable Role mine, MemberInfo member, Relation relation, Instant now) {
        EnumSet<MemberAction> offered = EnumSet.noneOf(MemberAction.class);
        if (!relation.me()) {
            addPersonal(offered, relation);
            if (mine != null && mine.compareTo(member.role()) > 0) {
                offered.add(isMuted(member, now) ? UNMUTE : MUTE);
                offered.add(KICK);
                offered.add(BAN);
            }
        }
        if (mine == Role.OWNER) {
            offered.add(MAKE_MEMBER);
            offered.add(MAKE_MODERATOR);
            offered.add(MAKE_OWNER);
            offered.remove(switch (member.role()) {
                case MEMBER -> MAKE_MEMBER;
                case MODERATOR -> MAKE_MODERATOR;
                case OWNER -> MAKE_OWNER;
            });
        }
        return offered;
    }

    private static void addPersonal(Set<MemberAction> offered, Relation relation) {
        if (relation.blocked()) {
            offered.add(UNBLOCK);
            return;
        }
        offered.add(DIRECT);
        offered.add(WHISPER);
        offered.add(switch (relation.friend()) {
            case FRIEND -> REMOVE_FRIEND;
            case INCOMING -> ACCEPT_FRIEND;
            case OUTGOING -> WITHDRAW_FRIEND;
            case NONE -> ADD_FRIEND;
        });
        offered.add(BLOCK);
    }

    /**
     * Tells whether a member may not write now.
     *
     * @param member who
     * @param now the present
     * @return whether they are muted
     */
    static boolean isMuted(MemberInfo member, Instant now) {
        return member.mutedUntil() != null && member.mutedUntil() > now.toEpochMilli();
    }
}
