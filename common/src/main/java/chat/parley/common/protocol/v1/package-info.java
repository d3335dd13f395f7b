/**
 * Protocol 1: sealed records ({@link chat.parley.common.protocol.v1.Request} and
 * {@link chat.parley.common.protocol.v1.ServerMessage}) and their JSON ({@link chat.parley.common.protocol.v1.MessageCodec}).
 * Spoken to clients that say no {@code hello}.
 */
@NullMarked
package chat.parley.common.protocol.v1;

import org.jspecify.annotations.NullMarked;
