/**
 * Framing: bytes, a length and a limit. What a frame means is the business of {@code chat.parley.common.protocol}.
 */
@NullMarked
package chat.parley.common.frame;

import org.jspecify.annotations.NullMarked;
