package chat.parley.desktop.net;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.trust.CaFingerprint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why an attempt to connect and sign in came to nothing. */
public sealed interface SignInFailure {

    /**
     * No usable connection to the server.
     *
     * @param cause what went wrong
     */
    record Unreachable(Cause cause) implements SignInFailure {}

    /** What can go wrong before the server is asked anything. */
    enum Cause {
        /** The host name is not known. */
        UNKNOWN_HOST,
        /** The host refuses connections to this port. */
        REFUSED,
        /** Nobody answered in time. */
        TIMED_OUT,
        /** Somebody answered, but does not speak this protocol. */
        NOT_PARLEY,
        /** The server speaks another version of the protocol. */
        OTHER_VERSION,
        /** The server's certificate is expired or otherwise not valid. */
        BAD_CERTIFICATE,
        /** The server closed the connection instead of answering. */
        CLOSED,
        /** The network did not work. */
        NETWORK
    }

    /**
     * No certificate authority is known for this server yet; this is the one that it showed.
     *
     * @param offered its fingerprint
     */
    record UnknownCa(CaFingerprint offered) implements SignInFailure {}

    /**
     * The server showed another certificate authority than the one that is known.
     *
     * @param offered the fingerprint it showed
     * @param expected the fingerprint that is known
     */
    record ChangedCa(CaFingerprint offered, CaFingerprint expected) implements SignInFailure {}

    /**
     * The server answered no.
     *
     * @param code why
     * @param message the server's own words
     * @param retryAfter how long to wait before the next attempt; {@code null} when the server does not say
     */
    record Refusal(ErrorCode code, String message, @Nullable Duration retryAfter) implements SignInFailure {}
}
