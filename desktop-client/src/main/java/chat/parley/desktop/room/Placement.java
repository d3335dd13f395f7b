package chat.parley.desktop.room;

import chat.parley.desktop.room.TimelineEntry.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How an entry stands to the one above it.
 *
 * @param startsDay whether the day is to be told before it
 * @param startsGroup whether sender and time are to be told; otherwise it continues what the same person said just before
 */
record Placement(boolean startsDay, boolean startsGroup) {

    /** How long one person's messages belong together. */
    static final Duration GROUP = Duration.ofMinutes(5);

    static Placement of(@Nullable TimelineEntry above, TimelineEntry entry, ZoneId zone) {
        if (above == null
                || !LocalDate.ofInstant(above.at(), zone).equals(LocalDate.ofInstant(entry.at(), zone))) {
            return new Placement(true, true);
        }
        boolean continues = above instanceof Message before && entry instanceof Message now
                && before.from().equals(now.from()) && before.audience() == now.audience()
                && before.to().equals(now.to())
                && Duration.between(before.at(), now.at()).compareTo(GROUP) < 0;
        return new Placement(false, !continues);
    }
}
