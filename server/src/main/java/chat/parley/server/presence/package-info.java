/**
 * People: who is signed in and reachable, who hears of it, who is whose friend, and who has blocked whom. What one signed-in
 * session is to the rest of the server is a {@link chat.parley.server.presence.Participant}.
 *
 * <p>A session comes by {@link chat.parley.server.presence.People#arrive} and goes by
 * {@link chat.parley.server.presence.Online#leave}; {@link chat.parley.server.presence.Presences} tells others of it.
 *
 * <p>Locks, in the order in which they may be taken: an account's in {@code People}, two of which are taken in the order of their
 * stripes and held while the storage is waited for; then that of {@code Presences}, which is held for short. An outbox's is taken
 * below either. No room's lock is taken under them, nor they under one.
 */
@NullMarked
package chat.parley.server.presence;

import org.jspecify.annotations.NullMarked;
