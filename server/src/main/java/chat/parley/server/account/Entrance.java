package chat.parley.server.account;

import chat.parley.common.protocol.RefusedException;
import java.io.IOException;

/** The way in for one new account. Waits for the storage. */
public interface Entrance {

    /**
     * Makes sure that there may be a new account, before anything dear is done for it.
     *
     * @throws RefusedException when there may be none
     * @throws IOException when the storage cannot be read
     */
    void require() throws RefusedException, IOException;

    /**
     * Adds the account, with whatever else it comes in by: all of it or nothing.
     *
     * @param account the account
     * @return whether it was added; not when its name is taken
     * @throws RefusedException when there may be none any more: nothing has changed
     * @throws IOException when the storage fails: nothing has changed
     */
    boolean add(NewAccount account) throws RefusedException, IOException;
}
