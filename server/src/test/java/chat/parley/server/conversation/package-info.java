/**
 * Conversations with a real server over real sockets: what protocol 1 promises, and what becomes of those who break it; and whether
 * the documents say what the server does. Protocol 2 is in the packages below.
 */
@NullMarked
package chat.parley.server.conversation;

import org.jspecify.annotations.NullMarked;
