package chat.parley.server.session;

import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import java.util.concurrent.atomic.LongAdder;

/**
 * What sessions and their connections count. Safe for use by many threads at once.
 *
 * @param framesIn frames that sessions have received
 * @param lags how often a slow reader was told to fetch what it has missed
 * @param closed connections that have ended, by the reason
 * @param limits how often somebody was refused for a limit
 */
public record Counts(LongAdder framesIn, LongAdder lags, Counters<CloseReason> closed, Counters<Limit> limits) {

    /**
     * Begins at zero.
     *
     * @param limits counts who is refused for a limit, anywhere
     */
    public Counts(Counters<Limit> limits) {
        this(new LongAdder(), new LongAdder(), new Counters<>(CloseReason.class), limits);
    }
}
