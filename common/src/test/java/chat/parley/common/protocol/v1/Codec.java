package chat.parley.common.protocol.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;

/** One codec for all tests, and short words for what they do with it. */
final class Codec {

    static final MessageCodec CODEC = new MessageCodec();

    private Codec() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String json(Message message) {
        return new String(CODEC.encode(message), StandardCharsets.UTF_8);
    }

    static Request request(String json) throws ProtocolException {
        return CODEC.decodeRequest(utf8(json));
    }

    static ServerMessage serverMessage(String json) throws ProtocolException {
        return CODEC.decodeServerMessage(utf8(json));
    }

    static ProtocolException refusedRequest(byte[] payload) {
        return catchThrowableOfType(ProtocolException.class, () -> CODEC.decodeRequest(payload));
    }

    static ProtocolException refusedServerMessage(byte[] payload) {
        return catchThrowableOfType(ProtocolException.class, () -> CODEC.decodeServerMessage(payload));
    }

    static void assertRequestRefused(String json, ErrorCode code, String type, String field) {
        ProtocolException e = refusedRequest(utf8(json));
        assertThat(e).as(json).isNotNull();
        assertThat(e.code()).as(json).isEqualTo(code);
        assertThat(ServerMessage.Refused.of(e).request()).as(json).isEqualTo(type);
        assertThat(e.getMessage()).as(json).startsWith(field + ": ");
        assertThat(e.isFatal()).as(json).isFalse();
    }
}
