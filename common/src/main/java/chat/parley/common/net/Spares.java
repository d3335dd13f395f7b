package chat.parley.common.net;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Arrays of one length that nobody uses now: as many as there may be threads that run at the same time. Who needs one for a moment takes
 * it from here and gives it back; one that is not given back is only lost to the others. Any thread may call.
 */
final class Spares {

    private final int bytes;
    private final Queue<byte[]> spares = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    /**
     * Begins with none.
     *
     * @param bytes how long each is
     */
    Spares(int bytes) {
        this.bytes = bytes;
    }

    /** Gives an array that nobody else has; whatever is in it. */
    byte[] take() {
        byte[] spare = spares.poll();
        return spare == null ? new byte[bytes] : spare;
    }

    /** Takes one back that came from here, and that nobody uses any more. */
    void give(byte[] spare) {
        boolean _ = spares.offer(spare);
    }
}
