package chat.parley.common.protocol.v2;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.common.Limits;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;

/** One codec for all tests, and short words for what they do with it. */
final class TestCodec {

    static final Codec CODEC = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));

    private TestCodec() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String json(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }

    static Request<?> request(String json) throws ProtocolException {
        return CODEC.decodeRequest(utf8(json)).request();
    }

    static ServerFrame frame(String json) throws ProtocolException {
        return CODEC.decode(utf8(json), _ -> null);
    }

    static ServerFrame answer(String json, Request<?> to) throws ProtocolException {
        return CODEC.decode(utf8(json), _ -> to);
    }

    static ProtocolException refused(String json) {
        return catchThrowableOfType(ProtocolException.class, () -> CODEC.decodeRequest(utf8(json)));
    }
}
