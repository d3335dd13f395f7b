package chat.parley.desktop.model;

import chat.parley.common.client.UnsentMessage;
import chat.parley.desktop.net.AskFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An own message that is not in the conversation yet.
 *
 * @param message it
 * @param at when it was written
 * @param refusal why it is not taken, by the server or on this machine; {@code null} while it is on its way
 */
public record Pending(UnsentMessage message, Instant at, @Nullable AskFailure refusal) {}
