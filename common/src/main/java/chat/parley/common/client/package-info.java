/**
 * The client's half of protocol 2, without any UI: {@link chat.parley.common.client.ParleyClient} connects, signs in, asks and is
 * answered, comes back by itself after a loss, keeps conversations in step and sends what is not acknowledged yet. It serves the
 * desktop client, the load generator and the integration tests of the server.
 *
 * <p>Threads: one virtual thread a client connects, reads, and mostly calls the listener; timers are shared by all clients of a
 * program and do their work on virtual threads. Locks: each class that needs one has its own, all are leaves, and neither a
 * listener nor a store nor a future is called under one.
 */
@NullMarked
package chat.parley.common.client;

import org.jspecify.annotations.NullMarked;
