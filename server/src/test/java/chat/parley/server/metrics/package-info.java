/** Tests of what measures and tells. */
@NullMarked
package chat.parley.server.metrics;

import org.jspecify.annotations.NullMarked;
