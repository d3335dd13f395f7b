/** The server's settings: what there is ({@link chat.parley.server.config.ServerConfig}) and where it is read from. */
@NullMarked
package chat.parley.server.config;

import org.jspecify.annotations.NullMarked;
