/**
 * What server and client agree on: {@link chat.parley.common.Limits} here, then framing ({@code frame}), messages
 * ({@code protocol}), trust in a server's certificate ({@code trust}) and a framed TLS connection ({@code net}). Beside them the
 * client's half of protocol 2 ({@code client}), which the server does not use.
 *
 * <p>Nothing in this module knows JavaFX or SQL, and nothing but {@code client} which end of the connection it serves.
 */
@NullMarked
package chat.parley.common;

import org.jspecify.annotations.NullMarked;
