package chat.parley.server.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Tells the log of failures of the database: a line for each, and where it came from once a minute. A disk that is full fails
 * for every message that is said, and has no room for a stack trace of each.
 *
 * <p>Safe for use by many threads at once.
 */
final class FailureLog {

    private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final LongSupplier nanoTime;
    private final AtomicLong nextTrace;

    /**
     * Makes one that has told nothing.
     *
     * @param log where to
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    FailureLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.nextTrace = new AtomicLong(nanoTime.getAsLong());
    }

    /**
     * Tells of a failure.
     *
     * @param what what could not be done
     * @param cause why
     */
    void failed(String what, Throwable cause) {
        if (isTraceDue()) {
            log.error("{}", what, cause);
        } else {
            log.error("{}: {}", what, cause.toString());
        }
    }

    /** Whether a stack trace may be told; then the next one may not for a minute. */
    boolean isTraceDue() {
        long now = nanoTime.getAsLong();
        long next = nextTrace.get();
        return now - next >= 0 && nextTrace.compareAndSet(next, now + INTERVAL_NANOS);
    }
}
