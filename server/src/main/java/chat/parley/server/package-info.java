/**
 * The server. {@link chat.parley.server.ServerMain} is the command, {@link chat.parley.server.ChatServer} wires the parts and
 * owns their life cycle.
 *
 * <p>The way of a request: {@code net} (a connection's thread reads a frame) - {@code session} (the state takes the request) -
 * {@code account} or {@code room} (does it) - the outboxes of those concerned. {@code store} keeps accounts and rooms,
 * {@code tls} makes and renews certificates, {@code config} reads the settings.
 *
 * <p><b>Threads.</b> One virtual thread per connection reads and runs the session; an outbox starts a virtual thread while it
 * has something to write. Native and CPU-bound work would hold the virtual threads' carriers, so it has platform threads of
 * its own: SQLite in {@code store}, bcrypt in {@code account}. One platform thread accepts, one keeps the timers.
 *
 * <p><b>Locks</b>, in the order in which they may be taken: a session's, the lobby's, a room's, an outbox's. No thread holds two
 * of the same kind. There is no global lock.
 */
@NullMarked
package chat.parley.server;

import org.jspecify.annotations.NullMarked;
