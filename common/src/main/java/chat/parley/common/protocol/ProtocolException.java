package chat.parley.common.protocol;

/**
 * A payload is not a message. Says which error it is, which field is meant, and words for a person: all that an answer needs.
 */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String request;

    ProtocolException(ErrorCode code, String request, String message) {
        super(message);
        this.code = code;
        this.request = request;
    }

    /**
     * Tells which error it is.
     *
     * @return one of the codes from {@link ErrorCode#INVALID_UTF8} to {@link ErrorCode#INVALID_FIELD}
     */
    public ErrorCode code() {
        return code;
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

    /**
     * Makes the answer to the payload.
     *
     * @return a refusal of the request's type where it has a known one
     */
    public ServerMessage.Refused toRefusal() {
        return new ServerMessage.Refused(request, code, String.valueOf(getMessage()));
    }
}
