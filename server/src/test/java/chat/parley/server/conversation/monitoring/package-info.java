/** Tests of what monitoring sees of a real server. */
@NullMarked
package chat.parley.server.conversation.monitoring;

import org.jspecify.annotations.NullMarked;
