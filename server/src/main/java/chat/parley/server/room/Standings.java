package chat.parley.server.room;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** Tells how far conversations have come and have been read. Safe for use by many threads at once; waits for the storage. */
@FunctionalInterface
public interface Standings {

    /**
     * Reads how far conversations have come, and how far an account has read in them.
     *
     * @param account whose
     * @param conversations which
     * @return the standing in each that exists
     * @throws IOException when the storage fails
     */
    Map<Long, Standing> standings(long account, Collection<Long> conversations) throws IOException;

    /**
     * How far a conversation has come, and how far an account has read in it.
     *
     * @param seq the newest message's number; 0 when there is none
     * @param change the newest change's number; 0 when there is none
     * @param read the newest message that the account has read; 0 for none
     * @param unread how many messages of others are after it, counted up to 1,000
     * @param mentions how many messages after it mention the account, counted up to 1,000
     */
    record Standing(long seq, long change, long read, int unread, int mentions) {}
}
