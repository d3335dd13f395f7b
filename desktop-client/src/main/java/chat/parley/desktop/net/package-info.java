/**
 * The connection to a server: {@link chat.parley.desktop.net.ServerLink} connects, signs in, comes back after a loss, and puts
 * what happens into an {@link chat.parley.desktop.net.EventQueue}.
 *
 * <p>Threads: the link's owner (the window) calls from one thread and never waits; one receiver thread per signed-in stay
 * does everything that blocks; one sender thread turns requests into frames. Nothing here knows JavaFX.
 */
@NullMarked
package chat.parley.desktop.net;

import org.jspecify.annotations.NullMarked;
