/** What is measured from inside the package of the same name in {@code common}, because an outbox is made there alone. */
@NullMarked
package chat.parley.common.net;

import org.jspecify.annotations.NullMarked;
