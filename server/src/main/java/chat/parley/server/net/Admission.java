package chat.parley.server.net;

import chat.parley.server.config.ServerConfig;
import chat.parley.server.limit.AddressBlock;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import chat.parley.server.session.CloseReason;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Counts connections, in all and by address, and those on which nobody has signed in. Safe for use by many threads at once.
 */
final class Admission {

    private final ServerConfig.Limits limits;
    private final IntSupplier signedIn;
    private final Counters<Limit> reached;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private int all;
    private final Map<AddressBlock, Integer> byAddress = new HashMap<>();

    /**
     * Starts at nothing.
     *
     * @param limits what the administrator has set
     * @param signedIn tells on how many connections somebody is signed in
     * @param reached counts who is refused
     */
    Admission(ServerConfig.Limits limits, IntSupplier signedIn, Counters<Limit> reached) {
        this.limits = limits;
        this.signedIn = signedIn;
        this.reached = reached;
    }

    /**
     * Takes a place; whoever gets one must {@link #release} it.
     *
     * @param address the peer
     * @return why there is none, or nothing when it was given
     */
    Optional<CloseReason> admit(InetAddress address) {
        AddressBlock block = AddressBlock.of(address);
        lock.lock();
        try {
            int here = byAddress.getOrDefault(block, 0);
            if (isReached(limits.connections(), all)) {
                return refused(Limit.CONNECTIONS, CloseReason.SERVER_FULL);
            }
            if (isReached(limits.connectionsPerAddress(), here)) {
                return refused(Limit.CONNECTIONS_PER_ADDRESS, CloseReason.TOO_MANY_CONNECTIONS);
            }
            if (isReached(limits.connectionsNotSignedIn(), all - signedIn.getAsInt())) {
                return refused(Limit.CONNECTIONS_NOT_SIGNED_IN, CloseReason.SERVER_FULL);
            }
            all++;
            byAddress.put(block, here + 1);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isReached(int limit, int now) {
        return limit != 0 && now >= limit;
    }

    private Optional<CloseReason> refused(Limit limit, CloseReason reason) {
        reached.count(limit);
        return Optional.of(reason);
    }

    /**
     * Gives a place back.
     *
     * @param address the peer that had it
     */
    void release(InetAddress address) {
        AddressBlock block = AddressBlock.of(address);
        lock.lock();
        try {
            all--;
            byAddress.compute(block, (_, here) -> here == null || here == 1 ? null : here - 1);
        } finally {
            lock.unlock();
        }
    }
}
