package chat.parley.server.account;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps sessions that can be resumed: the hash of each one's token, never the token. Safe for use by many threads at once; every
 * method waits for the storage.
 */
public interface SessionStore {

    /**
     * A session as it is kept. Times are milliseconds since 1970-01-01 UTC.
     *
     * @param id its id, never used again
     * @param account whose
     * @param client the program that signed in
     * @param createdAt when it signed in
     * @param usedAt when it was last seen
     * @param expiresAt until when its token is good
     */
    record StoredSession(long id, Account account, String client, long createdAt, long usedAt, long expiresAt) {}

    /**
     * Adds a session, unless the account's password is another by now, or it is disabled.
     *
     * @param account whose, as it was when its password was checked
     * @param tokenHash SHA-256 of its token
     * @param client the program that signs in
     * @param at when
     * @param expiresAt until when its token is good
     * @return its id; nothing when the account has another password hash or is disabled: there is no such session then
     * @throws IOException when the storage fails: there is no such session then
     */
    OptionalLong add(Account account, byte[] tokenHash, String client, long at, long expiresAt) throws IOException;

    /**
     * Finds a session by its token, expired or not.
     *
     * @param tokenHash SHA-256 of the token
     * @return the session, if there is one
     * @throws IOException when the storage fails
     */
    Optional<StoredSession> find(byte[] tokenHash) throws IOException;

    /**
     * Lists an account's sessions, expired or not.
     *
     * @param account whose
     * @return the one used last first
     * @throws IOException when the storage fails
     */
    List<StoredSession> of(long account) throws IOException;

    /**
     * Keeps that sessions were used.
     *
     * @param sessions which
     * @param at when
     * @param expiresAt until when their tokens are good from now on
     * @throws IOException when the storage fails: nothing has changed
     */
    void touch(Collection<Long> sessions, long at, long expiresAt) throws IOException;

    /**
     * Removes a session.
     *
     * @param account whose it must be
     * @param session which
     * @return whether there was one
     * @throws IOException when the storage fails: nothing has changed
     */
    boolean remove(long account, long session) throws IOException;

    /**
     * Removes all sessions of an account but one.
     *
     * @param account whose
     * @param kept the one that stays
     * @return the ids of those removed
     * @throws IOException when the storage fails: nothing has changed
     */
    List<Long> removeOthers(long account, long kept) throws IOException;

    /**
     * Removes all sessions that have expired.
     *
     * @param now what time it is
     * @throws IOException when the storage fails: nothing has changed
     */
    void removeExpired(long now) throws IOException;
}
