package chat.parley.server.message;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes messages that have become too old, in portions: other people's messages come between them. What is removed is
 * as if its author had deleted it: the text is gone, its place stays. Clients learn of it with the room's next change, or when they
 * connect again.
 *
 * <p>Safe for use by many threads at once; one removes at a time.
 */
public final class Retention {

    /** How often to look. */
    public static final Duration INTERVAL = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final RetentionStore store;
    private final int defaultDays;
    private final InstantSource clock;
    private final ReentrantLock removing = new ReentrantLock();

    /**
     * Makes it.
     *
     * @param store where messages are kept
     * @param defaultDays for how many days a room keeps messages that says nothing else; 0 for ever
     * @param clock tells the time
     */
    public Retention(RetentionStore store, int defaultDays, InstantSource clock) {
        this.store = store;
        this.defaultDays = defaultDays;
        this.clock = clock;
    }

    /** Removes all that is too old now; waits for the storage. What goes wrong is logged, and tried again the next time. */
    public void removeOld() {
        removing.lock();
        try {
            long count = 0;
            int some = store.removeSome(defaultDays, clock.millis());
            while (some > 0) {
                count += some;
                some = store.removeSome(defaultDays, clock.millis());
            }
            if (count > 0) {
                LOG.info("removed {} messages that had become too old", count);
            }
        } catch (IOException e) {
            LOG.warn("messages that are too old are removed later: {}", e.getMessage());
        } finally {
            removing.unlock();
        }
    }

    /**
     * Gives what keeps the settings.
     *
     * @return the store
     */
    public RetentionStore store() {
        return store;
    }

    /**
     * Tells what holds for rooms that say nothing else.
     *
     * @return in days; 0 for ever
     */
    public int defaultDays() {
        return defaultDays;
    }
}
