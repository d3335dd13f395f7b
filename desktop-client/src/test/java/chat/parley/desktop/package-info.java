/** Tests of whole windows: real windows, a real server, real TLS. */
@NullMarked
package chat.parley.desktop;

import org.jspecify.annotations.NullMarked;
