package chat.parley.common.net;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes what waits in many outboxes, one after the other. A virtual thread for each of them would do the same, but starting one and
 * waking a processor for it costs as much as a small write.
 *
 * <p>No outbox waits for a peer of another one: each writer has a successor that stands by. It is run when its predecessor has to wait,
 * or by a processor that is idle, and goes on with what is left. So there are as many writers as processors, those that wait for
 * their peers, and one more.
 */
final class Sweep {

    private final List<Outbox> outboxes;
    private final AtomicInteger next = new AtomicInteger();

    private Sweep(List<Outbox> outboxes) {
        this.outboxes = outboxes;
    }

    /**
     * Starts writing; never waits.
     *
     * @param outboxes those with something held back, each once; not changed afterwards
     */
    static void of(List<Outbox> outboxes) {
        Thread.startVirtualThread(new Sweep(outboxes)::write);
    }

    private void write() {
        int mine = next.getAndIncrement();
        if (mine < outboxes.size() - 1) {
            Thread.startVirtualThread(this::write);
        }
        while (mine < outboxes.size()) {
            outboxes.get(mine).write();
            mine = next.getAndIncrement();
        }
    }
}
