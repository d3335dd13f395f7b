/** The database, on real files. */
@NullMarked
package chat.parley.server.store;

import org.jspecify.annotations.NullMarked;
