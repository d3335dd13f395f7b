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
     * Tells a person why.
     *
     * @return the message
     */
    public String words() {
        return String.valueOf(getMessage());
    }
}
