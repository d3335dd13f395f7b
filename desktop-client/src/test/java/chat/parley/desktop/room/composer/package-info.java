/** Tests of the composer. */
@NullMarked
package chat.parley.desktop.room.composer;

import org.jspecify.annotations.NullMarked;
