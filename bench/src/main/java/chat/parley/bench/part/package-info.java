/** Benchmarks of single parts, without a server: run by JMH, with {@code ./parley bench jmh}. */
@NullMarked
package chat.parley.bench.part;

import org.jspecify.annotations.NullMarked;
