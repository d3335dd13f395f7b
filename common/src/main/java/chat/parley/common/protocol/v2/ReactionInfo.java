package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * A reaction to a message.
 *
 * @param emoji which
 * @param count how many have reacted so
 * @param by whose it is, in the order in which they reacted: the first ones, when there are many
 */
public record ReactionInfo(@NotNull @WellFormed String emoji, int count,
        @NotNull List<@NotNull @ValidName String> by) {

    /** Copies. */
    public ReactionInfo {
        by = Copies.of(by);
    }
}
