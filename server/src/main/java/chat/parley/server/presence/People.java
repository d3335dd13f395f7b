package chat.parley.server.presence;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.server.account.Account;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts that are signed in are to others, kept in memory: who is a friend, who has blocked whom. The storage is the
 * truth. Safe for use by many threads at once.
 *
 * <p>Each account has a lock (they share {@value #STRIPES}). A change between two accounts holds both from its first look until
 * the storage, then the memory of both has taken it, and those concerned have been told; a sign-in holds the account's while it
 * reads the storage and arrives. So whatever was stored before is read, and whatever is stored after reaches the memory.
 */
public final class People {

    private static final int STRIPES = 256; // a power of two

    private final PeopleStore store;
    private final Online online;
    private final ReentrantLock[] locks = IntStream.range(0, STRIPES).mapToObj(_ -> new ReentrantLock())
            .toArray(ReentrantLock[]::new);

    /**
     * Of every account that is signed in, and of some that were a moment ago. Entries come and go, and their contents change,
     * under the account's lock.
     */
    private final Map<Long, Ties> ties = new ConcurrentHashMap<>();

    /** What one account is to others. */
    private record Ties(Blocks blocks, Set<Long> friends) {}

    /** Something that reads or changes what is kept. */
    @FunctionalInterface
    interface Work<T> {

        /** Does it, or refuses to. */
        T run() throws RefusedException, IOException;
    }

    /**
     * Begins with nobody.
     *
     * @param store where friends and blocks are kept
     * @param online who is signed in
     */
    public People(PeopleStore store, Online online) {
        this.store = store;
        this.online = online;
    }

    /**
     * Lets a session in that has signed in: it is {@link Online} from then on. Waits for the storage when it is the account's first.
     * Must not be called under a room's lock. Its end is {@link Online#leave}.
     *
     * @param account whose session it is
     * @param session makes it, with the blocks that it is to give; must not block
     * @param <P> the kind of session
     * @return the session
     * @throws IOException when the storage fails: nobody has arrived
     */
    public <P extends Participant> P arrive(Account account, Function<Blocks, P> session) throws IOException {
        long id = account.id();
        ReentrantLock lock = lockOf(id);
        lock.lock();
        try {
            Ties known = ties.get(id);
            Ties mine = known == null ? load(id) : known;
            P arriving = session.apply(mine.blocks());
            ties.put(id, mine);
            online.arrive(arriving); // its friends hear of it, who have to be known before
            return arriving;
        } finally {
            lock.unlock();
        }
    }

    private Ties load(long account) throws IOException {
        PeopleStore.Relations kept = store.relations(account);
        Set<Long> friends = ConcurrentHashMap.newKeySet();
        friends.addAll(ids(kept.friends()));
        return new Ties(new Blocks(ids(kept.blocked()), ids(kept.blockedBy())), friends);
    }

    private static Set<Long> ids(Collection<PeopleStore.Person> people) {
        return people.stream().map(PeopleStore.Person::account).collect(Collectors.toSet());
    }

    /**
     * Forgets what an account is to others, unless it is signed in. Waits for nobody.
     *
     * @return whether that was possible; try again when it was not
     */
    boolean forget(long account) {
        ReentrantLock lock = lockOf(account);
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (online.stateOf(account) == PresenceState.OFFLINE) {
                ties.remove(account);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Names the friends of an account that is signed in, or was so and is not forgotten. */
    void forEachFriend(long account, LongConsumer friend) {
        Ties mine = ties.get(account);
        if (mine != null) {
            mine.friends().forEach(friend::accept);
        }
    }

    /** Whether another is a friend of an account that is signed in. */
    boolean isFriend(long account, long other) {
        Ties mine = ties.get(account);
        return mine != null && mine.friends().contains(other);
    }

    /** Takes note of a friendship that is stored, or not any more. Under the locks of both. */
    void setFriends(long one, long other, boolean on) {
        setFriend(ties.get(one), other, on);
        setFriend(ties.get(other), one, on);
    }

    private static void setFriend(@Nullable Ties mine, long friend, boolean on) {
        if (mine != null && on) {
            mine.friends().add(friend);
        } else if (mine != null) {
            mine.friends().remove(friend);
        }
    }

    /** Takes note of a block that is stored, or not any more. Under the locks of both. */
    void setBlocked(long account, long blocked, boolean on) {
        Ties mine = ties.get(account);
        if (mine != null) {
            mine.blocks().setBlocked(blocked, on);
        }
        Ties theirs = ties.get(blocked);
        if (theirs != null) {
            theirs.blocks().setBlockedBy(account, on);
        }
    }

    /** Does something while nothing changes between an account and any other. */
    <T> T alone(long account, Work<T> work) throws RefusedException, IOException {
        return alone(account, account, work);
    }

    /** Does something while nothing changes between two accounts, nor between one of them and any other. */
    <T> T alone(long one, long other, Work<T> work) throws RefusedException, IOException {
        // Always in the same order, so that no two threads wait for each other.
        ReentrantLock first = locks[Math.min(stripe(one), stripe(other))];
        ReentrantLock second = locks[Math.max(stripe(one), stripe(other))];
        first.lock();
        try {
            second.lock(); // perhaps the same: it can be taken twice
            try {
                return work.run();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private ReentrantLock lockOf(long account) {
        return locks[stripe(account)];
    }

    private static int stripe(long account) {
        return Long.hashCode(account) & STRIPES - 1;
    }
}
