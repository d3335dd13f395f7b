package chat.parley.desktop.store;

import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it was last heard of. Immutable.
 *
 * @param info what the server said of it
 * @param position how far the client was: what to follow it from; {@code null} when that is not known
 */
public record Known(ConversationInfo info, MessageRequest.@Nullable Position position) {}
