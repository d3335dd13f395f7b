/** Where one writes: the text field, commands, completion, emoji. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.room.composer;

import org.jspecify.annotations.NullMarked;
