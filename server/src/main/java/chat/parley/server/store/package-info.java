/**
 * The embedded database, and nothing else in the server that speaks SQL. Each feature owns the interface of what it keeps;
 * the classes here implement them. Schema versions are the numbered migrations under {@code db/migration}.
 *
 * <p>A call into SQLite is a native call and would hold a virtual thread's carrier: every statement runs on a platform thread
 * of {@link chat.parley.server.store.Database}, one for writing and a few for reading, and the caller waits.
 */
@NullMarked
package chat.parley.server.store;

import org.jspecify.annotations.NullMarked;
