package chat.parley.common.protocol;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of reasons why something was refused, as they stand in a frame's {@code code}. docs/protocol.md says of
 * each when it is sent and whether the connection stays.
 */
public enum ErrorCode {

    // The frame itself cannot be understood: answered, then the connection is closed.
    /** A frame of length 0. */
    EMPTY_FRAME,
    /** A frame longer than {@link chat.parley.common.Limits#MAX_FRAME_BYTES}. */
    FRAME_TOO_LARGE,
    /** The payload is not UTF-8. */
    INVALID_UTF8,
    /** The payload is not JSON, names a member twice, or is nested deeper or has longer names or numbers than allowed. */
    INVALID_JSON,
    /** The payload is JSON, but not an object. */
    NOT_AN_OBJECT,
    /** The object has no {@code type}, or one that is not a string. */
    MISSING_TYPE,

    // The request cannot be understood or is not taken now: answered, nothing changed, the connection stays.
    /** No request has this {@code type}. */
    UNKNOWN_TYPE,
    /** A field is not of the JSON type that it must be. */
    WRONG_SHAPE,
    /** A field is missing, too long, or has characters that are not allowed. */
    INVALID_FIELD,
    /** The session's state does not take this request. */
    NOT_ALLOWED_HERE,

    // Accounts.
    /** The name of the new account is in use, perhaps in other case. */
    NAME_TAKEN,
    /** The name is, or looks like, one that the protocol uses itself. */
    NAME_RESERVED,
    /** The password is shorter than the server's minimum. */
    PASSWORD_TOO_SHORT,
    /** No such account, or not its password: which of both is not told. */
    BAD_CREDENTIALS,
    /** This server takes no new accounts. */
    REGISTRATION_CLOSED,
    /** Too many failed attempts from this address; try again in a minute. */
    TOO_MANY_ATTEMPTS,

    // Rooms and messages.
    /** No room has this name. */
    ROOM_NOT_FOUND,
    /** A room of this name exists, perhaps in other case. */
    ROOM_EXISTS,
    /** The receiver of a private message is not in the room. */
    RECEIVER_NOT_HERE,

    // The server's own troubles and limits.
    /** The database cannot be read or written; nothing was stored. */
    STORAGE_UNAVAILABLE,
    /** A fault of the server; its log has the details. */
    INTERNAL_ERROR,
    /** More frames a second than a session may send; the connection is closed. */
    RATE_LIMITED,
    /** The receiver read more slowly than the server may store for it; the connection is closed. */
    SLOW_CONSUMER,
    /** Nobody signed in on the connection in time; it is closed. */
    SIGN_IN_TIMEOUT,
    /** The server has as many connections as it may have; this one is closed. */
    SERVER_FULL,
    /** The address has as many connections as it may have; this one is closed. */
    TOO_MANY_CONNECTIONS,
    /** The server is stopping; the connection is closed. */
    SERVER_SHUTDOWN,

    /** A refusal without a code, or with one that this version does not know. Never sent. */
    UNSPECIFIED;

    private static final Map<String, ErrorCode> BY_WIRE_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(ErrorCode::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Tells how the code is written in a frame.
     *
     * @return the name in lower case
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Reads a code from a frame.
     *
     * @param wireName what stands in the frame, or {@code null} where there is none
     * @return the code; {@link #UNSPECIFIED} for none or an unknown one, so that a newer server can be understood
     */
    public static ErrorCode of(@Nullable String wireName) {
        return wireName == null ? UNSPECIFIED : BY_WIRE_NAME.getOrDefault(wireName, UNSPECIFIED);
    }
}
