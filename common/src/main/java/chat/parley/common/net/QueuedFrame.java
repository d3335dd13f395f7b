package chat.parley.common.net;

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
     * Takes what to write next: one frame as it is, or a record's worth of them copied together.
     *
     * @param queue not empty
     * @return bytes that are no longer in the queue
     */
    static byte[] takeBurst(ArrayDeque<QueuedFrame> queue) {
        byte[] first = queue.remove().frame;
        QueuedFrame second = queue.peek();
        if (second == null || first.length + second.frame.length > RECORD_BYTES) {
            return first;
        }
        int length = first.length;
        int frames = 0;
        for (QueuedFrame waiting : queue) {
            if (length + waiting.frame.length > RECORD_BYTES) {
                break;
            }
            length += waiting.frame.length;
            frames++;
        }
        byte[] burst = new byte[length];
        System.arraycopy(first, 0, burst, 0, first.length);
        int at = first.length;
        for (int i = 0; i < frames; i++) {
            byte[] frame = queue.remove().frame;
            System.arraycopy(frame, 0, burst, at, frame.length);
            at += frame.length;
        }
        return burst;
    }
}
