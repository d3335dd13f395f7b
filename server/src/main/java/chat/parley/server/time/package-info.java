/** Doing things later: time limits of connections, coalesced pushes, renewal of certificates. */
@NullMarked
package chat.parley.server.time;

import org.jspecify.annotations.NullMarked;
