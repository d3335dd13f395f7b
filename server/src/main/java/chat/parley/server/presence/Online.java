package chat.parley.server.presence;

import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.server.account.Account;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in on this server. Safe for use by many threads at once; takes no lock that another thread could hold for long.
 */
public final class Online {

    /** By account; the inner map tells of each session whether it is away. An account without sessions has no entry. */
    private final Map<Long, Map<Participant, Boolean>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile Consumer<Account> changed = _ -> {};

    /**
     * Says who wants to hear of changes; to be called before the first session arrives.
     *
     * @param listener told an account whose {@linkplain #stateOf state} may have changed, after it has, by the thread that
     *        changed it
     */
    public void onChange(Consumer<Account> listener) {
        changed = listener;
    }

    /** Takes note of a session that has signed in. Called by {@link People#arrive}. */
    void arrive(Participant participant) {
        sessions.compute(participant.account().id(), (_, mine) -> {
            Map<Participant, Boolean> now = mine == null ? new ConcurrentHashMap<>() : mine;
            if (now.put(participant, false) == null) {
                count.incrementAndGet();
            }
            return now;
        });
        changed.accept(participant.account());
    }

    /**
     * Forgets a session that has signed out or ended; does nothing when it is not here.
     *
     * @param participant it
     */
    public void leave(Participant participant) {
        sessions.computeIfPresent(participant.account().id(), (_, mine) -> {
            if (mine.remove(participant) != null) {
                count.decrementAndGet();
            }
            return mine.isEmpty() ? null : mine;
        });
        changed.accept(participant.account());
    }

    /**
     * Takes note of what a session says about its person.
     *
     * @param participant it
     * @param away whether they are not there
     */
    void setAway(Participant participant, boolean away) {
        sessions.computeIfPresent(participant.account().id(), (_, mine) -> {
            mine.replace(participant, away);
            return mine;
        });
        changed.accept(participant.account());
    }

    /**
     * Counts the sessions that are signed in.
     *
     * @return how many there are
     */
    public int count() {
        return count.get();
    }

    /**
     * Counts the people who are signed in.
     *
     * @return how many accounts have a session
     */
    public int people() {
        return sessions.size();
    }

    /**
     * Lists an account's sessions.
     *
     * @param account which
     * @return those that are signed in now; a view that may change meanwhile
     */
    public Collection<Participant> sessionsOf(long account) {
        return sessions.getOrDefault(account, Map.of()).keySet();
    }

    /**
     * Tells whether a session is signed in.
     *
     * @param participant it
     * @return whether it has arrived and not left
     */
    public boolean isHere(Participant participant) {
        return sessionsOf(participant.account().id()).contains(participant);
    }

    /**
     * Tells whether a person is there.
     *
     * @param account which
     * @return online when one session is not away, away when all are, offline when there is none
     */
    public PresenceState stateOf(long account) {
        PresenceState state = PresenceState.OFFLINE;
        // One pass: asked twice, a session that leaves meanwhile could make an account away that has no session at all.
        for (boolean away : sessions.getOrDefault(account, Map.of()).values()) {
            if (!away) {
                return PresenceState.ONLINE;
            }
            state = PresenceState.AWAY;
        }
        return state;
    }

    /**
     * Sends an event, which must not be left out, to every session that speaks protocol 2.
     *
     * @param frame length and payload; shared, not to be changed
     */
    public void tellAll(byte[] frame) {
        for (Map<Participant, Boolean> some : sessions.values()) {
            some.keySet().stream().filter(Participant::isModern).forEach(session -> session.deliver(frame));
        }
    }

    /**
     * Sends an event to an account's sessions that speak protocol 2; it is made only if there is one.
     *
     * @param account which
     * @param except a session that knows already; {@code null} for none
     * @param topic a conversation's id, or {@link Participant#PEOPLE}
     * @param event makes the frame
     */
    public void tell(long account, @Nullable Participant except, long topic, Supplier<byte[]> event) {
        byte[] frame = null;
        for (Participant session : sessionsOf(account)) {
            if (session.isModern() && !session.equals(except)) {
                frame = frame == null ? event.get() : frame;
                session.push(topic, frame);
            }
        }
    }
}
