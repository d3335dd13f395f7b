/** Server and client on a machine without a network. */
@NullMarked
package chat.parley.desktop.egress;

import org.jspecify.annotations.NullMarked;
