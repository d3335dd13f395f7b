package chat.parley.common.protocol.v2;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Utf8Bytes;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Requests that concern the connection, the account, its sessions, and where this one is.
 *
 * @param <R> what a server answers
 */
public sealed interface SessionRequest<R extends Reply> extends Request<R> {

    /**
     * The first frame of a connection that speaks protocol 2.
     *
     * @param protocol the newest version that the client speaks, 2 or more; the reply names the one that is spoken from then on
     * @param client name and version of the program, for the list of sessions
     */
    record Hello(@Positive int protocol,
            @NotNull @WellFormed @Size(min = 1, max = Limits.MAX_CLIENT_CHARS) String client)
            implements
                SessionRequest<Reply.Welcome> {}

    /**
     * Asks for a new account; does not sign in.
     *
     * @param username the name of the account
     * @param password at most 72 bytes of UTF-8; how short it may be is the server's setting
     * @param invite the token of an invite link, whose room the account becomes a member of; {@code null} for none
     */
    record Register(@NotNull @ValidName String username,
            @NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password,
            @Nullable @Size(min = 1, max = Limits.MAX_TOKEN_CHARS) String invite)
            implements
                SessionRequest<Reply.Done> {

        /**
         * Asks without an invitation.
         *
         * @param username the name of the account
         * @param password at most 72 bytes of UTF-8
         */
        public Register(String username, String password) {
            this(username, password, null);
        }

        /** Leaves password and token out, so that no log can hold them. */
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
            @NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password)
            implements
                SessionRequest<Reply.SignedIn> {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    /**
     * Signs in by the token of an earlier login, without a password.
     *
     * @param token what the login answered
     */
    record Resume(@NotNull @Size(min = 1, max = Limits.MAX_TOKEN_CHARS) String token)
            implements
                SessionRequest<Reply.SignedIn> {

        /** Leaves the token out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Resume[]";
        }
    }

    /**
     * Becomes a member of the room that an invite link leads to, if it leads to one; nothing changes for who is a member already.
     *
     * @param invite the link's token
     */
    record Redeem(@NotNull @Size(min = 1, max = Limits.MAX_TOKEN_CHARS) String invite)
            implements
                SessionRequest<Reply.Redeemed> {

        /** Leaves the token out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Redeem[]";
        }
    }

    /** Signs out and revokes the session's token; the connection stays and can sign in again. */
    record Logout() implements SessionRequest<Reply.Done> {}

    /**
     * Changes the password, and revokes every other session.
     *
     * @param oldPassword the one until now
     * @param newPassword the one from now on
     */
    record ChangePassword(@NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String oldPassword,
            @NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String newPassword)
            implements
                SessionRequest<Reply.Done> {

        /** Leaves the passwords out, so that no log can hold them. */
        @Override
        public String toString() {
            return "ChangePassword[]";
        }
    }

    /** Asks where the account is signed in. */
    record Sessions() implements SessionRequest<Reply.SessionList> {}

    /**
     * Revokes a session: its token is worth nothing from now on, its connection is closed.
     *
     * @param session its id, from the list of sessions
     */
    record RevokeSession(@Positive long session) implements SessionRequest<Reply.Done> {}

    /**
     * Is present in a room, and in no other, from now on.
     *
     * @param room one that the account is a member of
     */
    record Enter(@Positive long room) implements SessionRequest<Reply.Entered>, Request.InConversation {

        @Override
        public long conversation() {
            return room;
        }
    }

    /** Goes back from the room to the lobby. */
    record Exit() implements SessionRequest<Reply.Done> {}

    /** Asks for a sign of life; also the answer to the server's {@link Event.Ping}. */
    record Ping() implements SessionRequest<Reply.Done> {}
}
