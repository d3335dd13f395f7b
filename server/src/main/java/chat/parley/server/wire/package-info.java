/** The frames that the server writes, in both versions of the protocol. */
@NullMarked
package chat.parley.server.wire;

import org.jspecify.annotations.NullMarked;
