package chat.parley.desktop.login;

import chat.parley.desktop.ui.Phrase;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** How long the server wants no further attempt to sign in. One thread only. */
final class Waiting {

    private static final int MILLIS = 1000;
    private static final int MINUTE = 60;

    private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper();
    private Instant until = Instant.EPOCH;

    /** How many seconds are left; 0 for none. */
    ReadOnlyIntegerProperty seconds() {
        return seconds.getReadOnlyProperty();
    }

    boolean isOn() {
        return seconds.get() > 0;
    }

    /** Begins. */
    void until(Instant end, Instant now) {
        until = end;
        tick(now);
    }

    /** Time goes by. */
    void tick(Instant now) {
        long millis = Math.max(0, Duration.between(now, until).toMillis());
        seconds.set((int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(millis, MILLIS)));
    }

    /** Ends: it is about another server from now on. */
    void end() {
        until = Instant.EPOCH;
        seconds.set(0);
    }

    /** Says how long. */
    static Phrase words(int seconds) {
        return seconds > 2 * MINUTE
                ? Phrase.of("login.wait.minutes", Math.ceilDiv(seconds, MINUTE))
                : Phrase.of("login.wait", seconds);
    }
}
