package chat.parley.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What has happened in a soak so far. Safe for use by many threads at once. */
final class SoakTally {

    /** Errors that are printed; of more, only how many. */
    private static final int PRINTED = 50;

    /** Messages that members have been given to send, that the server has stored, and that were told to members. */
    final LongAdder said = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder delivered = new LongAdder();

    /** Guests that have signed out, and that were killed; slow readers that the server has closed. */
    final LongAdder signedOut = new LongAdder();
    final LongAdder killed = new LongAdder();
    final LongAdder cutOff = new LongAdder();

    private final AtomicLong errors = new AtomicLong();

    /** Something went wrong. */
    void error(String where, Object what) {
        if (errors.incrementAndGet() <= PRINTED) {
            System.err.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " soak: " + where + ": " + what);
        }
    }

    /** How often something went wrong. */
    long errors() {
        return errors.get();
    }

    /** Members of a JSON object. */
    String json() {
        return "\"said\":%d,\"acknowledged\":%d,\"delivered\":%d,\"signedOut\":%d,\"killed\":%d,\"cutOff\":%d,\"errors\":%d"
                .formatted(said.sum(), acknowledged.sum(), delivered.sum(), signedOut.sum(), killed.sum(),
                        cutOff.sum(), errors());
    }
}
