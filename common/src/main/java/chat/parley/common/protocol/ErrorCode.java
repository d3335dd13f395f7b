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
    /** The server does not speak this version of the protocol. */
    UNSUPPORTED_PROTOCOL,
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
    /** The password is right, but an administrator has disabled the account. */
    ACCOUNT_DISABLED,
    /** The session's token is unknown, revoked or expired: sign in with the password. */
    BAD_TOKEN,
    /** The account has no such session. */
    SESSION_NOT_FOUND,
    /** This server takes no new accounts. */
    REGISTRATION_CLOSED,
    /** This server takes new accounts by invitation only, and none was given. */
    INVITE_REQUIRED,
    /** No invitation has this token: it was revoked, or the link is damaged. */
    INVITE_INVALID,
    /** The invitation was good until a time that is over. */
    INVITE_EXPIRED,
    /** The invitation has brought in as many people as it may. */
    INVITE_USED_UP,
    /** Too many failed attempts from this address or on this account; try again later. */
    TOO_MANY_ATTEMPTS,

    // Rooms and messages.
    /** No room has this name. */
    ROOM_NOT_FOUND,
    /** A room of this name exists, perhaps in other case. */
    ROOM_EXISTS,
    /** The receiver of a private message is not in the room (protocol 1). */
    RECEIVER_NOT_HERE,
    /** No account has this name. */
    USER_NOT_FOUND,
    /** There is no such conversation, or the asker is not in it and may not know of it. */
    CONVERSATION_NOT_FOUND,
    /** The conversation has no message with this number. */
    MESSAGE_NOT_FOUND,
    /** The message was deleted and cannot be changed any more. */
    MESSAGE_DELETED,
    /** The message has as many kinds of reactions as it may have. */
    TOO_MANY_REACTIONS,
    /** The account is not a member of the room, or the one whom it means is not. */
    NOT_A_MEMBER,
    /** The account's role in the room does not allow it. */
    NOT_ALLOWED,
    /** As many people are in the room as may be. */
    ROOM_FULL,
    /** The room has a password, and it is not the one that was given, or none was. */
    WRONG_ROOM_PASSWORD,
    /** The room is private and the account is not invited. */
    ROOM_PRIVATE,
    /** The account is banned from the room. */
    BANNED,
    /** The account may not write in the room for a while. */
    MUTED,
    /** Nobody but moderators and owners may write in the room for now. */
    ROOM_PAUSED,
    /** The account has to wait before it may write in the room again. */
    SLOW_MODE,
    /** The account is a member of as many rooms, or has created as many, as it may. */
    TOO_MANY_ROOMS,
    /** A room needs an owner: another has to be made one before. */
    LAST_OWNER,

    // People.
    /** One of both has blocked the other. */
    BLOCKED,
    /** The two are friends already. */
    ALREADY_FRIENDS,
    /** The two are not friends. */
    NOT_FRIENDS,
    /** The other has not asked to be friends. */
    NOT_ASKED,
    /** The request is not possible with the own account. */
    NOT_YOURSELF,
    /** The account has as many friends, or open questions to become friends, as it may. */
    TOO_MANY_FRIENDS,

    // The server's own troubles and limits.
    /** The database cannot be read or written; nothing was stored. */
    STORAGE_UNAVAILABLE,
    /** A fault of the server; its log has the details. */
    INTERNAL_ERROR,
    /** More frames a second than a session may send; the connection is closed if it goes on. */
    RATE_LIMITED,
    /** The receiver read more slowly than the server may store for it; the connection is closed. */
    SLOW_CONSUMER,
    /** Nobody signed in on the connection in time; it is closed. */
    SIGN_IN_TIMEOUT,
    /** Nothing was heard from the peer for too long; the connection is closed. */
    IDLE_TIMEOUT,
    /** The session was resumed on another connection; this one is closed. */
    SESSION_REPLACED,
    /** The session was revoked by its account; the connection is closed. */
    SESSION_REVOKED,
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
