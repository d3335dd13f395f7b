package chat.parley.common.protocol;

import chat.parley.common.Limits;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of a frame, the same in every version of the protocol: read strictly, within the {@link Limits}, into validated
 * records. Whatever is wrong is a {@link ProtocolException} that says which error it is and names the field; in this order:
 * UTF-8, JSON, an object, a {@code type}, fields of the right JSON type ({@link ErrorCode#WRONG_SHAPE}), fields with allowed
 * values ({@link ErrorCode#INVALID_FIELD}). Unknown fields are ignored.
 *
 * <p>Safe for use by many threads at once.
 */
public final class FrameJson {

    private static final char REPLACEMENT = '\uFFFD';

    private final JsonMapper mapper;
    private final Validator validator;

    private FrameJson(JsonMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Makes a reader and writer. The first one costs some tenths of a second ({@link Validators}): a program makes one, and
     * {@linkplain #withLimit varies} it.
     *
     * @param maxBytes the longest payload, in bytes
     * @return it
     */
    public static FrameJson create(int maxBytes) {
        return new FrameJson(mapper(maxBytes), Validators.shared());
    }

    /**
     * Makes another one at little cost.
     *
     * @param maxBytes the longest payload, in bytes
     * @return like this one, with that limit
     */
    public FrameJson withLimit(int maxBytes) {
        return new FrameJson(mapper(maxBytes), validator);
    }

    private static JsonMapper mapper(int maxBytes) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Limits.MAX_JSON_DEPTH)
                        .maxStringLength(Limits.MAX_JSON_STRING_CHARS).maxNameLength(Limits.MAX_JSON_NAME_CHARS)
                        .maxNumberLength(Limits.MAX_JSON_NUMBER_CHARS).maxDocumentLength(maxBytes).build())
                .build();
        return JsonMapper.builder(factory)
                // Numbers and booleans are not strings, nor the other way round: a wrong shape is an error, not something to
                // guess from.
                .withCoercionConfig(LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Integer,
                        config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Boolean,
                        config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Enum,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new SimpleModule().addDeserializer(UUID.class, new UuidReader())
                        .setDeserializerModifier(new ChoiceReader.Everywhere()))
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /**
     * Gives what reads and writes JSON, with the limits set.
     *
     * @return the mapper
     */
    public JsonMapper mapper() {
        return mapper;
    }

    /**
     * Reads a payload.
     *
     * @param payload the payload of a frame
     * @return the frame's object
     * @throws ProtocolException when it is not UTF-8, not JSON, or not an object
     */
    public ObjectNode read(byte[] payload) throws ProtocolException {
        JsonNode root;
        try {
            root = mapper.readTree(textOf(payload));
        } catch (JacksonException e) {
            throw new ProtocolException(ErrorCode.INVALID_JSON, "the frame is not JSON, or over its limits");
        }
        if (root.isMissingNode()) {
            throw new ProtocolException(ErrorCode.INVALID_JSON, "the frame is blank");
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new ProtocolException(ErrorCode.NOT_AN_OBJECT, "the frame is JSON, but not an object");
    }

    /** By the platform's fastest way, which puts U+FFFD for what is not UTF-8; where one is, a decoder tells whether it was sent. */
    private static String textOf(byte[] payload) throws ProtocolException {
        String text = new String(payload, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException(ErrorCode.INVALID_UTF8, "the frame is not UTF-8");
        }
    }

    /**
     * Reads what kind of frame it is.
     *
     * @param envelope the frame's object
     * @return its {@code type}
     * @throws ProtocolException when it has none
     */
    public static String typeOf(ObjectNode envelope) throws ProtocolException {
        JsonNode type = envelope.get("type");
        if (type == null || !type.isString()) {
            throw new ProtocolException(ErrorCode.MISSING_TYPE, "type: must be given, as a string");
        }
        return type.stringValue();
    }

    /**
     * Reads a string of the frame's object.
     *
     * @param envelope the frame's object
     * @param field its name
     * @param type the frame's type
     * @return the string, or {@code null} where there is none
     * @throws ProtocolException when it is not a string
     */
    public static @Nullable String textOf(ObjectNode envelope, String field, String type) throws ProtocolException {
        JsonNode value = envelope.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new ProtocolException(ErrorCode.WRONG_SHAPE, type, field + ": must be a string");
        }
        return value.stringValue();
    }

    /**
     * Reads what belongs to the frame's type.
     *
     * @param envelope the frame's object
     * @param type the frame's type
     * @return its {@code data}; an empty object where there is none, so that the fields it lacks are what is missing
     * @throws ProtocolException when it is not an object
     */
    public ObjectNode dataOf(ObjectNode envelope, String type) throws ProtocolException {
        JsonNode data = envelope.get("data");
        if (data == null || data.isNull()) {
            return mapper.createObjectNode();
        }
        if (data instanceof ObjectNode object) {
            return object;
        }
        throw new ProtocolException(ErrorCode.WRONG_SHAPE, type, "data: must be an object");
    }

    /**
     * Makes a record from an object, and validates it.
     *
     * @param fields the record's components
     * @param shape the record
     * @param type the frame's type
     * @param <T> the record
     * @return a valid one
     * @throws ProtocolException when a field has another JSON type, or a value that is not allowed
     */
    public <T> T bind(JsonNode fields, Class<T> shape, String type) throws ProtocolException {
        return bind(fields, shape, type, UnaryOperator.identity());
    }

    /**
     * Makes a record from an object, and validates it.
     *
     * @param fields the record's components
     * @param shape the record
     * @param type the frame's type
     * @param wireName how a component is called in a frame, where that is not its name
     * @param <T> the record
     * @return a valid one
     * @throws ProtocolException when a field has another JSON type, or a value that is not allowed
     */
    public <T> T bind(JsonNode fields, Class<T> shape, String type, UnaryOperator<String> wireName)
            throws ProtocolException {
        T record;
        try {
            record = mapper.treeToValue(fields, shape);
        } catch (InvalidFormatException e) {
            String field = wireName.apply(fieldOf(e));
            // A string is what a choice and a UUID are in JSON: what is wrong is the value.
            if (fields.path(fieldOf(e)).isString() && e.getTargetType() != null) {
                if (e.getTargetType().isEnum()) {
                    throw new ProtocolException(ErrorCode.INVALID_FIELD, type, field + ": is not one of its values");
                }
                if (e.getTargetType() == UUID.class) {
                    throw new ProtocolException(ErrorCode.INVALID_FIELD, type, field + ": is not a UUID");
                }
            }
            throw wrongShape(field, type);
        } catch (JacksonException e) {
            throw wrongShape(wireName.apply(fieldOf(e)), type);
        }
        return validated(record, type, wireName);
    }

    private static ProtocolException wrongShape(String field, String type) {
        return new ProtocolException(ErrorCode.WRONG_SHAPE, type, field + ": is not of the right JSON type");
    }

    private static String fieldOf(JacksonException e) {
        return e.getPath().isEmpty() ? "data" : String.valueOf(e.getPath().getFirst().getPropertyName());
    }

    /**
     * Validates a record.
     *
     * @param record what has been made of a frame
     * @param type the frame's type
     * @param wireName how a component is called in a frame, where that is not its name
     * @param <T> the record
     * @return it
     * @throws ProtocolException when a field has a value that is not allowed
     */
    public <T> T validated(T record, String type, UnaryOperator<String> wireName) throws ProtocolException {
        ConstraintViolation<T> first = validator.validate(record).stream()
                .min(Comparator.comparing((ConstraintViolation<T> v) -> fieldOf(v)).thenComparing(v -> v.getMessage()))
                .orElse(null);
        if (first != null) {
            throw new ProtocolException(ErrorCode.INVALID_FIELD, type,
                    wireName.apply(fieldOf(first)) + ": " + first.getMessage());
        }
        return record;
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            return node.getName();
        }
        return "data";
    }
}
