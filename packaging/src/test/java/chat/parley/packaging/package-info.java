/** Tests of what the scripts make. */
@NullMarked
package chat.parley.packaging;

import org.jspecify.annotations.NullMarked;
