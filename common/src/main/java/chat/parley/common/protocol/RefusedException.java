package chat.parley.common.protocol;

/** A request was understood and is refused: the code says why, the message says it to a person. Nothing has changed. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    /**
     * Refuses.
     *
     * @param code why
     * @param message words for a person
     */
    public RefusedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * Tells why.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * Makes the answer.
     *
     * @param request the refused request's {@link Request#type()}
     * @return what to send
     */
    public ServerMessage.Refused toRefusal(String request) {
        return new ServerMessage.Refused(request, code, String.valueOf(getMessage()));
    }
}
