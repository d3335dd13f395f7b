package chat.parley.server.account;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps accounts. Safe for use by many threads at once; every method waits for the storage. */
public interface AccountStore {

    /**
     * Finds an account.
     *
     * @param key the {@linkplain chat.parley.common.protocol.Names#key key} of its name
     * @return the account, or nothing when there is none
     * @throws IOException when the storage cannot be read
     */
    Optional<Account> find(String key) throws IOException;

    /**
     * Adds an account.
     *
     * @param name its name
     * @param key the name's key, unique
     * @param passwordHash its password's hash
     * @return whether it was added; not when the key is taken
     * @throws IOException when the storage cannot be written: nothing was added
     */
    boolean add(String name, String key, String passwordHash) throws IOException;

    /**
     * Replaces an account's password hash.
     *
     * @param id the account
     * @param passwordHash the new hash
     * @throws IOException when the storage cannot be written: the old hash stays
     */
    void setPasswordHash(long id, String passwordHash) throws IOException;

    /**
     * Replaces an account's password hash, unless it is another by now.
     *
     * @param account the account, as it was when its password was checked
     * @param passwordHash the new hash
     * @throws IOException when the storage cannot be written: the old hash stays
     */
    void replacePasswordHash(Account account, String passwordHash) throws IOException;

    /**
     * Tells whether an account may sign in with a password hash.
     *
     * @param account the account, as it was when its password was checked
     * @return what stands against it
     * @throws IOException when the storage cannot be read
     */
    Standing standing(Account account) throws IOException;

    /** What stands against an account that has shown its password. */
    enum Standing {
        /** Nothing. */
        GOOD,
        /** An administrator has disabled it. */
        DISABLED,
        /** Its password was changed meanwhile, or hashed anew; or it is no more. */
        CHANGED
    }

    /**
     * Finds an account.
     *
     * @param id its number
     * @return the account, or nothing when there is none
     * @throws IOException when the storage cannot be read
     */
    Optional<Account> find(long id) throws IOException;

    /**
     * Finds accounts whose names begin so.
     *
     * @param keyPrefix how the name's key must begin
     * @param limit how many at most
     * @return them, by key
     * @throws IOException when the storage cannot be read
     */
    List<Account> startingWith(String keyPrefix, int limit) throws IOException;

    /**
     * Reads when accounts were last signed in.
     *
     * @param ids which
     * @return the times, in milliseconds since 1970-01-01 UTC, of those that ever were
     * @throws IOException when the storage cannot be read
     */
    Map<Long, Long> lastSeen(Collection<Long> ids) throws IOException;

    /**
     * Keeps that accounts were signed in until now. Returns at once; a failure is logged, nobody waits for this.
     *
     * @param ids which
     * @param at when, in milliseconds since 1970-01-01 UTC
     */
    void seen(Collection<Long> ids, long at);
}
