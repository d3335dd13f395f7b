package chat.parley.common.client;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is missing: one question at a time, syncs first, then the list of conversations. No answer is too late, because
 * the connection's heartbeat notices a server that gives none; a refusal is followed by a pause.
 *
 * <p>Safe for use by many threads at once. The lock is a leaf.
 */
final class CatchUp {

    private final ClientRuntime runtime;
    private final ReconnectPolicy policy;
    private final Timelines timelines;
    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final Set<Long> wanted = new LinkedHashSet<>(0);
    private final Set<Long> gaps = new LinkedHashSet<>(0); // wanted only if there still is a gap when it is their turn
    private boolean listWanted;
    private boolean unknown; // the list is wanted if there still is a conversation without a position
    private boolean asking;
    private int refusals;
    private @Nullable Link link; // somebody is signed in there

    CatchUp(ClientRuntime runtime, ReconnectPolicy policy, Timelines timelines) {
        this.runtime = runtime;
        this.policy = policy;
        this.timelines = timelines;
    }

    /** Asks for these conversations and then for the list. */
    void begin(Link by, Collection<Long> known) {
        lock.lock();
        try {
            forget();
            link = by;
            wanted.addAll(known);
            listWanted = true;
        } finally {
            lock.unlock();
        }
        ask();
    }

    /** There is nobody to ask. */
    void end() {
        lock.lock();
        try {
            forget();
            link = null;
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        wanted.clear();
        gaps.clear();
        listWanted = false;
        unknown = false;
        asking = false;
        refusals = 0;
    }

    /** Asks for conversations, whatever is known of them. */
    void want(Collection<Long> conversations) {
        add(wanted, conversations);
    }

    /** Asks for a conversation, if something is still missing when it is its turn. */
    void wantGap(long conversation) {
        add(gaps, List.of(conversation));
    }

    private void add(Set<Long> to, Collection<Long> conversations) {
        lock.lock();
        try {
            if (link == null) {
                return;
            }
            to.addAll(conversations);
        } finally {
            lock.unlock();
        }
        ask();
    }

    /** Asks for the list of conversations. */
    void wantList() {
        lock.lock();
        try {
            listWanted = link != null;
        } finally {
            lock.unlock();
        }
        ask();
    }

    /** Asks for the list, if there still is a conversation without a position when it is its turn. */
    void wantUnknown() {
        lock.lock();
        try {
            unknown = link != null;
        } finally {
            lock.unlock();
        }
        ask();
    }

    private void ask() {
        boolean asked = false;
        while (!asked) {
            List<Long> must = new ArrayList<>();
            List<Long> may = new ArrayList<>();
            boolean list = false;
            boolean perhaps = false;
            Link to;
            lock.lock();
            try {
                to = link;
                if (to == null || asking) {
                    return;
                }
                move(wanted, must, Limits.MAX_SYNC_CONVERSATIONS);
                move(gaps, may, Limits.MAX_SYNC_CONVERSATIONS - must.size());
                if (must.isEmpty() && may.isEmpty()) {
                    list = listWanted;
                    perhaps = unknown;
                    listWanted = false;
                    unknown = false;
                    if (!list && !perhaps) {
                        return;
                    }
                }
                asking = true;
            } finally {
                lock.unlock();
            }
            asked = (list || perhaps) ? askList(to, list) : askSync(to, must, may);
        }
    }

    private static void move(Set<Long> from, List<Long> to, int most) {
        Iterator<Long> next = from.iterator();
        for (int i = 0; i < most && next.hasNext(); i++) {
            to.add(next.next());
            next.remove();
        }
    }

    private boolean askList(Link to, boolean needed) {
        if (!needed && !timelines.hasUnknown()) {
            idle(to);
            return false;
        }
        to.ask(new MessageRequest.Conversations(), null, _ -> {
            idle(to); // the list itself was taken by Dispatch
            ask();
        }, failure -> refused(to, failure, List.of()));
        return true;
    }

    private boolean askSync(Link to, List<Long> must, List<Long> may) {
        Map<Long, Timeline> about = timelines.toAsk(must, may);
        if (about.isEmpty()) {
            idle(to);
            return false;
        }
        to.ask(new MessageRequest.Sync(timelines.positions(about), 0), null, synced -> synced(to, about, synced),
                failure -> refused(to, failure, about.keySet()));
        return true;
    }

    private void synced(Link by, Map<Long, Timeline> asked, Reply.Synced synced) {
        List<Long> again = timelines.synced(asked, synced);
        idle(by);
        want(again);
        ask();
    }

    private void idle(Link by) {
        lock.lock();
        try {
            if (link == by) {
                asking = false;
                refusals = 0;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Asks again after a pause; a lost connection is followed by {@link #begin} on the next one instead. */
    private void refused(Link by, Throwable failure, Collection<Long> asked) {
        if (failure instanceof DisconnectedException) {
            return;
        }
        int refusal;
        lock.lock();
        try {
            if (link != by) {
                return;
            }
            wanted.addAll(asked);
            listWanted |= asked.isEmpty();
            refusal = ++refusals;
        } finally {
            lock.unlock();
        }
        runtime.after(policy.delayBefore(refusal), () -> again(by));
    }

    private void again(Link by) {
        lock.lock();
        try {
            if (link != by) {
                return;
            }
            asking = false;
        } finally {
            lock.unlock();
        }
        ask();
    }
}
