package chat.parley.server.session;

/**
 * How many frames a session may send: a token bucket that holds ten seconds' worth. Not safe for use by many threads at once;
 * the session's reader has it for itself.
 */
final class FrameBudget {

    private static final int BURST_SECONDS = 10;
    private static final double SECOND_NANOS = 1e9;

    private final int perSecond;
    private double left;
    private long filledAt;

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
     * @return whether there was one left
     */
    boolean take(long now) {
        if (perSecond == 0) {
            return true;
        }
        left = Math.min((double) perSecond * BURST_SECONDS, left + (now - filledAt) / SECOND_NANOS * perSecond);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
