/**
 * The desktop client: {@link chat.parley.desktop.DesktopApp} starts it, {@link chat.parley.desktop.ClientWindow} is one window
 * with everything that belongs to it, {@link chat.parley.desktop.Navigator} shows one screen at a time and
 * {@link chat.parley.desktop.Dispatcher} brings it what the server says.
 *
 * <p>A screen is a package ({@code login}, {@code lobby}, {@code room}); screens do not know each other. What they share is
 * below them: {@code model} (what is known of the account, its conversations and people: all screens show it), {@code net} (the
 * connection), {@code store} (what is remembered) and {@code ui} (controls and texts). There is no static state:
 * several windows live in one virtual machine.
 */
@NullMarked
package chat.parley.desktop;

import org.jspecify.annotations.NullMarked;
