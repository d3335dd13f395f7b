package chat.parley.server.net;

import chat.parley.server.session.CloseReason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts connections, in all and by address. An IPv6 address counts as its /64, which is what one subscriber has at the least.
 * Safe for use by many threads at once.
 */
final class Admission {

    private static final int IPV6_PREFIX_BYTES = 8;

    private final int max;
    private final int maxPerAddress;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private int all;
    private final Map<ByteBuffer, Integer> byAddress = new HashMap<>();

    /**
     * Starts at nothing.
     *
     * @param max connections in all; 0 for no limit
     * @param maxPerAddress connections from one address; 0 for no limit
     */
    Admission(int max, int maxPerAddress) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
    }

    /**
     * Takes a place; whoever gets one must {@link #release} it.
     *
     * @param address the peer
     * @return why there is none, or nothing when it was given
     */
    Optional<CloseReason> admit(InetAddress address) {
        ByteBuffer key = key(address);
        lock.lock();
        try {
            if (max != 0 && all >= max) {
                return Optional.of(CloseReason.SERVER_FULL);
            }
            int here = byAddress.getOrDefault(key, 0);
            if (maxPerAddress != 0 && here >= maxPerAddress) {
                return Optional.of(CloseReason.TOO_MANY_CONNECTIONS);
            }
            all++;
            byAddress.put(key, here + 1);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a place back.
     *
     * @param address the peer that had it
     */
    void release(InetAddress address) {
        ByteBuffer key = key(address);
        lock.lock();
        try {
            all--;
            byAddress.compute(key, (_, here) -> here == null || here == 1 ? null : here - 1);
        } finally {
            lock.unlock();
        }
    }

    private static ByteBuffer key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
    }
}
