/**
 * The dialog in which owners set up a room and moderators see to it. Screens open it by {@code RoomSettings.open} and know
 * nothing else of it. JavaFX's thread only.
 */
@NullMarked
package chat.parley.desktop.roomsettings;

import org.jspecify.annotations.NullMarked;
