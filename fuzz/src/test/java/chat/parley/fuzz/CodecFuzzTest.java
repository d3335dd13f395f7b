package chat.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v1.Message;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v2.Asked;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.ServerFrame;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Timeout;

/**
 * Any payload is a message or a {@link ProtocolException} with a code, for each of the four readers; any other exception is a
 * finding. What is a message is the same one when it is written and read again.
 */
class CodecFuzzTest {

    /** What all readers together take beside the payload: exceptions with their stack traces, mostly. */
    private static final long OVERHEAD_BYTES = 4 << 20;

    /** What they take for a byte of it: a tree of JSON has many bytes for an empty list of two. */
    private static final long BYTES_FOR_A_BYTE = 2_000;

    private static final FrameJson JSON = FrameJson.create(Limits.MAX_FRAME_BYTES);
    private static final MessageCodec ONE = new MessageCodec(JSON);
    private static final Codec TWO = new Codec(JSON);
    private static final Samples SAMPLES = new Samples();

    /** Takes a payload, which may be anybody's: a client's or a server's, of protocol 1 or 2. */
    @FuzzTest
    @Timeout(120)
    void anyPayload(byte[] payload) {
        Allocation.atMost(OVERHEAD_BYTES + BYTES_FOR_A_BYTE * payload.length, () -> {
            request1(payload);
            serverMessage1(payload);
            request2(payload);
            serverFrame2(payload);
            return TWO.isHello(payload);
        });
    }

    private static void request1(byte[] payload) {
        Message message;
        try {
            message = ONE.decodeRequest(payload);
        } catch (ProtocolException e) {
            assertExplained(e);
            return;
        }
        assertThat(again(() -> ONE.decodeRequest(ONE.encode(message)))).isEqualTo(message);
    }

    private static void serverMessage1(byte[] payload) {
        Message message;
        try {
            message = ONE.decodeServerMessage(payload);
        } catch (ProtocolException e) {
            assertExplained(e);
            return;
        }
        assertThat(again(() -> ONE.decodeServerMessage(ONE.encode(message)))).isEqualTo(message);
    }

    private static void request2(byte[] payload) {
        Asked asked;
        try {
            asked = TWO.decodeRequest(payload);
        } catch (ProtocolException e) {
            assertExplained(e);
            return;
        }
        assertThat(again(() -> TWO.decodeRequest(TWO.encode(asked.id(), asked.request())))).isEqualTo(asked);
    }

    private static void serverFrame2(byte[] payload) {
        Request<?> request = SAMPLES.of(payload);
        ServerFrame frame;
        try {
            frame = TWO.decode(payload, _ -> request);
        } catch (ProtocolException e) {
            assertExplained(e);
            return;
        }
        byte[] written = switch (frame) {
            case ServerFrame.Answered(String id, Reply reply) -> TWO.encode(id, request.type(), reply);
            case ServerFrame.Refused r -> TWO.encodeRefusal(r.id(), r.type(), r.code(), r.message(), r.retryAfter());
            case ServerFrame.Pushed(var event) -> TWO.encode(event);
            case ServerFrame.Unknown _ -> payload;
        };
        assertThat(again(() -> TWO.decode(written, _ -> request))).isEqualTo(frame);
    }

    /** Reading that must not fail. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws ProtocolException;
    }

    private static <T> T again(Reading<T> reading) {
        try {
            return reading.read();
        } catch (ProtocolException e) {
            throw new AssertionError("what was understood is not, written again", e);
        }
    }

    private static void assertExplained(ProtocolException e) {
        assertThat(e.code()).isBetween(ErrorCode.INVALID_UTF8, ErrorCode.INVALID_FIELD);
        assertThat(e.words()).isNotBlank();
    }
}
