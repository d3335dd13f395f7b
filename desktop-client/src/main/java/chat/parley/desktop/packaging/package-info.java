/** What the build runs to make the packages; no part of the running client uses it. */
@NullMarked
package chat.parley.desktop.packaging;

import org.jspecify.annotations.NullMarked;
