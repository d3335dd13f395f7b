package chat.parley.server.presence;

import chat.parley.common.protocol.v2.PresenceState;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * Who is signed in on this server. Safe for use by many threads at once; takes no lock that another thread could hold for long.
 */
public final class Online {

    /** By account; the inner map tells of each session whether it is away. An account without sessions has no entry. */
    private final Map<Long, Map<Participant, Boolean>> sessions = new ConcurrentHashMap<>();
    private final LongConsumer changed;

    /**
     * Begins with nobody.
     *
     * @param changed told an account whose {@linkplain #stateOf state} may have changed; called by the thread that changed it
     */
    public Online(LongConsumer changed) {
        this.changed = changed;
    }

    /**
     * Takes note of a session that has signed in.
     *
     * @param participant it
     */
    public void arrive(Participant participant) {
        sessions.compute(participant.account().id(), (_, mine) -> {
            Map<Participant, Boolean> now = mine == null ? new ConcurrentHashMap<>() : mine;
            now.put(participant, false);
            return now;
        });
        changed.accept(participant.account().id());
    }

    /**
     * Forgets a session that has signed out or ended.
     *
     * @param participant it
     */
    public void leave(Participant participant) {
        sessions.computeIfPresent(participant.account().id(), (_, mine) -> {
            mine.remove(participant);
            return mine.isEmpty() ? null : mine;
        });
        changed.accept(participant.account().id());
    }

    /**
     * Takes note of what a session says about its person.
     *
     * @param participant it
     * @param away whether they are not there
     */
    public void setAway(Participant participant, boolean away) {
        sessions.computeIfPresent(participant.account().id(), (_, mine) -> {
            mine.replace(participant, away);
            return mine;
        });
        changed.accept(participant.account().id());
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
        Collection<Boolean> away = sessions.getOrDefault(account, Map.of()).values();
        if (away.isEmpty()) {
            return PresenceState.OFFLINE;
        }
        return away.contains(false) ? PresenceState.ONLINE : PresenceState.AWAY;
    }

    /**
     * Sends an event to an account's sessions that speak protocol 2.
     *
     * @param account which
     * @param topic a conversation's id, or {@link Participant#PEOPLE}
     * @param frame length and payload
     */
    public void tell(long account, long topic, byte[] frame) {
        for (Participant session : sessionsOf(account)) {
            if (session.isModern()) {
                session.push(topic, frame);
            }
        }
    }
}
