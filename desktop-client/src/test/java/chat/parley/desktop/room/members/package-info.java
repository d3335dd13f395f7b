/** Tests of the client’s package of the same name. */
@NullMarked
package chat.parley.desktop.room.members;

import org.jspecify.annotations.NullMarked;
