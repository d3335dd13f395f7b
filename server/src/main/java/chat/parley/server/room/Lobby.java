package chat.parley.server.room;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.presence.Participant;
import chat.parley.server.time.Timers;
import chat.parley.server.wire.Frames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is that is signed in and has entered no room. Its list, for protocol 1, tells who is where,
 * in every public room. Safe for use by
 * many threads at once.
 */
public final class Lobby {

    /** Protocol 2 asks for the directory instead. */
    private static final byte[] NO_LIST = {};

    private final Frames frames;
    private final Rooms rooms;
    private final Audience audience;

    /**
     * Opens the lobby.
     *
     * @param rooms all rooms
     * @param frames writes the list
     * @param timers where a push waits for its time
     */
    public Lobby(Rooms rooms, Frames frames, Timers timers) {
        this.frames = frames;
        this.rooms = rooms;
        this.audience = new Audience(this::listFrame, () -> NO_LIST, timers);
    }

    /** Called under the lobby's lock, takes each room's in turn. */
    private byte[] listFrame() {
        SequencedMap<String, List<String>> people = new LinkedHashMap<>();
        people.put(Names.LOBBY, audience.names());
        for (Room room : rooms.all()) {
            if (room.settings().visibility() == Visibility.PUBLIC) { // the list is the same for everyone
                people.put(room.name(), room.people());
            }
        }
        return frames.of(new ServerMessage.RoomList(people));
    }

    /**
     * Lets a session in: it is sent the answer, then the list.
     *
     * @param participant who arrives
     * @param answer the frame that tells it so; {@code null} when it has been told already
     */
    public void arrive(Participant participant, byte @Nullable [] answer) {
        audience.arrive(participant, answer);
    }

    /**
     * Lets a session out: no list is sent to it after this. The others are told by {@link #changed()}, which the caller owes
     * them once the session is where it goes: told at once, they would see it nowhere for a moment.
     *
     * @param participant who leaves
     */
    public void leave(Participant participant) {
        audience.leave(participant, null);
    }

    /**
     * Sends the list to one session because it asked.
     *
     * @param participant who asked
     */
    public void show(Participant participant) {
        audience.show(participant);
    }

    /** Takes note that somebody entered or left a room, or that there is a new one. Must not be called under a room's lock. */
    public void changed() {
        audience.changed();
    }
}
