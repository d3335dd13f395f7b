/**
 * What is fuzzed, guided by coverage: the reading of frames, of messages, and the server's sessions. Without
 * {@code JAZZER_FUZZ} each target takes the inputs that are kept in the resources, as an ordinary test
 * (docs/fuzzing.md).
 */
@NullMarked
package chat.parley.fuzz;

import org.jspecify.annotations.NullMarked;
