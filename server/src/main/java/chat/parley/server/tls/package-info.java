/**
 * The server's certificate: made and renewed by the server itself from an authority of its own, or brought by the
 * administrator. Clients pin the authority, see {@code chat.parley.common.trust}.
 */
@NullMarked
package chat.parley.server.tls;

import org.jspecify.annotations.NullMarked;
