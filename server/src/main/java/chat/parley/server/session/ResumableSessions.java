package chat.parley.server.session;

import chat.parley.server.account.Sessions;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sessions that can be resumed are connected now, each by one connection at most: who resumes a session takes it over from
 * a connection that may be dead without anybody knowing. Safe for use by many threads at once.
 */
public final class ResumableSessions {

    private static final Logger LOG = LoggerFactory.getLogger(ResumableSessions.class);

    private final Map<Long, Session> connected = new ConcurrentHashMap<>();

    /**
     * Connects a session, and ends the connection that it had. But one that began before it is too late: what it says was on its way
     * for longer than its client waited.
     *
     * @return whether it is connected now
     */
    boolean connect(long id, Session session) {
        Session before = connected.putIfAbsent(id, session);
        while (before != null && before != session) {
            if (session.beganBefore(before)) {
                return false;
            }
            if (connected.replace(id, before, session)) {
                before.close(CloseReason.SESSION_REPLACED);
                return true;
            }
            before = connected.putIfAbsent(id, session);
        }
        return true;
    }

    /** A connection has ended, or goes on without the session. */
    void disconnect(long id, Session session) {
        connected.remove(id, session);
    }

    /**
     * Ends the connection of a session that was revoked.
     *
     * @param id its id
     */
    public void revoke(long id) {
        Session session = connected.get(id);
        if (session != null) {
            session.close(CloseReason.SESSION_REVOKED);
        }
    }

    /**
     * Renews the tokens of all that are connected: who stays for longer than a token lives can come back all the same.
     *
     * @param sessions renews them
     */
    public void renew(Sessions sessions) {
        try {
            sessions.renew(Set.copyOf(connected.keySet()));
        } catch (IOException e) {
            LOG.warn("the tokens of those who are connected are renewed later: {}", e.getMessage());
        }
    }

    /**
     * Tells whether a session is connected.
     *
     * @param id its id
     * @return whether
     */
    public boolean isConnected(long id) {
        return connected.containsKey(id);
    }
}
