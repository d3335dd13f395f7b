package chat.parley.server.presence;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import java.util.Collection;

/**
 * How many friends an account may have; 0 for no limit. Safe for use by many threads at once.
 *
 * @param friends how many it may have when it gets another one by what it does itself
 * @param requests how many questions to become friends may be open when it asks another
 * @param reached counts who is refused for it
 */
public record FriendQuota(int friends, int requests, Counters<Limit> reached) {

    /** Makes sure that an account may have another friend. */
    void requireRoomForFriend(PeopleStore.Relations relations) throws RefusedException {
        require(friends, relations.friends(), Limit.FRIENDS_PER_ACCOUNT, "friends");
    }

    /** Makes sure that an account may ask another to be friends. */
    void requireRoomForRequest(PeopleStore.Relations relations) throws RefusedException {
        requireRoomForFriend(relations);
        require(requests, relations.outgoing(), Limit.FRIEND_REQUESTS_PER_ACCOUNT, "open friend requests");
    }

    private void require(int most, Collection<PeopleStore.Person> now, Limit limit, String what)
            throws RefusedException {
        if (most > 0 && now.size() >= most) {
            reached.count(limit);
            throw new RefusedException(ErrorCode.TOO_MANY_FRIENDS,
                    "You have " + now.size() + " " + what + " already, and may not have more");
        }
    }
}
