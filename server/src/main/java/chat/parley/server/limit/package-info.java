/** What is counted when something is limited: where somebody comes from, and which limit was reached. Depends on nothing. */
@NullMarked
package chat.parley.server.limit;

import org.jspecify.annotations.NullMarked;
