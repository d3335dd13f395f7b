package chat.parley.server.account;

import java.io.IOException;
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
}
