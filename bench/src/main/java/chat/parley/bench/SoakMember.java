package chat.parley.bench;

import static chat.parley.bench.BenchServer.join;

import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A member of a room that stays from the beginning to the end: a client as people have it. It checks that every message of the
 * room comes, and that its own ones stand where the server has acknowledged them. Its reader thread calls the listener; one
 * thread at a time calls the rest.
 */
final class SoakMember implements ClientListener {

    private final String name;
    private final Room room;
    private final SoakTally tally;
    private final ParleyClient client;

    // Written by the reader thread alone.
    private final Map<UUID, Long> halfKnown = new HashMap<>();
    private volatile long last;
    private final AtomicLong missing = new AtomicLong();
    private volatile int unmatched;
    private volatile boolean entered;

    /** A room, and the newest message in it that was acknowledged. */
    record Room(long id, AtomicLong newest) {

        /** One that is empty. */
        Room(long id) {
            this(id, new AtomicLong());
        }
    }

    /** Makes one, with a new account of that name, present in the room. */
    SoakMember(BenchServer server, String name, Room room, SoakTally tally) {
        this.name = name;
        this.room = room;
        this.tally = tally;
        client = server.client(name, this);
        join(client.request(new RoomRequest.Join(room.id(), null)));
        join(client.request(new SessionRequest.Enter(room.id())));
        entered = true;
    }

    /** Says something. */
    void say(String text) {
        tally.said.increment();
        var _ = client.send(UnsentMessage.in(room.id(), text));
    }

    @Override
    public void stateChanged(ClientState state) {
        if (!entered) {
            return;
        }
        if (state instanceof ClientState.Waiting waiting) {
            tally.error("a member lost its connection", waiting.reason());
        } else if (state instanceof ClientState.SignedIn) {
            var _ = client.request(new SessionRequest.Enter(room.id())).exceptionally(e -> {
                tally.error("a member could not enter again", e);
                return null;
            });
        }
    }

    @Override
    public void messages(long conversation, List<MessageInfo> messages) {
        for (MessageInfo message : messages) {
            if (message.seq() != last + 1) {
                tally.error("a gap in room " + conversation, "after " + last + " came " + message.seq());
                missing.addAndGet(Math.max(0, message.seq() - last - 1));
            }
            last = message.seq();
            tally.delivered.increment();
            UUID clientId = message.clientId();
            if (clientId != null && message.from().equals(name)) {
                match(clientId, message.seq());
            }
        }
    }

    @Override
    public void sent(UnsentMessage message, Reply.Sent sent) {
        tally.acknowledged.increment();
        room.newest().accumulateAndGet(sent.seq(), Math::max);
        match(message.clientId(), sent.seq());
    }

    @Override
    public void refused(UnsentMessage message, RefusedException refusal) {
        tally.error("a message was refused", refusal);
    }

    /** An own message is known from both sides: where it was acknowledged, and where it stands. */
    private void match(UUID clientId, long seq) {
        Long other = halfKnown.remove(clientId);
        if (other == null) {
            halfKnown.put(clientId, seq);
        } else if (other != seq) {
            tally.error("a message was acknowledged as another one", other + " and " + seq);
        }
        unmatched = halfKnown.size();
    }

    /** Whether it has all that was acknowledged, and all that it has said was. */
    boolean isInStep() {
        return lost() == 0 && client.unsent().isEmpty();
    }

    /** How many acknowledged messages it does not have, or has not where they were acknowledged. */
    long lost() {
        return missing.get() + Math.max(Math.max(0, room.newest().get() - last), unmatched);
    }
}
