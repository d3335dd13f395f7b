package chat.parley.desktop.store;

import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.ErrorCode;

/**
 * A message that the server has refused for good. Immutable.
 *
 * @param message which; sending it again, as it is, is allowed
 * @param code why
 * @param words the server's words for a person
 */
public record FailedMessage(UnsentMessage message, ErrorCode code, String words) {}
