/** Helpers of the server's tests: a server with data of its own, clients that talk to it, and JSON to compare. */
@NullMarked
package chat.parley.server.testing;

import org.jspecify.annotations.NullMarked;
