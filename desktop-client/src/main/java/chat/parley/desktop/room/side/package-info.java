/** The side bar: rooms and direct conversations, with what is unread in them. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.room.side;

import org.jspecify.annotations.NullMarked;
