package chat.parley.server.message;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for how long messages are kept in rooms, and removes the others. Safe for use by many threads at once; every method waits
 * for the storage.
 */
public interface RetentionStore {

    /**
     * Tells for how long a room keeps its messages.
     *
     * @param room which
     * @return in days, 0 for ever; {@code null} when the server's setting holds
     * @throws IOException when the storage cannot be read
     */
    @Nullable
    Integer days(long room) throws IOException;

    /**
     * Sets for how long a room keeps its messages. None is removed by it.
     *
     * @param room which
     * @param days in days, 0 for ever; {@code null} for the server's setting
     * @throws IOException when the storage fails: nothing has changed
     */
    void setDays(long room, @Nullable Integer days) throws IOException;

    /**
     * Removes the oldest messages of one room that are too old, so few that others hardly wait for it.
     *
     * @param defaultDays the server's setting, in days; 0 for ever
     * @param now what time it is
     * @return how many; 0 when no room has any, or the storage has been closed
     * @throws IOException when the storage fails: nothing was removed
     */
    int removeSome(int defaultDays, long now) throws IOException;
}
