/** What can be set: of the windows, of notifications, of the account; and what the program is. JavaFX's thread only. */
@NullMarked
package chat.parley.desktop.settings;

import org.jspecify.annotations.NullMarked;
