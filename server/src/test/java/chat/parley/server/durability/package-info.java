/**
 * What becomes of messages when things go wrong: the server is killed, its disk is full, connections are lost by the hundred,
 * everybody comes back at once.
 */
@NullMarked
package chat.parley.server.durability;

import org.jspecify.annotations.NullMarked;
