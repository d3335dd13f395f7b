package chat.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A frame from the server.
 *
 * @param type its type
 * @param id whose answer it is; {@code null} for nobody's
 * @param status {@code ok} or {@code error}
 * @param code which error it is; {@code null} for none
 * @param text all of it
 */
record Heard(String type, @Nullable String id, @Nullable String status, @Nullable String code, String text) {

    private static final FrameJson JSON = FrameJson.create(Limits.MAX_SERVER_FRAME_BYTES);

    /** What a client can never bring about. */
    private static final Set<ErrorCode> FAULTS = EnumSet.of(ErrorCode.INTERNAL_ERROR, ErrorCode.STORAGE_UNAVAILABLE,
            ErrorCode.UNSPECIFIED);

    /** Reads one. */
    static Heard read(byte[] payload) {
        try {
            ObjectNode frame = JSON.read(payload);
            String type = FrameJson.typeOf(frame);
            return new Heard(type, FrameJson.textOf(frame, "id", type), FrameJson.textOf(frame, "status", type),
                    FrameJson.textOf(frame, "code", type), new String(payload, StandardCharsets.UTF_8));
        } catch (ProtocolException e) {
            throw new AssertionError("the server sent what is no frame", e);
        }
    }

    /** Whether something is refused. */
    boolean isRefusal() {
        return "error".equals(status);
    }

    /** Fails when the server has said what it must not say. */
    void assertRight() {
        assertThat(status).as(text).isIn("ok", "error");
        if (isRefusal()) {
            assertThat(ErrorCode.of(code)).as(text).isNotIn(FAULTS);
        } else {
            assertThat(code).as(text).isNull();
        }
    }
}
