package chat.parley.server.session;

/**
 * How many frames a session may send: a token bucket that holds ten seconds' worth. Who has emptied it is refused until there is a
 * second's worth again, and has sent too much when a second's worth was refused meanwhile. Not safe for use by many threads at
 * once; the session's reader has it for itself.
 */
final class FrameBudget {

    private static final int BURST_SECONDS = 10;
    private static final double SECOND_NANOS = 1e9;

    private final int perSecond;
    private double left;
    private long filledAt;
    private int refused; // in a row; 0 while frames are taken

    /** What becomes of a frame. */
    enum Verdict {
        /** It is taken. */
        TAKEN,
        /** It is refused, as every one will be for up to a second. */
        REFUSED,
        /** It is one of too many. */
        TOO_MANY
    }

    /**
     * Makes a full bucket.
     *
     * @param perSecond frames a second; 0 for no limit
     * @param now {@link System#nanoTime}
     */
    FrameBudget(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = (double) perSecond * BURST_SECONDS;
        this.filledAt = now;
    }

    /**
     * Takes one frame from the budget.
     *
     * @param now {@link System#nanoTime}
     * @return what becomes of it
     */
    Verdict take(long now) {
        if (perSecond == 0) {
            return Verdict.TAKEN;
        }
        left = Math.min((double) perSecond * BURST_SECONDS, left + (now - filledAt) / SECOND_NANOS * perSecond);
        filledAt = now;
        if (left < (refused == 0 ? 1 : perSecond)) {
            refused++;
            return refused > perSecond ? Verdict.TOO_MANY : Verdict.REFUSED;
        }
        refused = 0;
        left--;
        return Verdict.TAKEN;
    }
}
