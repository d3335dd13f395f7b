package chat.parley.common.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A payload is not a message. Says which error it is, which field is meant, and words for a person: all that an answer needs.
 */
public final class ProtocolException extends Exception {

    /** The {@code type} of an answer that belongs to no known request. */
    public static final String NO_REQUEST = "error";

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String request;
    private final @Nullable String id;

    /**
     * Makes one that belongs to no known request.
     *
     * @param code which error it is
     * @param message words for a person
     */
    public ProtocolException(ErrorCode code, String message) {
        this(code, NO_REQUEST, message);
    }

    /**
     * Makes one.
     *
     * @param code which error it is
     * @param request the request's type, or {@link #NO_REQUEST}
     * @param message words for a person
     */
    public ProtocolException(ErrorCode code, String request, String message) {
        this(code, request, null, message);
    }

    private ProtocolException(ErrorCode code, String request, @Nullable String id, String message) {
        super(message);
        this.code = code;
        this.request = request;
        this.id = id;
    }

    /**
     * Adds the correlation id of the request.
     *
     * @param id the id, or {@code null} where there is none
     * @return the same error with that id
     */
    public ProtocolException withId(@Nullable String id) {
        ProtocolException same = new ProtocolException(code, request, id, words());
        same.initCause(this);
        return same;
    }

    /**
     * Tells which error it is.
     *
     * @return one of the codes from {@link ErrorCode#EMPTY_FRAME} to {@link ErrorCode#INVALID_FIELD}
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * Tells which request was meant.
     *
     * @return the request's type where it has a known one, otherwise {@link #NO_REQUEST}
     */
    public String request() {
        return request;
    }

    /**
     * Tells which request it was.
     *
     * @return its correlation id; {@code null} where there is none
     */
    public @Nullable String id() {
        return id;
    }

    /**
     * Tells a person what is wrong.
     *
     * @return the message
     */
    public String words() {
        return String.valueOf(getMessage());
    }

    /**
     * Tells whether the peer does not speak the protocol at all, so that the connection is better closed; otherwise one
     * message was wrong and the next may be right.
     *
     * @return whether to close after answering
     */
    public boolean isFatal() {
        return switch (code) {
            case UNKNOWN_TYPE, WRONG_SHAPE, INVALID_FIELD -> false;
            default -> true;
        };
    }
}
