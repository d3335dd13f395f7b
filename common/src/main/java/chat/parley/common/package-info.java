/**
 * What server and client agree on: {@link chat.parley.common.Limits} here, then framing ({@code frame}), messages
 * ({@code protocol}), trust in a server's certificate ({@code trust}) and a framed TLS connection ({@code net}). Beside them, for
 * clients: their half of protocol 2 ({@code client}), which the server does not use, and a look at the way to a server
 * ({@code doctor}).
 *
 * <p>Nothing in this module knows JavaFX or SQL.
 */
@NullMarked
package chat.parley.common;

import org.jspecify.annotations.NullMarked;
