/**
 * Where sessions are, and who is a member of what and may do what there: the {@link chat.parley.server.room.Lobby}, the
 * {@link chat.parley.server.room.Room rooms} and their directory {@link chat.parley.server.room.Rooms}. Both kinds of place
 * keep their people, and the list that these are shown, in an {@link chat.parley.server.room.Audience}.
 *
 * <p>What protocol 2 asks about rooms is taken by the {@link chat.parley.server.room.RoomHandler}.
 *
 * <p>Locks, in the order in which they may be taken: an account's for becoming a member ({@link chat.parley.server.room.Rooms}), a
 * room's changes, the lobby's audience, a room's audience (the lobby's list names everyone in every room) or its subscribers, an
 * outbox's. Of each kind no thread holds two.
 */
@NullMarked
package chat.parley.server.room;

import org.jspecify.annotations.NullMarked;
