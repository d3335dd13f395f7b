package chat.parley.common.protocol;

import chat.parley.common.Limits;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

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

    private final JsonMapper requestMapper;
    private final JsonMapper serverMapper;
    private final Validator validator;

    /** Makes a codec, and the validator it needs. */
    public MessageCodec() {
        // Room names are member names in a list, and in a server's frame there may be many: those limits are the server's.
        requestMapper = mapper(Limits.MAX_FRAME_BYTES);
        serverMapper = mapper(Limits.MAX_SERVER_FRAME_BYTES);
        try (var factory = Validation.byDefaultProvider().configure()
                .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory()) {
            validator = factory.getValidator();
        }
    }

    private static JsonMapper mapper(int maxBytes) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Limits.MAX_JSON_DEPTH)
                        .maxStringLength(Limits.MAX_JSON_STRING_CHARS).maxNameLength(Limits.MAX_JSON_NAME_CHARS)
                        .maxNumberLength(Limits.MAX_JSON_NUMBER_CHARS).maxDocumentLength(maxBytes).build())
                .build();
        return JsonMapper.builder(factory)
                // Numbers and booleans are not strings: a wrong shape is an error, not something to guess from.
                .withCoercionConfig(LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /**
     * Reads what a client sent.
     *
     * @param payload the payload of a frame
     * @return a valid request
     * @throws ProtocolException when it is none, saying which error it is
     */
    public Request decodeRequest(byte[] payload) throws ProtocolException {
        ObjectNode envelope = readEnvelope(requestMapper, payload);
        String type = typeOf(envelope);
        Class<? extends Request> shape = REQUESTS.get(type);
        if (shape == null) {
            throw new ProtocolException(ErrorCode.UNKNOWN_TYPE, ServerMessage.Refused.NO_REQUEST,
                    "type: there is no such request");
        }
        return bind(requestMapper, dataOf(envelope, type, requestMapper), shape, type);
    }

    /**
     * Reads what a server sent.
     *
     * @param payload the payload of a frame
     * @return a valid message
     * @throws ProtocolException when it is none, saying which error it is
     */
    public ServerMessage decodeServerMessage(byte[] payload) throws ProtocolException {
        ObjectNode envelope = readEnvelope(serverMapper, payload);
        String type = typeOf(envelope);
        String status = textOf(envelope, "status", type);
        String message = textOf(envelope, "message", type);
        if (ERROR.equals(status)) {
            return validated(new ServerMessage.Refused(type, ErrorCode.of(textOf(envelope, "code", type)),
                    message == null ? "" : message), type);
        }
        if (!OK.equals(status)) {
            throw new ProtocolException(ErrorCode.INVALID_FIELD, type, "status: must be \"ok\" or \"error\"");
        }
        ObjectNode data = dataOf(envelope, type, serverMapper);
        return switch (type) {
            case "register" -> bindWithMessage(data, message, ServerMessage.Registered.class, type);
            case "login" -> bindWithMessage(data, message, ServerMessage.SignedIn.class, type);
            case "logout" -> bindWithMessage(data, message, ServerMessage.SignedOut.class, type);
            case "create" -> bindWithMessage(data, message, ServerMessage.Created.class, type);
            case "enter" -> bindWithMessage(data, message, ServerMessage.Entered.class, type);
            case "exit" -> bindWithMessage(data, message, ServerMessage.Exited.class, type);
            case "msg" -> bind(serverMapper, data, ServerMessage.Said.class, type);
            case "list" -> bind(serverMapper, serverMapper.createObjectNode().set("rooms", data),
                    ServerMessage.RoomList.class, type);
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
        ObjectNode fields = serverMapper.createObjectNode();
        fields.put("room", only.getKey());
        fields.set("people", only.getValue());
        return bind(serverMapper, fields, ServerMessage.RoomMembers.class, type);
    }

    /**
     * Writes a message.
     *
     * @param message what to say
     * @return the payload of a frame
     */
    public byte[] encode(Message message) {
        StringWriter out = new StringWriter(128);
        try (JsonGenerator json = requestMapper.createGenerator(out)) {
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

    private static ObjectNode readEnvelope(JsonMapper mapper, byte[] payload) throws ProtocolException {
        String text;
        try {
            // A fresh decoder reports what is not UTF-8; the parser itself would let some of it pass.
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException(ErrorCode.INVALID_UTF8, ServerMessage.Refused.NO_REQUEST,
                    "the frame is not UTF-8");
        }
        JsonNode root;
        try {
            root = mapper.readTree(text);
        } catch (JacksonException e) {
            throw new ProtocolException(ErrorCode.INVALID_JSON, ServerMessage.Refused.NO_REQUEST,
                    "the frame is not JSON, or over its limits");
        }
        if (root.isMissingNode()) {
            throw new ProtocolException(ErrorCode.INVALID_JSON, ServerMessage.Refused.NO_REQUEST, "the frame is blank");
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new ProtocolException(ErrorCode.NOT_AN_OBJECT, ServerMessage.Refused.NO_REQUEST,
                "the frame is JSON, but not an object");
    }

    private static String typeOf(ObjectNode envelope) throws ProtocolException {
        JsonNode type = envelope.get("type");
        if (type == null || !type.isString()) {
            throw new ProtocolException(ErrorCode.MISSING_TYPE, ServerMessage.Refused.NO_REQUEST,
                    "type: must be given, as a string");
        }
        return type.stringValue();
    }

    private static @Nullable String textOf(ObjectNode envelope, String field, String type) throws ProtocolException {
        JsonNode value = envelope.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new ProtocolException(ErrorCode.WRONG_SHAPE, type, field + ": must be a string");
        }
        return value.stringValue();
    }

    /** The frame's {@code data}; an empty object where there is none, so that the fields it lacks are what is missing. */
    private static ObjectNode dataOf(ObjectNode envelope, String type, JsonMapper mapper) throws ProtocolException {
        JsonNode data = envelope.get("data");
        if (data == null || data.isNull()) {
            return mapper.createObjectNode();
        }
        if (data instanceof ObjectNode object) {
            return object;
        }
        throw new ProtocolException(ErrorCode.WRONG_SHAPE, type, "data: must be an object");
    }

    private <T extends Message> T bindWithMessage(ObjectNode data, @Nullable String message, Class<T> shape,
            String type)
            throws ProtocolException {
        return bind(serverMapper, data.put("message", message == null ? "" : message), shape, type);
    }

    private <T extends Message> T bind(JsonMapper mapper, JsonNode fields, Class<T> shape, String type)
            throws ProtocolException {
        T message;
        try {
            message = mapper.treeToValue(fields, shape);
        } catch (JacksonException e) {
            throw new ProtocolException(ErrorCode.WRONG_SHAPE, type,
                    wireName(shape, fieldOf(e)) + ": is not of the right JSON type");
        }
        return validated(message, type);
    }

    private static String fieldOf(JacksonException e) {
        return e.getPath().isEmpty() ? "data" : String.valueOf(e.getPath().getFirst().getPropertyName());
    }

    private <T extends Message> T validated(T message, String type) throws ProtocolException {
        ConstraintViolation<T> first = validator.validate(message).stream()
                .min(Comparator.comparing((ConstraintViolation<T> v) -> fieldOf(v)).thenComparing(v -> v.getMessage()))
                .orElse(null);
        if (first != null) {
            throw new ProtocolException(ErrorCode.INVALID_FIELD, type,
                    wireName(message.getClass(), fieldOf(first)) + ": " + first.getMessage());
        }
        return message;
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            return node.getName();
        }
        return "data";
    }

    /** How a record's component is called in a frame, where that is not its name. */
    private static String wireName(Class<?> shape, String component) {
        if (shape == ServerMessage.RoomList.class || shape == ServerMessage.RoomMembers.class) {
            return "data";
        }
        return shape == ServerMessage.Refused.class && component.equals("request") ? "type" : component;
    }
}
