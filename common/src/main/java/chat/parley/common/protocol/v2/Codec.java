package chat.parley.common.protocol.v2;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns payloads of frames into messages of protocol 2 and back. Whatever the bytes are, decoding ends in a valid message or a
 * {@link ProtocolException}; no other exception.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Codec {

    private static final String OK = "ok";
    private static final String ERROR = "error";

    private final FrameJson requests;
    private final FrameJson answers;
    private final JsonMapper writer;

    /**
     * Makes a codec.
     *
     * @param json what reads a client's frames
     */
    public Codec(FrameJson json) {
        requests = json;
        answers = json.withLimit(Limits.MAX_SERVER_FRAME_BYTES);
        // An empty list is left out, an empty text is not: it says something else than none.
        writer = json.mapper().rebuild()
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .withConfigOverride(List.class, o -> o.setInclude(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
                .build();
    }

    /**
     * Reads what a client sent.
     *
     * @param payload the payload of a frame
     * @return a valid request
     * @throws ProtocolException when it is none, saying which error it is
     */
    public Asked decodeRequest(byte[] payload) throws ProtocolException {
        ObjectNode envelope = requests.read(payload);
        String type = FrameJson.typeOf(envelope);
        String id = id(envelope);
        Class<? extends Request<?>> shape = Types.REQUESTS.get(type);
        if (shape == null) {
            throw new ProtocolException(ErrorCode.UNKNOWN_TYPE, "type: there is no such request").withId(id);
        }
        if (id == null) {
            throw new ProtocolException(ErrorCode.INVALID_FIELD, type,
                    "id: must be a string of 1 to " + Limits.MAX_ID_CHARS + " characters");
        }
        try {
            return new Asked(id, requests.bind(requests.dataOf(envelope, type), shape, type));
        } catch (ProtocolException e) {
            throw e.withId(id);
        }
    }

    /** The correlation id; {@code null} when there is none that could be sent back. */
    private static @Nullable String id(ObjectNode envelope) {
        String id = envelope.path("id").stringValue(null);
        return id == null || id.isEmpty() || id.length() > Limits.MAX_ID_CHARS || !isPlain(id) ? null : id;
    }

    private static boolean isPlain(String id) {
        return id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /**
     * Tells whether a client's first frame begins protocol 2. Whether it is a valid one is seen by {@link #decodeRequest}.
     *
     * @param payload the payload of a frame
     * @return whether its type is {@code hello}
     */
    public boolean isHello(byte[] payload) {
        try {
            return FrameJson.typeOf(requests.read(payload)).equals("hello");
        } catch (ProtocolException _) {
            return false; // protocol 1 says what is wrong with it
        }
    }

    /**
     * Reads what a server sent.
     *
     * @param payload the payload of a frame
     * @param asked gives the request of an id that has not been answered yet, or {@code null}
     * @return a valid frame
     * @throws ProtocolException when it is none, saying which error it is, and whose answer it would have been
     */
    public ServerFrame decode(byte[] payload, Function<String, @Nullable Request<?>> asked) throws ProtocolException {
        ObjectNode envelope = answers.read(payload);
        String type = FrameJson.typeOf(envelope);
        String status = FrameJson.textOf(envelope, "status", type);
        String id = FrameJson.textOf(envelope, "id", type);
        if (ERROR.equals(status)) {
            String message = FrameJson.textOf(envelope, "message", type);
            return new ServerFrame.Refused(id, type, ErrorCode.of(FrameJson.textOf(envelope, "code", type)),
                    message == null ? "" : message, retryAfter(envelope));
        }
        if (id == null) {
            Class<? extends Event> shape = Types.EVENTS.get(type);
            return shape == null
                    ? new ServerFrame.Unknown(type)
                    : new ServerFrame.Pushed(answers.bind(answers.dataOf(envelope, type), shape, type));
        }
        Request<?> request = asked.apply(id);
        if (request == null) {
            return new ServerFrame.Unknown(type);
        }
        try {
            return new ServerFrame.Answered(id,
                    answers.bind(answers.dataOf(envelope, type), Types.replyTo(request.getClass()), type));
        } catch (ProtocolException e) {
            throw e.withId(id); // or who asked would wait for ever
        }
    }

    /** A hint: one that makes no sense is none. */
    private static @Nullable Duration retryAfter(ObjectNode envelope) {
        int seconds = envelope.path("retryAfterSeconds").intValue(0);
        return seconds < 1 ? null : Duration.ofSeconds(seconds);
    }

    /**
     * Writes a request.
     *
     * @param id what the answer is to be recognised by, of 1 to 64 visible ASCII characters
     * @param request what to ask
     * @return the payload of a frame
     */
    public byte[] encode(String id, Request<?> request) {
        return write(request.type(), id, null, request);
    }

    /**
     * Writes an answer.
     *
     * @param id the request's id
     * @param type the request's type
     * @param reply the answer
     * @return the payload of a frame
     */
    public byte[] encode(String id, String type, Reply reply) {
        return write(type, id, OK, reply);
    }

    /**
     * Writes an event.
     *
     * @param event what to push
     * @return the payload of a frame
     */
    public byte[] encode(Event event) {
        return write(event.type(), null, OK, event);
    }

    /**
     * Writes a refusal.
     *
     * @param id the request's id; {@code null} for none
     * @param type the request's type, or {@link ProtocolException#NO_REQUEST}
     * @param code why
     * @param message words for a person
     * @return the payload of a frame
     */
    public byte[] encodeRefusal(@Nullable String id, String type, ErrorCode code, String message) {
        return encodeRefusal(id, type, code, message, null);
    }

    /**
     * Writes a refusal for a while.
     *
     * @param id the request's id; {@code null} for none
     * @param type the request's type, or {@link ProtocolException#NO_REQUEST}
     * @param code why
     * @param message words for a person
     * @param retryAfter how long it is of no use to try again; {@code null} when that is not known
     * @return the payload of a frame
     */
    public byte[] encodeRefusal(@Nullable String id, String type, ErrorCode code, String message,
            @Nullable Duration retryAfter) {
        // Up to whole seconds: who tries again then is not a moment too early.
        Long seconds = retryAfter == null ? null : Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        return writer.writeValueAsBytes(new Frame(type, id, ERROR, code.wireName(), message, seconds, null));
    }

    private byte[] write(String type, @Nullable String id, @Nullable String status, Object data) {
        boolean empty = data.getClass().getRecordComponents().length == 0;
        return writer.writeValueAsBytes(new Frame(type, id, status, null, null, null, empty ? null : data));
    }

    /** A frame's object. */
    private record Frame(String type, @Nullable String id, @Nullable String status, @Nullable String code,
            @Nullable String message, @Nullable Long retryAfterSeconds, @Nullable Object data) {}
}
