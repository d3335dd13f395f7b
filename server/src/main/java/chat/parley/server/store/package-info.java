/**
 * The embedded database, and nothing else in the server that speaks SQL. Each feature owns the interface of what it keeps;
 * the classes here implement them. Schema versions are the numbered migrations under {@code db/migration}.
 *
 * <p>A call into SQLite is a native call and would hold a virtual thread's carrier: every statement runs on a platform thread
 * of {@link chat.parley.server.store.Database}, one for writing (the journal, which commits what many have submitted in one
 * transaction) and a few for reading. The caller waits, or is told after the commit.
 */
@NullMarked
package chat.parley.server.store;

import org.jspecify.annotations.NullMarked;
