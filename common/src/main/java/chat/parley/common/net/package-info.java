/**
 * One framed TLS connection, used by both ends: reading is done by the one thread that owns the connection; writing goes
 * through an {@link chat.parley.common.net.Outbox} and never makes the caller wait; TLS is a {@link chat.parley.common.net.TlsStream}.
 */
@NullMarked
package chat.parley.common.net;

import org.jspecify.annotations.NullMarked;
