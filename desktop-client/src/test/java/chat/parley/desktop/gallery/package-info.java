/** Pictures of every screen, dialog and state, to be looked at. */
@NullMarked
package chat.parley.desktop.gallery;

import org.jspecify.annotations.NullMarked;
