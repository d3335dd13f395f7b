package chat.parley.server.wire;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.metrics.Counters;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole frames, length and payload, and counts what is refused and what is delivered. Safe for use by many threads at
 * once.
 */
public final class Frames {

    private final LongAdder deliveries = new LongAdder();
    private final Counters<ErrorCode> refusals = new Counters<>(ErrorCode.class);
    private final MessageCodec one;
    private final Codec two;

    /**
     * Makes the codecs of both versions.
     *
     * @param json what reads a client's frames
     */
    public Frames(FrameJson json) {
        one = new MessageCodec(json);
        two = new Codec(json);
    }

    /**
     * Gives what reads protocol 1.
     *
     * @return the codec
     */
    public MessageCodec one() {
        return one;
    }

    /**
     * Gives what reads protocol 2.
     *
     * @return the codec
     */
    public Codec two() {
        return two;
    }

    /**
     * Writes a message of protocol 1.
     *
     * @param message what to say
     * @return the frame
     */
    public byte[] of(ServerMessage message) {
        return FrameWriter.frame(one.encode(message));
    }

    /**
     * Writes an event of protocol 2.
     *
     * @param event what to push
     * @return the frame
     */
    public byte[] of(Event event) {
        return FrameWriter.frame(two.encode(event));
    }

    /**
     * Writes an answer of protocol 2.
     *
     * @param id the request's id
     * @param type the request's type
     * @param reply the answer
     * @return the frame
     */
    public byte[] of(String id, String type, Reply reply) {
        return FrameWriter.frame(two.encode(id, type, reply));
    }

    /**
     * Writes a refusal, which is the same in both versions but for the id.
     *
     * @param id the request's id; {@code null} where there is none, and in protocol 1
     * @param type the request's type, or {@link chat.parley.common.protocol.ProtocolException#NO_REQUEST}
     * @param code why
     * @param message words for a person
     * @return the frame
     */
    public byte[] refusal(@Nullable String id, String type, ErrorCode code, String message) {
        return refusal(id, type, code, message, null);
    }

    /**
     * Writes a refusal of protocol 2.
     *
     * @param id the request's id; {@code null} where there is none
     * @param type the request's type, or {@link chat.parley.common.protocol.ProtocolException#NO_REQUEST}
     * @param code why
     * @param message words for a person
     * @param retryAfter how long it is of no use to try again; {@code null} when that is not known
     * @return the frame
     */
    public byte[] refusal(@Nullable String id, String type, ErrorCode code, String message,
            @Nullable Duration retryAfter) {
        refusals.count(code);
        return FrameWriter.frame(two.encodeRefusal(id, type, code, message, retryAfter));
    }

    /**
     * Takes note of what happened in a conversation and was handed to those who are in it.
     *
     * @param sessions to how many sessions
     */
    public void delivered(int sessions) {
        deliveries.add(sessions);
    }

    /**
     * Tells how often something that happened in a conversation was handed to a session.
     *
     * @return how often until now
     */
    public long deliveries() {
        return deliveries.sum();
    }

    /**
     * Tells how often what was refused.
     *
     * @return the refusals that were written, by their code
     */
    public Counters<ErrorCode> refusals() {
        return refusals;
    }
}
