package chat.parley.common.protocol.v1;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.Utf8Bytes;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks, in protocol 1. The components of a record are the members of the frame's {@code data}; the wire name
 * is what stands in its {@code type}. {@link MessageCodec} hands out valid ones only.
 */
public sealed interface Request extends Message {

    /**
     * Tells how the request is called in a frame's {@code type}.
     *
     * @return the wire name
     */
    default String type() {
        return switch (this) {
            case Register _ -> "register";
            case Login _ -> "login";
            case Logout _ -> "logout";
            case ListPeople _ -> "list";
            case Create _ -> "create";
            case Enter _ -> "enter";
            case Exit _ -> "exit";
            case Say _ -> "msg";
        };
    }

    /**
     * Asks for a new account; does not sign in.
     *
     * @param username the name of the account
     * @param password at most 72 bytes of UTF-8; how short it may be is the server's setting
     */
    record Register(@NotNull @ValidName String username,
            @NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password) implements Request {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Register[username=" + username + "]";
        }
    }

    /**
     * Signs in.
     *
     * @param username the name of the account, in any case
     * @param password its password
     */
    record Login(@NotNull @ValidName String username,
            @NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password) implements Request {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    /** Signs out; the connection stays and can sign in again. */
    record Logout() implements Request {}

    /** Asks who is where: all rooms when asked from the lobby, the room's people when asked from a room. */
    record ListPeople() implements Request {}

    /**
     * Creates a public room; the creator stays in the lobby.
     *
     * @param room its name
     */
    record Create(@NotNull @ValidName String room) implements Request {}

    /**
     * Enters a room.
     *
     * @param room its name, in any case
     */
    record Enter(@NotNull @ValidName String room) implements Request {}

    /** Goes back from the room to the lobby. */
    record Exit() implements Request {}

    /**
     * Says something in the room.
     *
     * @param from ignored: the sender is who signed in on the connection
     * @param to {@link Names#PUBLIC}, or the name of the one person in the room who is to see it
     * @param text what is said, not empty
     */
    record Say(@WellFormed @Nullable String from, @NotNull @ValidName String to,
            @NotNull @WellFormed @Size(min = 1, max = Limits.MAX_TEXT_CHARS) String text) implements Request {

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Say[to=" + to + ", " + text.length() + " characters]";
        }
    }
}
