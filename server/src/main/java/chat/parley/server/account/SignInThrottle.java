package chat.parley.server.account;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.limit.AddressBlock;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows down who guesses passwords: by the address that they guess from, and by the account that they guess at, from however many
 * addresses. So that nobody can lock somebody else out, an address from which an account was signed in to before is counted for
 * itself: there the account's owner may sign in whatever strangers do, from elsewhere or from there at other accounts.
 *
 * <p>Safe for use by many threads at once. Nothing of it is stored; the places that sessions come back to after a restart are known
 * again by that.
 */
final class SignInThrottle {

    /** How many places are known: those used last. */
    private static final int PLACES = 50_000;

    private final FailureThrottle<AddressBlock> byAddress;
    private final FailureThrottle<String> byAccount;
    private final FailureThrottle<Place> byPlace;
    private final Counters<Limit> reached;

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedSet<Place> known = new LinkedHashSet<>(); // guarded by lock; those used last come last

    /** An account as seen from an address. */
    private record Place(String account, AddressBlock from) {}

    /**
     * Begins with nothing.
     *
     * @param limits what the administrator has set
     * @param reached counts who has to wait
     */
    SignInThrottle(ServerConfig.Limits limits, Counters<Limit> reached) {
        Duration longest = Duration.ofSeconds(limits.loginDelaySeconds());
        int address = limits.loginsPerMinute();
        int account = limits.loginsPerAccount();
        this.byAddress = new FailureThrottle<>(address, longest, System::nanoTime);
        this.byAccount = new FailureThrottle<>(account, longest, System::nanoTime);
        this.byPlace = new FailureThrottle<>(address == 0 || account == 0
                ? address + account
                : Math.min(address,
                        account),
                longest, System::nanoTime);
        this.reached = reached;
    }

    /** Refuses who has to wait before they register a name. */
    void require(InetAddress from) throws RefusedException {
        require(byAddress.delay(AddressBlock.of(from)), Limit.LOGINS_PER_MINUTE);
    }

    /**
     * Refuses who has to wait before they sign in.
     *
     * @param account the key of the account's name, whether there is one or not
     * @param from the address of who asks
     */
    void require(String account, InetAddress from) throws RefusedException {
        Place place = new Place(account, AddressBlock.of(from));
        if (isKnown(place)) {
            require(byPlace.delay(place), Limit.LOGINS_PER_ACCOUNT);
        } else {
            require(byAddress.delay(place.from), Limit.LOGINS_PER_MINUTE);
            require(byAccount.delay(account), Limit.LOGINS_PER_ACCOUNT);
        }
    }

    private void require(Duration delay, Limit limit) throws RefusedException {
        if (delay.isPositive()) {
            reached.count(limit);
            throw new RefusedException(ErrorCode.TOO_MANY_ATTEMPTS, "Too many failed attempts; try again in "
                    + delay.plusNanos(999_999_999).toSeconds() + " s", delay);
        }
    }

    /** Takes note that somebody has tried to register a name that is taken. */
    void failed(InetAddress from) {
        byAddress.failed(AddressBlock.of(from));
    }

    /** Takes note of a wrong password. */
    void failed(String account, InetAddress from) {
        Place place = new Place(account, AddressBlock.of(from));
        byAddress.failed(place.from);
        if (isKnown(place)) {
            byPlace.failed(place);
        } else {
            byAccount.failed(account);
        }
    }

    /** Takes note that somebody has signed in: their account is known there from now on. */
    void succeeded(String account, InetAddress from) {
        Place place = new Place(account, AddressBlock.of(from));
        byPlace.forgive(place);
        lock.lock();
        try {
            known.addLast(place); // moves there when it is known
            if (known.size() > PLACES) {
                known.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isKnown(Place place) {
        lock.lock();
        try {
            return known.contains(place);
        } finally {
            lock.unlock();
        }
    }
}
