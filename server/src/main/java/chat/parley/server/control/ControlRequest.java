package chat.parley.server.control;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Utf8Bytes;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import chat.parley.server.account.ServerRole;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can ask of a running server. Each is a record within; its name in a frame is the record's. Immutable.
 */
public sealed interface ControlRequest {

    /** A name has 32 code points at most. */
    int MAX_AFTER_CHARS = 64;

    /**
     * Makes an account: answered by {@link ControlReply.Done}.
     *
     * @param name its name
     * @param password its password
     * @param role what it is on this server
     */
    record UserAdd(@NotNull @ValidName String name,
            @NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password, @NotNull ServerRole role)
            implements
                ControlRequest {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "UserAdd[name=" + name + ", role=" + role + "]";
        }
    }

    /**
     * Gives an account another password and ends its sessions: answered by {@link ControlReply.Done}.
     *
     * @param name its name, in any case
     * @param password its password from now on
     */
    record UserPassword(@NotNull @ValidName String name,
            @NotNull @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password)
            implements
                ControlRequest {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "UserPassword[name=" + name + "]";
        }
    }

    /**
     * Keeps an account from signing in and ends its sessions, or lets it sign in again: answered by {@link ControlReply.Done}.
     *
     * @param name its name, in any case
     * @param enabled whether it may sign in
     */
    record UserEnable(@NotNull @ValidName String name, boolean enabled) implements ControlRequest {}

    /**
     * Makes an account something else on this server: answered by {@link ControlReply.Done}.
     *
     * @param name its name, in any case
     * @param role what it is from now on
     */
    record UserRole(@NotNull @ValidName String name, @NotNull ServerRole role) implements ControlRequest {}

    /**
     * Lists accounts, so many at a time: answered by {@link ControlReply.Users}.
     *
     * @param after the name after which they must come; empty for the first ones
     */
    record UserList(@NotNull @Size(max = MAX_AFTER_CHARS) String after) implements ControlRequest {}

    /**
     * Lists rooms, so many at a time: answered by {@link ControlReply.Rooms}.
     *
     * @param after the name after which they must come; empty for the first ones
     */
    record RoomList(@NotNull @Size(max = MAX_AFTER_CHARS) String after) implements ControlRequest {}

    /**
     * Describes a room: answered by {@link ControlReply.RoomDetails}.
     *
     * @param room its name, in any case
     */
    record RoomShow(@NotNull @ValidName String room) implements ControlRequest {}

    /**
     * Deletes a room and all that was said in it: answered by {@link ControlReply.Done}.
     *
     * @param room its name, in any case
     */
    record RoomDelete(@NotNull @ValidName String room) implements ControlRequest {}

    /**
     * Gives a room to an account, which becomes a member if it is none; who owned it becomes a moderator: answered by
     * {@link ControlReply.Done}.
     *
     * @param room its name, in any case
     * @param owner the account's name, in any case
     */
    record RoomTransfer(@NotNull @ValidName String room, @NotNull @ValidName String owner) implements ControlRequest {}

    /**
     * Sets for how long a room keeps its messages, and removes those that are older: answered by {@link ControlReply.Done}.
     *
     * @param room its name, in any case
     * @param days in days, 0 for ever; {@code null} for the server's setting
     */
    record RoomRetention(@NotNull @ValidName String room, @Nullable @Min(0) @Max(36_500) Integer days)
            implements
                ControlRequest {}

    /**
     * Makes a backup: answered by {@link ControlReply.Done}.
     *
     * @param directory where, an absolute path; must not exist
     */
    record Backup(@NotNull @Size(min = 1, max = 4_096) String directory) implements ControlRequest {}

    /**
     * Reads messages of a room, or of two people's direct conversation, so many at a time: answered by
     * {@link ControlReply.Messages}.
     *
     * @param names the room's name, or those of two accounts
     * @param after the number after which they must come; 0 for the first ones
     */
    record Export(@NotNull @Size(min = 1, max = 2) List<@NotNull @ValidName String> names, @PositiveOrZero long after)
            implements
                ControlRequest {}

    /**
     * Lists administrative acts, the newest first, so many at a time: answered by {@link ControlReply.Acts}.
     *
     * @param before the number before which they must be
     */
    record Audit(@Positive long before) implements ControlRequest {}

    /** Most people that an invitation can be for, unless it is for any number. */
    int MAX_INVITE_USES = 1_000_000;

    /** Longest time for which an invitation can be good, unless it is for ever: ten years. */
    long MAX_INVITE_SECONDS = 10L * 365 * 24 * 60 * 60;

    /**
     * Asks which sessions of an account can be resumed: answered by {@link ControlReply.Sessions}.
     *
     * @param user the account's name, in any case
     */
    record SessionList(@NotNull @ValidName String user) implements ControlRequest {}

    /**
     * Ends sessions of an account, connected ones at once: answered by {@link ControlReply.Done}.
     *
     * @param user the account's name, in any case
     * @param session which; {@code null} for all, those of protocol 1 among them
     */
    record SessionRevoke(@NotNull @ValidName String user, @Nullable @Positive Long session)
            implements
                ControlRequest {}

    /**
     * Makes an invitation: answered by {@link ControlReply.InviteMade}.
     *
     * @param room the name of the room that it leads into, in any case; {@code null} for none
     * @param uses how many people it may bring; 0 for any number
     * @param seconds how long it is good; {@code null} for ever
     */
    record InviteCreate(@Nullable @ValidName String room, @Min(0) @Max(MAX_INVITE_USES) int uses,
            @Nullable @Positive @Max(MAX_INVITE_SECONDS) Long seconds) implements ControlRequest {}

    /** Asks how the server runs: answered by {@link ControlReply.Status}. */
    record Status() implements ControlRequest {}

    /** Asks which invitations there are: answered by {@link ControlReply.Invites}. */
    record InviteList() implements ControlRequest {}

    /**
     * Revokes an invitation: answered by {@link ControlReply.Done}.
     *
     * @param invite its number, as it is listed
     */
    record InviteRevoke(@Positive long invite) implements ControlRequest {}

    /** Asks for the server's certificates: answered by {@link ControlReply.Certificates}. */
    record CertificateShow() implements ControlRequest {}

    /**
     * Has another certificate authority follow the server's own: answered by {@link ControlReply.Done}.
     *
     * @param graceSeconds how long clients that know only the old one can follow
     */
    record CertificateRollOver(@Positive @Max(MAX_INVITE_SECONDS) long graceSeconds) implements ControlRequest {}
}
