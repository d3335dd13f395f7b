/**
 * What every version of the protocol shares: the JSON of a frame ({@link chat.parley.common.protocol.FrameJson}), what makes
 * values valid ({@link chat.parley.common.protocol.Names} and the constraints), and the closed list of
 * {@link chat.parley.common.protocol.ErrorCode error codes}. The messages themselves are in {@code v1} and {@code v2}; the
 * written form is docs/protocol.md and docs/protocol-1.md.
 */
@NullMarked
package chat.parley.common.protocol;

import org.jspecify.annotations.NullMarked;
