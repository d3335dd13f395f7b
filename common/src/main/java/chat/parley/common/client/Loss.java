package chat.parley.common.client;

import chat.parley.common.protocol.ErrorCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no connection. Immutable.
 *
 * @param code what the server said before it closed, or answered to the hello; {@code null} when it said nothing
 * @param words the server's words, or what went wrong; for logs and for people who look for a fault
 * @param cause what failed; {@code null} when nothing did
 */
public record Loss(@Nullable ErrorCode code, String words, @Nullable IOException cause) {

    static Loss refused(ErrorCode code, String words) {
        return new Loss(code, words, null);
    }

    static Loss failed(IOException cause) {
        return new Loss(null, cause.toString(), cause);
    }

    static Loss because(String words) {
        return new Loss(null, words, null);
    }

    /** Whether the server wants to be left alone for a while, so that coming back at once would be wrong. */
    boolean wantsCalm() {
        return code != null && switch (code) {
            case SERVER_SHUTDOWN, SERVER_FULL, TOO_MANY_CONNECTIONS, TOO_MANY_ATTEMPTS, RATE_LIMITED,
                    STORAGE_UNAVAILABLE ->
                true;
            default -> false;
        };
    }

    /** Whether a refusal with this code says that the server closes the connection. */
    static boolean closes(ErrorCode code) {
        return switch (code) {
            case RATE_LIMITED, SLOW_CONSUMER, SIGN_IN_TIMEOUT, IDLE_TIMEOUT, SESSION_REVOKED,
                    SESSION_REPLACED, SERVER_FULL, TOO_MANY_CONNECTIONS, SERVER_SHUTDOWN ->
                true;
            default -> false;
        };
    }
}
