package chat.parley.common.protocol.v1;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns payloads of frames into messages and back.
 *
 * <p>Whatever the bytes are, decoding ends in a valid message or a {@link ProtocolException}; no other exception. In this
 * order: UTF-8, JSON within the {@link Limits}, an object, a {@code type}, a known one, fields of the right JSON type
 * ({@link ErrorCode#WRONG_SHAPE}), fields with allowed values ({@link ErrorCode#INVALID_FIELD}). Unknown fields are ignored.
 *
 * <p>Safe for use by many threads at once. Making one costs some 0.3 s (Bean Validation reads its configuration): a program
 * makes one.
 */
public final class MessageCodec {

    private static final String OK = "ok";
    private static final String ERROR = "error";

    private static final Map<String, Class<? extends Request>> REQUESTS = Map.of("register", Request.Register.class,
            "login",
            Request.Login.class, "logout", Request.Logout.class, "list", Request.ListPeople.class, "create",
            Request.Create.class, "enter", Request.Enter.class, "exit", Request.Exit.class, "msg", Request.Say.class);

    private final FrameJson requests;
    private final FrameJson answers;

    /** Makes a codec, and the validator it needs. */
    public MessageCodec() {
        this(FrameJson.create(Limits.MAX_FRAME_BYTES));
    }

    /**
     * Makes a codec.
     *
     * @param json what reads a client's frames
     */
    public MessageCodec(FrameJson json) {
        // Room names are member names in a list, and in a server's frame there may be many: those limits are the server's.
        requests = json;
        answers = json.withLimit(Limits.MAX_SERVER_FRAME_BYTES);
    }

    /**
     * Reads what a client sent.
     *
     * @param payload the payload of a frame
     * @return a valid request
     * @throws ProtocolException when it is none, saying which error it is
     */
    public Request decodeRequest(byte[] payload) throws ProtocolException {
        ObjectNode envelope = requests.read(payload);
        String type = FrameJson.typeOf(envelope);
        Class<? extends Request> shape = REQUESTS.get(type);
        if (shape == null) {
            throw new ProtocolException(ErrorCode.UNKNOWN_TYPE, ServerMessage.Refused.NO_REQUEST,
                    "type: there is no such request");
        }
        return requests.bind(requests.dataOf(envelope, type), shape, type);
    }

    /**
     * Reads what a server sent.
     *
     * @param payload the payload of a frame
     * @return a valid message
     * @throws ProtocolException when it is none, saying which error it is
     */
    public ServerMessage decodeServerMessage(byte[] payload) throws ProtocolException {
        ObjectNode envelope = answers.read(payload);
        String type = FrameJson.typeOf(envelope);
        String status = FrameJson.textOf(envelope, "status", type);
        String message = FrameJson.textOf(envelope, "message", type);
        if (ERROR.equals(status)) {
            return answers.validated(
                    new ServerMessage.Refused(type, ErrorCode.of(FrameJson.textOf(envelope, "code", type)),
                            message == null ? "" : message),
                    type,
                    field -> field.equals("request") ? "type" : field);
        }
        if (!OK.equals(status)) {
            throw new ProtocolException(ErrorCode.INVALID_FIELD, type, "status: must be \"ok\" or \"error\"");
        }
        ObjectNode data = answers.dataOf(envelope, type);
        return switch (type) {
            case "register" -> bindWithMessage(data, message, ServerMessage.Registered.class, type);
            case "login" -> bindWithMessage(data, message, ServerMessage.SignedIn.class, type);
            case "logout" -> bindWithMessage(data, message, ServerMessage.SignedOut.class, type);
            case "create" -> bindWithMessage(data, message, ServerMessage.Created.class, type);
            case "enter" -> bindWithMessage(data, message, ServerMessage.Entered.class, type);
            case "exit" -> bindWithMessage(data, message, ServerMessage.Exited.class, type);
            case "msg" -> answers.bind(data, ServerMessage.Said.class, type);
            case "list" -> answers.bind(answers.mapper().createObjectNode().set("rooms", data),
                    ServerMessage.RoomList.class, type, _ -> "data");
            case "list_room" -> roomMembers(data, type);
            default -> throw new ProtocolException(ErrorCode.UNKNOWN_TYPE, ServerMessage.Refused.NO_REQUEST,
                    "type: there is no such message");
        };
    }

    private ServerMessage roomMembers(ObjectNode data, String type) throws ProtocolException {
        if (data.size() != 1) {
            throw new ProtocolException(ErrorCode.INVALID_FIELD, type, "data: must name exactly one room");
        }
        Map.Entry<String, JsonNode> only = data.properties().iterator().next();
        ObjectNode fields = answers.mapper().createObjectNode();
        fields.put("room", only.getKey());
        fields.set("people", only.getValue());
        return answers.bind(fields, ServerMessage.RoomMembers.class, type, _ -> "data");
    }

    /**
     * Writes a message.
     *
     * @param message what to say
     * @return the payload of a frame
     */
    public byte[] encode(Message message) {
        StringWriter out = new StringWriter(128);
        try (JsonGenerator json = requests.mapper().createGenerator(out)) {
            json.writeStartObject();
            switch (message) {
                case Request request -> write(request, json);
                case ServerMessage said -> write(said, json);
            }
            json.writeEndObject();
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Request request, JsonGenerator json) {
        json.writeStringProperty("type", request.type());
        switch (request) {
            case Request.Register r -> writeData(json, "username", r.username(), "password", r.password());
            case Request.Login r -> writeData(json, "username", r.username(), "password", r.password());
            case Request.Create r -> writeData(json, "room", r.room());
            case Request.Enter r -> writeData(json, "room", r.room());
            case Request.Say r -> writeData(json, "from", r.from(), "to", r.to(), "text", r.text());
            case Request.Logout _,Request.ListPeople _,Request.Exit _ -> {
            }
        }
    }

    private static void write(ServerMessage message, JsonGenerator json) {
        json.writeStringProperty("type", message.type());
        if (message instanceof ServerMessage.Refused refused) {
            json.writeStringProperty("status", ERROR);
            if (refused.code() != ErrorCode.UNSPECIFIED) {
                json.writeStringProperty("code", refused.code().wireName());
            }
            json.writeStringProperty("message", refused.message());
            return;
        }
        json.writeStringProperty("status", OK);
        switch (message) {
            case ServerMessage.Registered m -> json.writeStringProperty("message", m.message());
            case ServerMessage.SignedOut m -> json.writeStringProperty("message", m.message());
            case ServerMessage.Created m -> json.writeStringProperty("message", m.message());
            case ServerMessage.Exited m -> json.writeStringProperty("message", m.message());
            case ServerMessage.SignedIn m -> {
                writeData(json, "username", m.username(), "chatroom", m.chatroom());
                json.writeStringProperty("message", m.message());
            }
            case ServerMessage.Entered m -> {
                writeData(json, "username", m.username(), "room", m.room());
                json.writeStringProperty("message", m.message());
            }
            case ServerMessage.Said m -> writeData(json, "to", m.to(), "from", m.from(), "text", m.text());
            case ServerMessage.RoomList m -> {
                json.writeObjectPropertyStart("data");
                m.rooms().forEach((room, people) -> writeNames(json, room, people));
                json.writeEndObject();
            }
            case ServerMessage.RoomMembers m -> {
                json.writeObjectPropertyStart("data");
                writeNames(json, m.room(), m.people());
                json.writeEndObject();
            }
            case ServerMessage.Refused _ -> throw new IllegalStateException("written above");
        }
    }

    private static void writeNames(JsonGenerator json, String room, List<String> people) {
        json.writeArrayPropertyStart(room);
        people.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Writes {@code data}, from names and values by turns; a {@code null} value is left out. */
    private static void writeData(JsonGenerator json, @Nullable String... namesAndValues) {
        json.writeObjectPropertyStart("data");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                json.writeStringProperty(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        json.writeEndObject();
    }

    private <T extends Message> T bindWithMessage(ObjectNode data, @Nullable String message, Class<T> shape,
            String type) throws ProtocolException {
        return answers.bind(data.put("message", message == null ? "" : message), shape, type);
    }
}
