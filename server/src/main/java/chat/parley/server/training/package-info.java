/**
 * What a server goes through once while its JVM watches, before it is shipped: see {@code packaging/train-server.sh}. It is a
 * program of its own, and a running server never gets here.
 */
@NullMarked
package chat.parley.server.training;

import org.jspecify.annotations.NullMarked;
