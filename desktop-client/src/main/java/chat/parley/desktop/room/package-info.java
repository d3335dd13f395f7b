/**
 * The room: what is said, who is present, and the composer. {@link chat.parley.desktop.room.RoomScreen} is its controller.
 */
@NullMarked
package chat.parley.desktop.room;

import org.jspecify.annotations.NullMarked;
