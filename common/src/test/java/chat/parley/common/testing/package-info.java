/** What the tests of this module share: certificates made on the spot, and pairs of connected ends. */
@NullMarked
package chat.parley.common.testing;

import org.jspecify.annotations.NullMarked;
