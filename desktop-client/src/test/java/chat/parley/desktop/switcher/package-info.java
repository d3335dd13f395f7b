/** Tests of the client’s package of the same name. */
@NullMarked
package chat.parley.desktop.switcher;

import org.jspecify.annotations.NullMarked;
