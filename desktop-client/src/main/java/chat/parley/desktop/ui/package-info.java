/**
 * What the screens share: texts, theme, icons and controls. Everything here belongs to one window and is used on JavaFX's
 * thread only, unless it says otherwise.
 */
@NullMarked
package chat.parley.desktop.ui;

import org.jspecify.annotations.NullMarked;
