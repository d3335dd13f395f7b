package chat.parley.common.client;

import chat.parley.common.protocol.v2.Reply;
import java.util.concurrent.CompletableFuture;

/**
 * A message on its way.
 *
 * @param message the message
 * @param sent where and when it was stored, however many connections that takes; exceptionally a
 *        {@link chat.parley.common.protocol.RefusedException} when the server refuses it for good, or a
 *        {@link DisconnectedException} when the client was closed before: then it stays in the store
 */
public record Unsent(UnsentMessage message, CompletableFuture<Reply.Sent> sent) {}
