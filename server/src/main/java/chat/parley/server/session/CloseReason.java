package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.server.limit.Limit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a connection ended: the closed list for log and wire. */
public enum CloseReason {

    /** The peer closed. */
    PEER_CLOSED,
    /** The peer closed within a frame. */
    TRUNCATED_FRAME,
    /** The connection failed. */
    CONNECTION_LOST,
    /** The peer does not speak TLS, or not a version or cipher that is allowed, or refused the certificate. */
    HANDSHAKE_FAILED,
    /** The TLS handshake took too long. */
    HANDSHAKE_TIMEOUT(Limit.HANDSHAKE_SECONDS),
    /** The peer sent a frame that is none, or not JSON of the protocol; it was told which error it is. */
    PROTOCOL_ERROR,
    /** Nobody signed in in time. */
    SIGN_IN_TIMEOUT(ErrorCode.SIGN_IN_TIMEOUT, "Nobody signed in on this connection in time", Limit.SIGN_IN_SECONDS),
    /** The peer sent too many frames a second. */
    RATE_LIMITED(ErrorCode.RATE_LIMITED, "Too many requests a second", Limit.FRAMES_PER_SECOND),
    /** The peer reads too slowly. */
    SLOW_CONSUMER(ErrorCode.SLOW_CONSUMER, "You read more slowly than others write", Limit.OUTBOX_BYTES),
    /** Nothing was heard from the peer for too long. */
    IDLE_TIMEOUT(ErrorCode.IDLE_TIMEOUT, "Nothing was heard from you for too long", Limit.TIMEOUT_SECONDS),
    /** The session was resumed on another connection. */
    SESSION_REPLACED(ErrorCode.SESSION_REPLACED, "This session goes on in another connection"),
    /** The session was revoked. */
    SESSION_REVOKED(ErrorCode.SESSION_REVOKED, "This session was ended from elsewhere"),
    /** As many connections as the server may have. */
    SERVER_FULL(ErrorCode.SERVER_FULL, "The server has no room for another connection; try again later"),
    /** As many connections as one address may have. */
    TOO_MANY_CONNECTIONS(ErrorCode.TOO_MANY_CONNECTIONS, "Your address has too many connections to this server"),
    /** The server is stopping. */
    SERVER_SHUTDOWN(ErrorCode.SERVER_SHUTDOWN, "The server is stopping");

    private final @Nullable ErrorCode code;
    private final String words;
    private final @Nullable Limit limit;

    CloseReason() {
        this(null, "", null);
    }

    CloseReason(Limit limit) {
        this(null, "", limit);
    }

    CloseReason(ErrorCode code, String words) {
        this(code, words, null);
    }

    CloseReason(@Nullable ErrorCode code, String words, @Nullable Limit limit) {
        this.code = code;
        this.words = words;
        this.limit = limit;
    }

    /**
     * Tells what the peer is told by the reason itself.
     *
     * @return the code; nothing when the peer cannot be told, or is told something more precise
     */
    public Optional<ErrorCode> code() {
        return Optional.ofNullable(code);
    }

    /**
     * Tells which limit was reached by one that was let in.
     *
     * @return the limit; nothing for other reasons
     */
    public Optional<Limit> limit() {
        return Optional.ofNullable(limit);
    }

    /**
     * Tells a person what happened.
     *
     * @return words; empty when there is no code
     */
    public String words() {
        return words;
    }

    /**
     * Tells how the reason stands in the log.
     *
     * @return the name in lower case
     */
    public String logName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
