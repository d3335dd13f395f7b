/** Messages of protocol 2, told from outside: said, changed, read, missed and found; and heard by clients of protocol 1. */
@NullMarked
package chat.parley.server.conversation.messages;

import org.jspecify.annotations.NullMarked;
