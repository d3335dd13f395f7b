/** Doing things later: time limits and heartbeats of connections, coalesced pushes, renewal of certificates. */
@NullMarked
package chat.parley.server.time;

import org.jspecify.annotations.NullMarked;
