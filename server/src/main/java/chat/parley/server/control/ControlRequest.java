package chat.parley.server.control;

import chat.parley.common.protocol.ValidName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can ask of a running server. Each is a record within; its name in a frame is the record's. Immutable.
 */
public sealed interface ControlRequest {

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

    /** Asks which invitations there are: answered by {@link ControlReply.Invites}. */
    record InviteList() implements ControlRequest {}

    /**
     * Revokes an invitation: answered by {@link ControlReply.Done}.
     *
     * @param invite its number, as it is listed
     */
    record InviteRevoke(@Positive long invite) implements ControlRequest {}
}
