/**
 * People: who is signed in and reachable, who hears of it, who is whose friend, and who has blocked whom. What one signed-in
 * session is to the rest of the server is a {@link chat.parley.server.presence.Participant}.
 */
@NullMarked
package chat.parley.server.presence;

import org.jspecify.annotations.NullMarked;
