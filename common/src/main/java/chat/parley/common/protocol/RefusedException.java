package chat.parley.common.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request was understood and is refused: the code says why, the message says it to a person. Nothing has changed. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable Duration retryAfter;

    /**
     * Refuses.
     *
     * @param code why
     * @param message words for a person
     */
    public RefusedException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Refuses for a while.
     *
     * @param code why
     * @param message words for a person
     * @param retryAfter how long it is of no use to try again, more than zero; {@code null} when that is not known
     */
    public RefusedException(ErrorCode code, String message, @Nullable Duration retryAfter) {
        super(message);
        this.code = code;
        this.retryAfter = retryAfter;
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
     * Tells when to try again.
     *
     * @return how long it is of no use, counted from when the refusal was made; {@code null} when that is not known
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
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
