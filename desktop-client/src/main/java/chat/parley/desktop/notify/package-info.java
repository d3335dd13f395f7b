/** Telling the person of new messages: in the window, in its title, by a sound, in the system's tray. */
@NullMarked
package chat.parley.desktop.notify;

import org.jspecify.annotations.NullMarked;
