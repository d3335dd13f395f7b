package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * A reaction to a message.
 *
 * @param emoji which
 * @param by whose, in the order in which they reacted
 */
public record ReactionInfo(@NotNull @WellFormed String emoji, @NotNull List<@NotNull @ValidName String> by) {

    /** Copies. */
    public ReactionInfo {
        by = Copies.of(by);
    }
}
