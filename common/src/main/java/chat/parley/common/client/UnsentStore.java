package chat.parley.common.client;

import java.util.List;
import java.util.UUID;

/**
 * Keeps what is not acknowledged. A client that is made with a store sends what the store has; a store serves one client at a
 * time, and one account for ever. Must be safe for use by many threads at once; is never called under a lock.
 */
public interface UnsentStore {

    /**
     * Keeps a message. Called by whoever sends it, before it is sent; when this throws, it is not sent.
     *
     * @param message what to keep
     */
    void add(UnsentMessage message);

    /**
     * Forgets a message: it was acknowledged, or refused for good and the listener was told. When this throws, the message
     * will be sent again by the next client, which the server recognises.
     *
     * @param clientId which
     */
    void remove(UUID clientId);

    /**
     * Gives everything that is kept. Called once, when a client is made.
     *
     * @return the messages in the order in which they were added
     */
    List<UnsentMessage> all();
}
