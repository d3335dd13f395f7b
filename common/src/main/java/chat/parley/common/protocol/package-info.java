/**
 * Messages: sealed records ({@link chat.parley.common.protocol.Request} and
 * {@link chat.parley.common.protocol.ServerMessage}), their JSON ({@link chat.parley.common.protocol.MessageCodec}), what
 * makes them valid ({@link chat.parley.common.protocol.Names} and the constraints), and the closed list of
 * {@link chat.parley.common.protocol.ErrorCode error codes}. The written form is docs/protocol.md.
 */
@NullMarked
package chat.parley.common.protocol;

import org.jspecify.annotations.NullMarked;
