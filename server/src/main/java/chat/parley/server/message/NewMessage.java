package chat.parley.server.message;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be stored.
 *
 * @param conversation where
 * @param sender the account that says it
 * @param clientId what the sender's client calls it; {@code null} by protocol 1
 * @param text what is said
 * @param replyTo the {@code seq} that is answered; {@code null} for none
 * @param saidIn the room in which a direct message is said; {@code null} for none
 * @param mentions the accounts that the text mentions
 */
public record NewMessage(long conversation, long sender, @Nullable UUID clientId, String text, @Nullable Long replyTo,
        @Nullable Long saidIn, Set<Long> mentions) {}
