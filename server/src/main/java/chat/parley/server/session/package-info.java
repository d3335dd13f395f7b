/**
 * What one connection says and is told: a {@link chat.parley.server.session.Session} is in one
 * {@link chat.parley.server.session.SessionState} at a time, which takes a request or refuses it. The table of states and
 * requests is in docs/protocol.md.
 */
@NullMarked
package chat.parley.server.session;

import org.jspecify.annotations.NullMarked;
