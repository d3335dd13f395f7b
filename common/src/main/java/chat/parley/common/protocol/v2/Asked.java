package chat.parley.common.protocol.v2;

/**
 * A request, as a server reads it.
 *
 * @param id what the answer is recognised by
 * @param request what is asked
 */
public record Asked(String id, Request<?> request) {}
