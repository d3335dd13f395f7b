/**
 * Sockets: the {@link chat.parley.server.net.Listener} accepts, {@link chat.parley.server.net.Admission} counts, and each
 * {@link chat.parley.server.net.Connection} is a virtual thread that reads frames for its session.
 */
@NullMarked
package chat.parley.server.net;

import org.jspecify.annotations.NullMarked;
