package chat.parley.server.message;

/**
 * Where a message is stored.
 *
 * @param conversation where; for a message that was stored before, where it was said then
 * @param id its number in the whole server
 * @param seq its number in the conversation
 * @param at when, in milliseconds since 1970-01-01 UTC
 * @param first whether it was stored now; {@code false} when the same account had said it before with the same client id
 */
public record Stored(long conversation, long id, long seq, long at, boolean first) {}
