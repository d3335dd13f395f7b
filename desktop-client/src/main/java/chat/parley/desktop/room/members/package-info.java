/** The members of the room that is open, and what can be done with each. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.room.members;

import org.jspecify.annotations.NullMarked;
