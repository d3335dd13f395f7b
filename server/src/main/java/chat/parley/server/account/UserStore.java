package chat.parley.server.account;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what administrators see and change of accounts. Safe for use by many threads at once; every method waits for the storage.
 */
public interface UserStore {

    /**
     * An account as an administrator sees it. Times are milliseconds since 1970-01-01 UTC.
     *
     * @param name its name
     * @param role what it is on this server
     * @param createdAt since when it is there
     * @param lastSeenAt when it was last signed in; {@code null} when it never was, or is now
     * @param disabledAt since when it may not sign in; {@code null} when it may
     */
    record User(String name, ServerRole role, long createdAt, @Nullable Long lastSeenAt, @Nullable Long disabledAt) {}

    /**
     * Lists accounts.
     *
     * @param key the {@linkplain chat.parley.common.protocol.Names#key key} after which their names must come
     * @param limit how many at most
     * @return them, by name
     * @throws IOException when the storage cannot be read
     */
    List<User> after(String key, int limit) throws IOException;

    /**
     * Makes an account something else on this server.
     *
     * @param account which
     * @param role what it is from now on
     * @throws IOException when the storage fails: nothing has changed
     */
    void setRole(long account, ServerRole role) throws IOException;

    /**
     * Lets an account sign in, or not any more. Its sessions are not ended by it.
     *
     * @param account which
     * @param disabledAt since when it may not; {@code null} for that it may
     * @return whether anything has changed
     * @throws IOException when the storage fails: nothing has changed
     */
    boolean setDisabled(long account, @Nullable Long disabledAt) throws IOException;
}
