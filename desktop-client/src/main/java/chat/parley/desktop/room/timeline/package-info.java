/** The time line of the conversation that is open. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.room.timeline;

import org.jspecify.annotations.NullMarked;
