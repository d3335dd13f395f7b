package chat.parley.server.room;

import java.io.IOException;
import java.util.List;

/** Keeps rooms. Safe for use by many threads at once; every method waits for the storage. */
public interface RoomStore {

    /**
     * Lists all rooms.
     *
     * @return their names, the oldest room first
     * @throws IOException when the storage cannot be read
     */
    List<String> names() throws IOException;

    /**
     * Adds a room.
     *
     * @param name its name
     * @param key the name's {@linkplain chat.parley.common.protocol.Names#key key}, unique
     * @param createdBy the account that creates it
     * @return whether it was added; not when the key is taken
     * @throws IOException when the storage cannot be written: nothing was added
     */
    boolean add(String name, String key, long createdBy) throws IOException;
}
