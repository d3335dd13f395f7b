package chat.parley.bench;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One member of a room under load. Its connection's reading thread is its own; {@link #say} is called by one thread at a time.
 */
final class Member implements LoadClient.Sink {

    private final LoadClient client;
    private final int number;
    private final int firstOfRoom;
    private final Traffic traffic;
    private final AtomicInteger said = new AtomicInteger();

    /** Messages of its own that may still be sent before one has come back. */
    private final Semaphore free;

    // Written by the reading thread alone.
    private final int[] next;
    private int place;
    private long sinceSample;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();

    /**
     * Makes one that is in its room.
     *
     * @param client its connection
     * @param number its number among all
     * @param room the numbers of those in the room, from the first on
     * @param size how many they are
     * @param underWay how many of its messages may be under way
     * @param traffic what it belongs to
     */
    Member(LoadClient client, int number, int room, int size, int underWay, Traffic traffic) {
        this.client = client;
        this.number = number;
        this.firstOfRoom = room;
        this.traffic = traffic;
        this.next = new int[size];
        this.free = new Semaphore(underWay);
    }

    /** Waits until one of its messages has come back, if as many are under way as may be. */
    void awaitTurn() throws InterruptedException {
        free.acquire();
    }

    /** Says something that is due now, or was. */
    void say(long due) throws IOException {
        client.send(LoadText.say(number, said.getAndIncrement(), due));
    }

    @Override
    public void frame(byte[] bytes, int from, int length) throws IOException {
        int found = LoadText.find(bytes, from, length, place);
        if (found < 0) {
            return; // a list
        }
        place = found;
        int at = from + found;
        int sender = LoadText.sender(bytes, at);
        int index = sender - firstOfRoom;
        if (LoadText.number(bytes, at) != next[index]++) {
            wrong.setOpaque(wrong.getPlain() + 1);
            next[index] = LoadText.number(bytes, at) + 1;
        }
        delivered.setOpaque(delivered.getPlain() + 1); // one writes: nothing is lost, and it costs nothing
        if (++sinceSample >= traffic.oneIn()) {
            sinceSample = 0;
            traffic.took(LoadText.due(bytes, at));
        }
        if (sender == number) {
            free.release();
        }
        traffic.arrived(this, sender);
    }

    /** Its number among all. */
    int number() {
        return number;
    }

    /** How many messages it has sent. */
    int said() {
        return said.get();
    }

    /** How many messages it has got. */
    long delivered() {
        return delivered.getOpaque();
    }

    /** How often a message was not the one that followed its sender's last one. */
    long wrong() {
        return wrong.getOpaque();
    }
}
