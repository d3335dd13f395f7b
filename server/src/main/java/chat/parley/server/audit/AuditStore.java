package chat.parley.server.audit;

import java.io.IOException;
import java.util.List;

/** Keeps what administrators have done. Safe for use by many threads at once; every method waits for the storage. */
public interface AuditStore {

    /**
     * An administrative act as it is kept.
     *
     * @param id its number; a later one has a greater
     * @param at when, in milliseconds since 1970-01-01 UTC
     * @param actor who: the operating system's name
     * @param act what, in a word or two
     * @param target the name of what it was done to
     * @param details more about it, nothing secret; may be empty
     */
    record Entry(long id, long at, String actor, String act, String target, String details) {}

    /**
     * Adds an act.
     *
     * @param actor who: the operating system's name
     * @param act what, in a word or two
     * @param target the name of what it was done to
     * @param details more about it, nothing secret; may be empty
     * @throws IOException when the storage fails: it is not kept
     */
    void add(String actor, String act, String target, String details) throws IOException;

    /**
     * Lists acts.
     *
     * @param before the number before which they must be
     * @param limit how many at most
     * @return the newest first
     * @throws IOException when the storage cannot be read
     */
    List<Entry> before(long before, int limit) throws IOException;
}
