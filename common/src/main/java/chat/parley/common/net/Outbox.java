package chat.parley.common.net;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Frames waiting for one connection.
 *
 * <p>Offering never blocks, whatever the peer does, and frames leave in the order in which they were offered. The first offer
 * to an idle outbox starts a writer, a fresh virtual thread, which drains it and ends; it copies as many frames as fit into
 * one buffer of 16 KiB, which is one TLS record and one system call. The bytes of all frames that are not written yet are
 * bounded; who offers over the bound is told so and decides what becomes of the connection.
 *
 * <p>Any thread may offer. The lock is a leaf: nothing else is locked, and nothing foreign called, while it is held.
 */
public final class Outbox {

    /** The most plain text that one TLS record carries (RFC 8446, section 5.1), in bytes. */
    private static final int RECORD_BYTES = 16 * 1024;

    /** What became of an offer. */
    public enum Offer {
        /** It will be written unless the connection fails. */
        QUEUED,
        /** There is no room for it; it was not queued. */
        FULL,
        /** The outbox takes no more; it was not queued. */
        CLOSED
    }

    /** What happens at the end of an outbox; called by the writer, at most one of the two, once. */
    interface End {

        /** {@link Outbox#finish} was called and everything is written. */
        void drained();

        /**
         * Writing failed; what was queued is lost.
         *
         * @param cause what the stream threw
         */
        void failed(IOException cause);
    }

    /** Tells the writer that the outbox is finished; no frame is empty. */
    private static final byte[] FINISHED = {};

    private final OutputStream out;
    private final long maxBytes;
    private final End end;

    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>(2);
    private long queuedBytes; // of the queue and of what the writer is busy with
    private boolean writing;
    private boolean closed;

    /**
     * Makes an empty outbox.
     *
     * @param out where frames go; written to by one thread at a time
     * @param maxBytes how many bytes may wait; 0 for no bound
     * @param end what to call at the end
     */
    Outbox(OutputStream out, long maxBytes, End end) {
        this.out = out;
        this.maxBytes = maxBytes == 0 ? Long.MAX_VALUE : maxBytes;
        this.end = end;
    }

    /**
     * Queues a frame. Never waits for the peer. One frame over the bound is taken when nothing else waits, so that no frame is
     * too large for every outbox.
     *
     * @param frame length and payload; must not be changed afterwards, and may be shared by many outboxes
     * @return what became of it
     */
    Offer offer(byte[] frame) {
        boolean start;
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (queuedBytes > 0 && queuedBytes + frame.length > maxBytes) {
                return Offer.FULL;
            }
            queue.add(frame);
            queuedBytes += frame.length;
            start = !writing;
            writing = true;
        } finally {
            lock.unlock();
        }
        startWriter(start);
        return Offer.QUEUED;
    }

    /**
     * Takes no more frames, and ends when what is queued has been written. Only the first call counts.
     *
     * @param last a frame to write at the very end, over the bound or not; {@code null} for none
     * @param discard whether to drop what waits, so that the last frame comes next
     */
    void finish(byte @Nullable [] last, boolean discard) {
        boolean start;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (discard) {
                queue.clear();
            }
            if (last != null) {
                queue.add(last);
                queuedBytes += last.length;
            }
            start = !writing;
            writing = true;
        } finally {
            lock.unlock();
        }
        startWriter(start);
    }

    private void startWriter(boolean start) {
        if (start) {
            Thread.startVirtualThread(this::drain);
        }
    }

    private void drain() {
        int written = 0;
        byte[] burst = next(written);
        try {
            while (burst != null && burst.length > 0) {
                out.write(burst);
                written = burst.length;
                burst = next(written);
            }
        } catch (IOException e) {
            fail(e);
            return;
        } catch (RuntimeException e) {
            fail(new IOException("the stream broke", e)); // or frames would pile up behind a writer that is no more
            return;
        }
        if (burst != null) {
            end.drained();
        }
    }

    /** Whatever is offered from now on is refused, and no writer starts any more. */
    private void fail(IOException cause) {
        lock.lock();
        try {
            closed = true;
            queue.clear();
        } finally {
            lock.unlock();
        }
        end.failed(cause);
    }

    /**
     * What to write next: one frame as it is, or a record's worth of them copied together; {@code null} when idle; and
     * {@link #FINISHED}, to one writer only, when there will never be any more.
     */
    private byte @Nullable [] next(int written) {
        lock.lock();
        try {
            queuedBytes -= written;
            byte[] first = queue.poll();
            if (first == null) {
                writing = false;
                return closed ? FINISHED : null;
            }
            byte[] second = queue.peek();
            if (second == null || first.length + second.length > RECORD_BYTES) {
                return first;
            }
            int length = first.length;
            int frames = 0;
            for (byte[] frame : queue) {
                if (length + frame.length > RECORD_BYTES) {
                    break;
                }
                length += frame.length;
                frames++;
            }
            byte[] burst = new byte[length];
            System.arraycopy(first, 0, burst, 0, first.length);
            int at = first.length;
            for (int i = 0; i < frames; i++) {
                byte[] frame = queue.remove();
                System.arraycopy(frame, 0, burst, at, frame.length);
                at += frame.length;
            }
            return burst;
        } finally {
            lock.unlock();
        }
    }
}
