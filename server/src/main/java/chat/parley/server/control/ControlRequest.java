package chat.parley.server.control;

import chat.parley.common.protocol.ValidName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can ask of a running server. Each is a record within; its name in a frame is the record's. Immutable.
 */
public sealed interface ControlRequest {

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
}
