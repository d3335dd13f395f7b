/**
 * What one connection says and is told: a {@link chat.parley.server.session.Session} holds a dialogue in one version of the
 * protocol, which its first frame decides, and is in one {@link chat.parley.server.session.SessionState} at a time. By protocol 1
 * the state takes a request or refuses it; by protocol 2 {@link chat.parley.server.session.Rules} say where and to whom a request
 * is allowed, before the handler of its feature sees it. The tables are in docs/protocol-1.md and docs/protocol.md.
 */
@NullMarked
package chat.parley.server.session;

import org.jspecify.annotations.NullMarked;
