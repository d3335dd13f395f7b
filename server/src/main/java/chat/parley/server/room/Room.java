package chat.parley.server.room;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.server.time.Timers;
import java.util.List;

/**
 * A room: who is present and what they say to each other. What is said in public is written once and the same bytes go to
 * everyone; all see it in the same order. Safe for use by many threads at once.
 */
public final class Room {

    private final String name;
    private final MessageCodec codec;
    private final Audience audience;

    Room(String name, MessageCodec codec, Timers timers) {
        this.name = name;
        this.codec = codec;
        this.audience = new Audience(this::listFrame, timers);
    }

    private byte[] listFrame() {
        return frame(new ServerMessage.RoomMembers(name, audience.names()));
    }

    private byte[] frame(ServerMessage message) {
        return FrameWriter.frame(codec.encode(message));
    }

    /**
     * Tells the room's name.
     *
     * @return it, as it was created
     */
    public String name() {
        return name;
    }

    /**
     * Lists who is present.
     *
     * @return the names, each once, in the order of arrival
     */
    public List<String> people() {
        return audience.names();
    }

    /**
     * Lets a session in: it is sent the answer, then the list, then what is said from now on.
     *
     * @param participant who enters; must have left the lobby
     */
    public void enter(Participant participant) {
        audience.arrive(participant,
                frame(new ServerMessage.Entered(participant.name(), name, "Welcome to " + name)));
    }

    /**
     * Lets a session out: it is sent the answer, and nothing of this room after it.
     *
     * @param participant who goes back to the lobby
     */
    public void exit(Participant participant) {
        audience.leave(participant, frame(new ServerMessage.Exited("You left " + name + " and are in the lobby")));
        audience.changed();
    }

    /**
     * Takes a session out whose connection has ended.
     *
     * @param participant who is gone
     */
    public void drop(Participant participant) {
        audience.leave(participant, null);
        audience.changed();
    }

    /**
     * Sends the list to one session because it asked.
     *
     * @param participant who asked
     */
    public void show(Participant participant) {
        audience.show(participant);
    }

    /**
     * Says something to everyone present, the sender included.
     *
     * @param from the sender's name
     * @param text what is said
     */
    public void say(String from, String text) {
        audience.publish(frame(new ServerMessage.Said(Names.PUBLIC, from, text)));
    }

    /**
     * Says something to one account's sessions in this room; the sender's sessions in it get a copy, addressed to the sender,
     * by which clients of protocol 1 tell that it was private.
     *
     * @param from the sender's name
     * @param receiver the receiver's name, in any case
     * @param text what is said
     * @return whether the receiver is here
     */
    public boolean sayPrivately(String from, String receiver, String text) {
        String present = audience.nameOf(Names.key(receiver)).orElse(null);
        if (present == null) {
            return false;
        }
        byte[] message = frame(new ServerMessage.Said(present, from, text));
        byte[] copy = frame(new ServerMessage.Said(from, from, text));
        audience.withAll(participants -> {
            for (Participant participant : participants) {
                if (participant.name().equals(from)) {
                    participant.deliver(copy);
                } else if (participant.name().equals(present)) {
                    participant.deliver(message);
                }
            }
        });
        return true;
    }
}
