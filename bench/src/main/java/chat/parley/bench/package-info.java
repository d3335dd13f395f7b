/**
 * Benchmarks, run by hand with {@code ./parley bench}. Each starts a server of its own as a process of its own, in a directory that
 * is thrown away, drives it over TLS on the loopback interface, through {@link chat.parley.common.client.ParleyClient} or the leaner
 * {@link chat.parley.bench.LoadClient}, and prints a line for people and a line of JSON for programs.
 */
@NullMarked
package chat.parley.bench;

import org.jspecify.annotations.NullMarked;
