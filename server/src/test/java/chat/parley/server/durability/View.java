package chat.parley.server.durability;

import chat.parley.common.protocol.v2.MessageInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What somebody has seen of a conversation from its beginning: of each message a digest, so that hundreds of views of thousands of
 * messages fit into memory. What comes twice, or leaves a gap, is a finding.
 *
 * <p>Safe for use by many threads at once.
 */
final class View {

    private static final long CHANGE = 0xffff_ffffL;

    private final String whose;
    private final Findings findings;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private long[] digests = new long[64];
    private int size;

    View(String whose, Findings findings) {
        this.whose = whose;
        this.findings = findings;
    }

    /** Every component of the message counts; the lower half is the number of its last change. */
    private static long digest(MessageInfo message) {
        return (long) message.hashCode() << Integer.SIZE | (message.change() & CHANGE);
    }

    /** New messages have come. */
    void told(Collection<MessageInfo> messages) {
        lock.lock();
        try {
            for (MessageInfo message : messages) {
                if (message.seq() != size + 1) {
                    findings.add(whose + " was told after " + size + ": " + message);
                    return;
                }
                digests = size < digests.length ? digests : Arrays.copyOf(digests, 2 * size);
                digests[size++] = digest(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A message has changed. */
    void changed(MessageInfo message) {
        lock.lock();
        try {
            if (message.seq() > size) {
                findings.add(whose + " was told of a change before the message: " + message);
                return;
            }
            int index = (int) message.seq() - 1;
            if (message.change() <= (digests[index] & CHANGE)) {
                findings.add(whose + " was told twice of change " + message.change() + " of " + message);
            }
            digests[index] = digest(message);
        } finally {
            lock.unlock();
        }
    }

    /** How many messages there are. */
    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Must be the same as what is stored. */
    void requireSame(View stored) {
        long[] mine = all();
        long[] its = stored.all();
        int differs = Arrays.mismatch(mine, its);
        if (differs >= 0) {
            findings.add(
                    "%s has %d messages of %d, and the first that differs is %d: change %s instead of %s".formatted(
                            whose, mine.length, its.length, differs + 1, change(mine, differs), change(its, differs)));
        }
    }

    private static String change(long[] digests, int index) {
        return index < digests.length ? Long.toString(digests[index] & CHANGE) : "none";
    }

    private long[] all() {
        lock.lock();
        try {
            return Arrays.copyOf(digests, size);
        } finally {
            lock.unlock();
        }
    }
}
