package chat.parley.common.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** A frame in an {@link Outbox}; an event, which can be dropped, belongs to a topic. */
final class QueuedFrame {

    /** The most plain text that one TLS record carries (RFC 8446, section 5.1), in bytes. */
    static final int RECORD_BYTES = 16 * 1024;

    final byte[] frame;
    final boolean event;
    final long topic;

    private QueuedFrame(byte[] frame, boolean event, long topic) {
        this.frame = frame;
        this.event = event;
        this.topic = topic;
    }

    /**
     * Makes one that is never dropped.
     *
     * @param frame length and payload
     * @return the frame to queue
     */
    static QueuedFrame response(byte[] frame) {
        return new QueuedFrame(frame, false, 0);
    }

    /**
     * Makes one that may be dropped.
     *
     * @param frame length and payload
     * @param topic what is to be fetched then
     * @return the frame to queue
     */
    static QueuedFrame event(byte[] frame, long topic) {
        return new QueuedFrame(frame, true, topic);
    }

    /**
     * Takes what to write next: one frame as it is, or as many as there is room for copied together.
     *
     * @param queue not empty
     * @param room where frames are copied to
     * @return bytes that are no longer in the queue
     */
    static ByteBuffer takeBurst(ArrayDeque<QueuedFrame> queue, byte[] room) {
        byte[] first = queue.remove().frame;
        if (queue.isEmpty() || first.length + queue.element().frame.length > room.length) {
            return ByteBuffer.wrap(first);
        }
        ByteBuffer burst = ByteBuffer.wrap(room).put(first);
        while (!queue.isEmpty() && queue.element().frame.length <= burst.remaining()) {
            burst.put(queue.remove().frame);
        }
        return burst.flip();
    }
}
