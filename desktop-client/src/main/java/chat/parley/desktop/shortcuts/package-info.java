/** The keys of the whole program: one list of them, which works and is shown. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.shortcuts;

import org.jspecify.annotations.NullMarked;
