package chat.parley.common.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Frames waiting for one connection.
 *
 * <p>Offering never blocks, whatever the peer does, and frames leave in the order in which they were offered. The first offer
 * to an idle outbox starts a writer, a fresh virtual thread, which drains it and ends; it copies as many frames as fit into
 * one buffer of 16 KiB, so that they share TLS records and system calls. Where a thread offers many, a {@link Cork} holds them
 * back until there is enough for a buffer, and one {@link Sweep} writes to all of its peers.
 *
 * <p>The bytes of all frames that wait for their turn are bounded; who offers over the bound is told so and decides what becomes of
 * the connection. What is being written does not count for a response: a peer that has read it may have asked for more before the
 * writer knows.
 *
 * <p>Some peers can fetch again what they have missed ({@link #onLag}). For them events give way: when the bound is reached,
 * the events that wait are dropped, but never a response, and so are those that are offered before everything else is written.
 * Then one frame tells the peer which topics it has missed something of. Every event that is offered is written, or dropped
 * before such a frame that names its topic.
 *
 * <p>Any thread may offer. The lock is a leaf: nothing else is locked, and nothing foreign called, while it is held.
 */
public final class Outbox {

    /** What became of an offer. */
    public enum Offer {
        /** It will be written unless the connection fails. */
        QUEUED,
        /** It was dropped, because the peer lags; a frame will tell the peer to fetch it, unless the connection ends. */
        LAGGING,
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

    /**
     * What has gone through an outbox.
     *
     * @param waiting bytes that are not written yet
     * @param frames how many were ever queued
     * @param bytes how many they had
     */
    public record Traffic(long waiting, long frames, long bytes) {}

    /** Tells the writer that the outbox is finished; no frame is empty. */
    private static final ByteBuffer FINISHED = ByteBuffer.allocate(0);

    /** Where frames are copied together. */
    private static final Spares BURSTS = new Spares(QueuedFrame.RECORD_BYTES);

    private final OutputStream out;
    private final long maxBytes;
    private final End end;

    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final ArrayDeque<QueuedFrame> queue = new ArrayDeque<>(2);
    private long queuedBytes;
    private long busyBytes; // of what the writer is busy with
    private @Nullable Function<Set<Long>, byte[]> resync; // null: the peer could not fetch anything again
    private @Nullable Set<Long> missed; // the topics of dropped events while lagging, and a writer is busy then; else null
    private boolean writing;
    private boolean waiting; // writing, but no writer has come yet
    private boolean closed;
    private long frames; // ever queued, as are the next
    private long bytes;

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
     * Lets events give way from now on, when the bound is reached.
     *
     * @param resync makes the frame that tells the peer to fetch again what it has missed of these topics; called by the
     *        writer, without any lock, when everything that was not dropped is written. What is offered meanwhile comes after
     *        that frame
     */
    void onLag(Function<Set<Long>, byte[]> resync) {
        lock.lock();
        try {
            this.resync = resync;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Queues a frame. Never waits for the peer. One frame over the bound is taken when nothing else waits, so that no frame is
     * too large for every outbox.
     *
     * @param frame length and payload; must not be changed afterwards, and may be shared by many outboxes
     * @return what became of it, which is not {@link Offer#LAGGING}
     */
    Offer offer(byte[] frame) {
        return offer(QueuedFrame.response(frame));
    }

    /**
     * Queues a frame that the peer can do without for a while, if it {@linkplain #onLag can fetch} what it has missed;
     * otherwise like {@link #offer(byte[])}.
     *
     * @param frame as there
     * @param topic what the peer has to fetch when this frame is dropped
     * @return what became of it, which is not {@link Offer#FULL} if the peer can fetch what it has missed
     */
    Offer offerEvent(byte[] frame, long topic) {
        return offer(QueuedFrame.event(frame, topic));
    }

    private Offer offer(QueuedFrame offered) {
        boolean start;
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (offered.event && missed != null) {
                missed.add(offered.topic);
                return Offer.LAGGING;
            }
            if (isFullFor(offered) && resync != null) {
                queue.removeIf(this::isDropped);
                if (offered.event) {
                    miss(offered.topic);
                    return Offer.LAGGING;
                }
            }
            if (isFullFor(offered)) {
                return Offer.FULL;
            }
            queue.add(offered);
            queuedBytes += offered.frame.length;
            frames++;
            bytes += offered.frame.length;
            start = isWriterDue(offered.frame.length);
        } finally {
            lock.unlock();
        }
        if (start && !Cork.sweep()) {
            startWriter();
        }
        return Offer.QUEUED;
    }

    /** Whether a writer has to come now; under the lock. */
    private boolean isWriterDue(long added) {
        boolean full = queuedBytes >= QueuedFrame.RECORD_BYTES;
        if (!writing) {
            writing = true;
            waiting = true;
            return !Cork.holds(this) || full;
        }
        return waiting && full && queuedBytes - added < QueuedFrame.RECORD_BYTES;
    }

    /** Writes what waits for a writer, on the calling thread; nothing when another writer was faster. */
    void write() {
        boolean mine;
        lock.lock();
        try {
            mine = waiting;
            waiting = false;
        } finally {
            lock.unlock();
        }
        if (mine) {
            drain();
        }
    }

    /**
     * Tells what has gone through.
     *
     * @return what has until now
     */
    Traffic traffic() {
        lock.lock();
        try {
            return new Traffic(queuedBytes + busyBytes, frames, bytes);
        } finally {
            lock.unlock();
        }
    }

    private boolean isFullFor(QueuedFrame offered) {
        long before = offered.event ? queuedBytes + busyBytes : queuedBytes;
        return before > 0 && before + offered.frame.length > maxBytes;
    }

    private boolean isDropped(QueuedFrame waiting) {
        if (waiting.event) {
            miss(waiting.topic);
            queuedBytes -= waiting.frame.length;
        }
        return waiting.event;
    }

    private void miss(long topic) {
        if (missed == null) {
            missed = new HashSet<>();
        }
        missed.add(topic);
    }

    /**
     * Takes no more frames, and ends when what is queued has been written; a peer that lags is not told what it has missed
     * any more. Only the first call counts.
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
                queuedBytes = 0;
            }
            if (last != null) {
                queue.add(QueuedFrame.response(last));
                queuedBytes += last.length;
                frames++;
                bytes += last.length;
            }
            start = !writing || waiting;
            writing = true;
            waiting = start;
        } finally {
            lock.unlock();
        }
        if (start) {
            startWriter();
        }
    }

    private void startWriter() {
        Thread.startVirtualThread(this::write);
    }

    private void drain() {
        byte[] room = BURSTS.take();
        ByteBuffer burst;
        try {
            burst = next(room);
            while (burst != null && burst.hasRemaining()) {
                out.write(burst.array(), burst.arrayOffset(), burst.remaining());
                burst = next(room);
            }
        } catch (IOException e) {
            fail(e);
            return;
        } catch (RuntimeException e) {
            fail(new IOException("writing broke off", e)); // or frames would pile up behind a writer that is no more
            return;
        } finally {
            BURSTS.give(room);
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
            queuedBytes = 0;
        } finally {
            lock.unlock();
        }
        end.failed(cause);
    }

    /**
     * What to write next: one frame as it is, or a record's worth of them copied together; {@code null} when idle; and
     * {@link #FINISHED}, to one writer only, when there will never be any more.
     */
    private @Nullable ByteBuffer next(byte[] room) {
        Set<Long> topics;
        Function<Set<Long>, byte[]> telling;
        lock.lock();
        try {
            busyBytes = 0;
            if (!queue.isEmpty()) {
                ByteBuffer burst = QueuedFrame.takeBurst(queue, room);
                busyBytes = burst.remaining();
                queuedBytes -= busyBytes;
                return burst;
            }
            if (closed || missed == null || resync == null) {
                writing = false;
                return closed ? FINISHED : null;
            }
            topics = missed;
            missed = null; // an event that is offered from here on is queued, and written after what is told now
            telling = resync;
        } finally {
            lock.unlock();
        }
        byte[] frame = telling.apply(topics);
        lock.lock();
        try {
            if (!closed) {
                queue.addFirst(QueuedFrame.response(frame));
                queuedBytes += frame.length;
                frames++;
                bytes += frame.length;
            }
        } finally {
            lock.unlock();
        }
        return next(room);
    }
}
