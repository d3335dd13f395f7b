/**
 * Where sessions are and what is said there: the {@link chat.parley.server.room.Lobby}, the
 * {@link chat.parley.server.room.Room rooms} and their directory {@link chat.parley.server.room.Rooms}. Both kinds of place
 * keep their people, and the list that these are shown, in an {@link chat.parley.server.room.Audience}.
 *
 * <p>Locks: the lobby's may be held while a room's is taken (its list names everyone in every room), never the other way
 * round. An outbox's is taken below either.
 */
@NullMarked
package chat.parley.server.room;

import org.jspecify.annotations.NullMarked;
