package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A frame from a server, as a client reads it. */
public sealed interface ServerFrame {

    /**
     * A request was done.
     *
     * @param id the request's
     * @param reply what it is answered with
     */
    record Answered(String id, Reply reply) implements ServerFrame {}

    /**
     * A request was refused, or the connection is about to be closed.
     *
     * @param id the request's; {@code null} when it was none, or had none
     * @param type the request's type, or {@code error}
     * @param code why
     * @param message words for a person
     * @param retryAfter how long it is of no use to try again; {@code null} when the server does not say
     */
    record Refused(@Nullable String id, String type, ErrorCode code, String message, @Nullable Duration retryAfter)
            implements
                ServerFrame {}

    /**
     * Something was pushed.
     *
     * @param event what
     */
    record Pushed(Event event) implements ServerFrame {}

    /**
     * Something was pushed, or answered, that this version does not know: to be passed over.
     *
     * @param type what
     */
    record Unknown(String type) implements ServerFrame {}
}
