package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.time.Timers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All rooms. They last: once created, a room is there after every restart. Safe for use by many threads at once. */
public final class Rooms {

    private final RoomStore store;
    private final MessageCodec codec;
    private final Timers timers;
    private final Map<String, Room> byKey = new ConcurrentHashMap<>();
    private final List<Room> inOrder = new CopyOnWriteArrayList<>();

    /**
     * Reads what rooms there are.
     *
     * @param store where rooms are kept
     * @param codec writes what rooms say
     * @param timers where pushes wait for their time
     * @throws IOException when the storage cannot be read
     */
    public Rooms(RoomStore store, MessageCodec codec, Timers timers) throws IOException {
        this.store = store;
        this.codec = codec;
        this.timers = timers;
        store.all().forEach(room -> open(room.settings().name()));
    }

    private void open(String name) {
        Room room = new Room(name, codec, timers);
        byKey.put(Names.key(name), room);
        inOrder.add(room);
    }

    /**
     * Lists all rooms.
     *
     * @return them, the oldest first
     */
    public List<Room> all() {
        return inOrder;
    }

    /**
     * Finds a room.
     *
     * @param name its name, in any case
     * @return the room
     * @throws RefusedException when there is none
     */
    public Room find(String name) throws RefusedException {
        Room room = byKey.get(Names.key(name));
        if (room == null) {
            throw new RefusedException(ErrorCode.ROOM_NOT_FOUND, "There is no room " + name);
        }
        return room;
    }

    /**
     * Creates a room, empty.
     *
     * @param name a valid name
     * @param createdBy the account that creates it
     * @throws RefusedException when the name is taken or reserved
     * @throws IOException when the storage fails: there is no such room then
     */
    public void create(String name, long createdBy) throws RefusedException, IOException {
        if (Names.isReserved(name)) {
            throw new RefusedException(ErrorCode.NAME_RESERVED, "room: this name cannot be used, choose another");
        }
        String normal = Names.normalise(name);
        if (store.add(new RoomStore.Settings(normal, "", Visibility.PUBLIC, null, 0, 0, false), createdBy,
                System.currentTimeMillis()).isEmpty()) {
            throw new RefusedException(ErrorCode.ROOM_EXISTS, "room: " + normal + " exists already");
        }
        open(normal);
    }
}
