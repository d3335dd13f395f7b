/** Going by typing: to conversations, people, rooms, and what the program can do. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.switcher;

import org.jspecify.annotations.NullMarked;
