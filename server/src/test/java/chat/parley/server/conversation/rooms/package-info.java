/** Conversations with a real server over real sockets: what protocol 1 promises, and what becomes of those who break it. */
@NullMarked
package chat.parley.server.conversation.rooms;

import org.jspecify.annotations.NullMarked;
