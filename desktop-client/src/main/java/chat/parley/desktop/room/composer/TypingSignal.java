package chat.parley.desktop.room.composer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Decides when others are to be told that one is typing: again and again, but not with every key. JavaFX's thread only. */
final class TypingSignal {

    /** What others see lasts a little longer. */
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    private final Clock clock;
    private Instant next = Instant.MIN;

    /**
     * Makes one that was never given.
     *
     * @param clock tells the time
     */
    TypingSignal(Clock clock) {
        this.clock = clock;
    }

    /** Whether to tell them now; if so, not again for a while. */
    boolean due() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(BETWEEN);
        return true;
    }

    /** Something was said: the next text is another one. */
    void reset() {
        next = Instant.MIN;
    }
}
