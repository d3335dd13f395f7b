package chat.parley.desktop.net;

import chat.parley.common.client.DisconnectedException;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why a question to the server has no answer. */
public sealed interface AskFailure {

    /**
     * The server refuses.
     *
     * @param code why
     * @param words its own words
     * @param retryAfter how long it is of no use to try again; {@code null} when that is not known
     */
    record Refused(ErrorCode code, String words, @Nullable Duration retryAfter) implements AskFailure {}

    /** There is no connection, or it was lost before the answer came. */
    record Offline() implements AskFailure {}

    /** The answer did not come in time. */
    record TimedOut() implements AskFailure {}

    /**
     * The server was not asked, because this machine cannot keep what is to be sent.
     *
     * @param words why
     */
    record NotKept(String words) implements AskFailure {}

    /**
     * A fault of the program.
     *
     * @param words what it says of itself, for the log's reader
     */
    record Fault(String words) implements AskFailure {}

    /** What a failed future means. */
    static AskFailure of(Throwable failure) {
        return switch (failure) {
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            case RefusedException e -> new Refused(e.code(), e.words(), e.retryAfter());
            case DisconnectedException _ -> new Offline();
            case TimeoutException _ -> new TimedOut();
            default -> new Fault(failure.toString());
        };
    }
}
