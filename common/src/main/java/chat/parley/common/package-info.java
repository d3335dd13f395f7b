/**
 * What server and client agree on: {@link chat.parley.common.Limits} here, then framing ({@code frame}), messages
 * ({@code protocol}), trust in a server's certificate ({@code trust}) and a framed TLS connection ({@code net}).
 *
 * <p>Nothing in this module knows JavaFX or SQL, or which end of the connection it serves.
 */
@NullMarked
package chat.parley.common;

import org.jspecify.annotations.NullMarked;
