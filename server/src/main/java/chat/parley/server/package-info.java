/**
 * The server. {@link chat.parley.server.ServerMain} is the command, {@link chat.parley.server.ChatServer} wires the parts and
 * owns their life cycle.
 *
 * <p>The way of a request: {@code net} (a connection's thread reads a frame) - {@code session} (which protocol it is, and whether
 * the request may be made here and now) - a feature's handler ({@code account}, {@code room}, {@code message}, {@code presence})
 * - the outboxes of those concerned. A message goes through the journal on its way: it is stored before anyone is told.
 * {@code store} is the database, {@code wire} writes frames, {@code tls} makes and renews certificates, {@code config} reads the
 * settings.
 *
 * <p>The way of an administrator's command: {@code command} (a process of its own) - {@code control} (a socket in the data
 * directory) - {@code admin} - the features.
 *
 * <p><b>Threads.</b> One virtual thread per connection reads and runs the session; an outbox starts a virtual thread while it
 * has something to write. Native and CPU-bound work would hold the virtual threads' carriers, so it has platform threads of
 * its own: one writes to SQLite and tells what was committed ({@code journal}), some read from it, some compute bcrypt. One
 * platform thread accepts, one keeps the timers.
 *
 * <p><b>Locks</b>, in the order in which they may be taken: a session's; an account's for its ties to others, or for becoming a
 * member; a room's for changes of what is kept of it; the lobby's audience; a room's audience or its subscribers; that for what
 * a session hears; an outbox's. No thread holds two of the same kind, but for the two accounts that something is about, which
 * have an order. A session's and an account's lock, and that for a room's changes, may be held while the storage is waited for;
 * so the journal's thread takes none of them. There is no global lock.
 */
@NullMarked
package chat.parley.server;

import org.jspecify.annotations.NullMarked;
