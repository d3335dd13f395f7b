/**
 * One running client for each directory of files: a second start hands its words to the first, and ends. Knows no JavaFX.
 */
@NullMarked
package chat.parley.desktop.instance;

import org.jspecify.annotations.NullMarked;
