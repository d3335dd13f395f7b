/** Sessions of protocol 2, told from outside: how they begin, are found again and end, and what they may ask where. */
@NullMarked
package chat.parley.server.conversation.sessions;

import org.jspecify.annotations.NullMarked;
