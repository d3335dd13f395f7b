package chat.parley.server.presence;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom an account has blocked, and who has blocked it, for as long as it is signed in; all its sessions share one. Safe for use
 * by many threads at once.
 */
public final class Blocks {

    private final Set<Long> blocked = ConcurrentHashMap.newKeySet();
    private final Set<Long> blockedBy = ConcurrentHashMap.newKeySet();

    /**
     * Begins with what is kept.
     *
     * @param blocked whom the account has blocked
     * @param blockedBy who has blocked the account
     */
    public Blocks(Collection<Long> blocked, Collection<Long> blockedBy) {
        this.blocked.addAll(blocked);
        this.blockedBy.addAll(blockedBy);
    }

    /**
     * Tells whether the account wants to hear nothing from another.
     *
     * @param other the other account
     * @return whether it has blocked it
     */
    public boolean hides(long other) {
        return blocked.contains(other);
    }

    /**
     * Tells whether the account has blocked anyone.
     *
     * @return whether
     */
    public boolean any() {
        return !blocked.isEmpty();
    }

    /**
     * Tells whether one of both has blocked the other.
     *
     * @param other the other account
     * @return whether nothing may be said between them
     */
    public boolean between(long other) {
        return blocked.contains(other) || blockedBy.contains(other);
    }

    /** Takes note that the account has blocked another, or hears from it again. */
    void setBlocked(long other, boolean on) {
        set(blocked, other, on);
    }

    /** Takes note that another has blocked the account, or hears from it again. */
    void setBlockedBy(long other, boolean on) {
        set(blockedBy, other, on);
    }

    private static void set(Set<Long> accounts, long account, boolean on) {
        if (on) {
            accounts.add(account);
        } else {
            accounts.remove(account);
        }
    }
}
