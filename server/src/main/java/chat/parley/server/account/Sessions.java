package chat.parley.server.account;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.account.SessionStore.StoredSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that can be resumed by a token of 256 random bits, so that a reconnect costs no bcrypt. A token is kept as its SHA-256
 * only: it is too random for a slower hash to be of use. It is good for some days after its last use; a connection that lasts uses
 * it all the time.
 *
 * <p>Safe for use by many threads at once; every method waits for the storage.
 */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** No session has this id. */
    private static final long NO_SESSION = 0;

    private static final int TOKEN_BYTES = 32;

    /** A session that resumes again and again writes its last use no more often than this. */
    private static final Duration TOUCH_INTERVAL = Duration.ofHours(1);

    /** How often sessions that stay connected are to be {@linkplain #renew renewed}; much less than a token's life. */
    public static final Duration RENEWAL_INTERVAL = Duration.ofHours(1);

    private final SessionStore store;
    private final Duration lifetime;
    private final InstantSource clock;

    /**
     * Makes one.
     *
     * @param store where sessions are kept
     * @param lifetime how long a token is good after its last use
     * @param clock tells the time
     */
    public Sessions(SessionStore store, Duration lifetime, InstantSource clock) {
        this.store = store;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * A session that has begun.
     *
     * @param id its id
     * @param token what resumes it; known to nobody else
     * @param expiresAt until when, in milliseconds since 1970-01-01 UTC
     */
    public record Begun(long id, String token, long expiresAt) {

        /** Leaves the token out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Begun[id=" + id + "]";
        }
    }

    /**
     * Begins a session.
     *
     * @param account whose, as it was when its password was checked
     * @param client the program that signs in
     * @return it, with its token; nothing when the account's password hash has changed since, or it was disabled: check the password again
     * @throws IOException when the storage fails: there is no such session then
     */
    public Optional<Begun> begin(Account account, String client) throws IOException {
        String token = Tokens.make(TOKEN_BYTES);
        long now = clock.millis();
        long expiresAt = now + lifetime.toMillis();
        OptionalLong id = store.add(account, Tokens.hash(token), client, now, expiresAt);
        return id.isPresent() ? Optional.of(new Begun(id.getAsLong(), token, expiresAt)) : Optional.empty();
    }

    /**
     * Resumes a session.
     *
     * @param token its token
     * @return it, good for its lifetime from now on; for as long as before, when nothing can be stored
     * @throws RefusedException when there is none with this token, or it has expired
     * @throws IOException when the storage cannot be read
     */
    public StoredSession resume(String token) throws RefusedException, IOException {
        long now = clock.millis();
        StoredSession session = store.find(Tokens.hash(token)).filter(found -> found.expiresAt() > now)
                .orElseThrow(Sessions::ended);
        if (now - session.usedAt() < TOUCH_INTERVAL.toMillis()) {
            return session;
        }
        long expiresAt = now + lifetime.toMillis();
        try {
            store.touch(List.of(session.id()), now, expiresAt);
        } catch (IOException e) {
            LOG.warn("session {} is resumed, but good for no longer than before: {}", session.id(), e.getMessage());
            return session; // who can only read shall at least read
        }
        return new StoredSession(session.id(), session.account(), session.client(), session.createdAt(), now,
                expiresAt);
    }

    /**
     * Takes note that sessions are being used: their tokens are good for their lifetime from now on.
     *
     * @param sessions the ids of those that are connected
     * @throws IOException when the storage fails: nothing has changed
     */
    public void renew(Collection<Long> sessions) throws IOException {
        if (!sessions.isEmpty()) {
            long now = clock.millis();
            store.touch(sessions, now, now + lifetime.toMillis());
        }
    }

    private static RefusedException ended() {
        return new RefusedException(ErrorCode.BAD_TOKEN, "This session has ended; sign in with the password");
    }

    /**
     * Makes sure that a session that has begun or was resumed a moment ago has not been revoked since.
     *
     * @param account whose
     * @param session its id
     * @throws RefusedException when it has
     * @throws IOException when the storage fails
     */
    public void requireNotRevoked(Account account, long session) throws RefusedException, IOException {
        if (store.of(account.id()).stream().noneMatch(known -> known.id() == session)) {
            throw ended();
        }
    }

    /**
     * Lists an account's sessions that can be resumed.
     *
     * @param account whose
     * @return the one used last first
     * @throws IOException when the storage fails
     */
    public List<StoredSession> of(Account account) throws IOException {
        long now = clock.millis();
        return store.of(account.id()).stream().filter(session -> session.expiresAt() > now).toList();
    }

    /**
     * Revokes a session: its token is worth nothing from now on.
     *
     * @param account whose it must be
     * @param session its id
     * @throws RefusedException when the account has no such session
     * @throws IOException when the storage fails: nothing has changed
     */
    public void revoke(Account account, long session) throws RefusedException, IOException {
        if (!store.remove(account.id(), session)) {
            throw new RefusedException(ErrorCode.SESSION_NOT_FOUND,
                    "This account has no session with the id " + session);
        }
    }

    /**
     * Revokes all sessions of an account but one.
     *
     * @param account whose
     * @param kept the one that stays
     * @return the ids of the others
     * @throws IOException when the storage fails: nothing has changed
     */
    public List<Long> revokeOthers(Account account, long kept) throws IOException {
        return store.removeOthers(account.id(), kept);
    }

    /**
     * Revokes all sessions of an account.
     *
     * @param account whose
     * @return their ids
     * @throws IOException when the storage fails: nothing has changed
     */
    public List<Long> revokeAll(Account account) throws IOException {
        return store.removeOthers(account.id(), NO_SESSION);
    }

    /**
     * Forgets all sessions that have expired.
     *
     * @throws IOException when the storage fails: nothing has changed
     */
    public void forgetExpired() throws IOException {
        store.removeExpired(clock.millis());
    }
}
