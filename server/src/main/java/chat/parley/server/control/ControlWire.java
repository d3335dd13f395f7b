package chat.parley.server.control;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in the frames of the socket: {@code {"type","data"}} asks, {@code {"status":"ok","data"}} or
 * {@code {"status":"error","code","message"}} answers. Stateless.
 */
final class ControlWire {

    /** The longest request, in bytes. */
    static final int MAX_REQUEST_BYTES = 64 * 1024;

    private static final Map<String, Class<? extends ControlRequest>> REQUESTS = Arrays
            .stream(ControlRequest.class.getPermittedSubclasses())
            .collect(Collectors.toMap(ControlWire::name, type -> type.asSubclass(ControlRequest.class)));

    private ControlWire() {}

    /** The socket of a data directory. */
    static Path socket(Path data) {
        return data.resolve("control.sock");
    }

    private static String name(Class<?> request) {
        return request.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    static byte[] request(JsonMapper mapper, ControlRequest request) {
        ObjectNode frame = mapper.createObjectNode().put("type", name(request.getClass()));
        frame.set("data", mapper.valueToTree(request));
        return FrameWriter.frame(mapper.writeValueAsBytes(frame));
    }

    static ControlRequest request(FrameJson json, byte[] payload) throws ProtocolException {
        ObjectNode frame = json.read(payload);
        String type = FrameJson.typeOf(frame);
        Class<? extends ControlRequest> shape = REQUESTS.get(type);
        if (shape == null) {
            throw new ProtocolException(ErrorCode.UNKNOWN_TYPE, type,
                    "this server knows no command " + type + "; is it of another version?");
        }
        return json.bind(json.dataOf(frame, type), shape, type);
    }

    static byte[] reply(JsonMapper mapper, ControlReply reply) {
        ObjectNode frame = mapper.createObjectNode().put("status", "ok");
        frame.set("data", mapper.valueToTree(reply));
        return FrameWriter.frame(mapper.writeValueAsBytes(frame));
    }

    static byte[] refusal(JsonMapper mapper, ErrorCode code, String words) {
        return FrameWriter.frame(mapper.writeValueAsBytes(
                mapper.createObjectNode().put("status", "error").put("code", code.wireName()).put("message", words)));
    }

    static <R extends ControlReply> R reply(JsonMapper mapper, byte[] payload, Class<R> shape)
            throws ControlException {
        var frame = mapper.readTree(payload);
        if (!frame.path("status").asString("").equals("ok")) {
            throw new ControlException(frame.path("code").asString(""), frame.path("message").asString(""));
        }
        return mapper.treeToValue(frame.path("data"), shape);
    }
}
