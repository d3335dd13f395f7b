/** The search of messages. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.search;

import org.jspecify.annotations.NullMarked;
