/**
 * A virtualised list whose place is an item and a distance in pixels, never a part of an estimated height: what is read does
 * not move when the list grows or shrinks elsewhere. Used on JavaFX's thread only, unless a class says otherwise.
 */
@NullMarked
package chat.parley.desktop.ui.flow;

import org.jspecify.annotations.NullMarked;
