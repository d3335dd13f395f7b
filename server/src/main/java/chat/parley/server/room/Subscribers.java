package chat.parley.server.room;

import chat.parley.common.protocol.v2.Event;
import chat.parley.server.presence.Participant;
import chat.parley.server.wire.Frames;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a room's members that speak protocol 2, wherever they are: they get the room's events. An event is written once
 * and the same bytes go to all of them. Safe for use by many threads at once; delivering never blocks, so the lock is held for
 * short.
 */
final class Subscribers {

    /** No account has this id. */
    private static final long NOBODY = 0;

    private final long conversation;
    private final Frames frames;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Participant> sessions = new LinkedHashSet<>(); // guarded by lock

    /**
     * Makes an empty one.
     *
     * @param conversation the room's id
     * @param frames writes events
     */
    Subscribers(long conversation, Frames frames) {
        this.conversation = conversation;
        this.frames = frames;
    }

    /**
     * Adds a session if something holds at that moment.
     *
     * @param session which
     * @param condition asked under the lock
     */
    void addIf(Participant session, BooleanSupplier condition) {
        lock.lock();
        try {
            if (condition.getAsBoolean()) {
                sessions.add(session);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes a session. */
    void remove(Participant session) {
        lock.lock();
        try {
            sessions.remove(session);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does something, and removes all sessions of an account at the same moment.
     *
     * @param account which
     * @param before what to do under the lock
     */
    void removeAll(long account, Runnable before) {
        lock.lock();
        try {
            before.run();
            sessions.removeIf(session -> session.account().id() == account);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends an event to all that tells how the room or a member is now: who misses it asks again for lists, and not for messages.
     *
     * @param event what to say
     */
    void tell(Event event) {
        send(Participant.PEOPLE, event, null, NOBODY);
    }

    /**
     * Sends an event to all about what is said; another one to those whose account has blocked the one that it comes from.
     *
     * @param event what to say
     * @param hidden what to say to those; {@code null} for nothing
     * @param from the account that it comes from
     */
    void push(Event event, @Nullable Event hidden, long from) {
        send(conversation, event, hidden, from);
    }

    private void send(long topic, Event event, @Nullable Event hidden, long from) {
        lock.lock();
        try {
            if (sessions.isEmpty()) {
                return;
            }
            byte[] frame = frames.of(event);
            byte[] hiddenFrame = null;
            int sent = 0;
            for (Participant session : sessions) {
                if (from == NOBODY || !session.blocks().hides(from)) {
                    session.push(topic, frame);
                    sent++;
                } else if (hidden != null) {
                    hiddenFrame = hiddenFrame == null ? frames.of(hidden) : hiddenFrame;
                    session.push(topic, hiddenFrame);
                    sent++;
                }
            }
            if (topic != Participant.PEOPLE) {
                frames.delivered(sent);
            }
        } finally {
            lock.unlock();
        }
    }
}
