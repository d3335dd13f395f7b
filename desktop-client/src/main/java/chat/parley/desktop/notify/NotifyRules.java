package chat.parley.desktop.notify;

import chat.parley.desktop.store.NotificationLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Of which messages the person is told. One thread only. */
final class NotifyRules {

    /** What is older was missed, and is caught up: counts tell of it, no notice does. */
    static final Duration FRESH = Duration.ofMinutes(1);

    /** Who talks much in one conversation is told of once in this time. */
    static final Duration PAUSE = Duration.ofSeconds(3);

    private final Map<Long, Instant> told = new HashMap<>(); // when, by conversation

    /**
     * What is to be known of a message.
     *
     * @param conversation where it was said
     * @param at when it was said
     * @param direct whether to this person alone
     * @param mention whether it mentions the person
     * @param inSight whether its conversation is open, in a window that has the focus
     */
    record Heard(long conversation, Instant at, boolean direct, boolean mention, boolean inSight) {}

    /**
     * Decides whether to tell of a message; if so, it counts as told.
     *
     * @param heard the message
     * @param level of which messages of its conversation the person wants to be told
     * @param doNotDisturb whether of nothing for now
     * @param now the present
     * @return whether to tell
     */
    boolean tell(Heard heard, NotificationLevel level, boolean doNotDisturb, Instant now) {
        if (doNotDisturb || heard.inSight() || heard.at().plus(FRESH).isBefore(now) || !counts(level, heard)) {
            return false;
        }
        Instant last = told.get(heard.conversation());
        boolean important = heard.mention() && !heard.direct();
        if (last != null && last.plus(PAUSE).isAfter(now) && !important) {
            return false;
        }
        told.put(heard.conversation(), now);
        return true;
    }

    private static boolean counts(NotificationLevel level, Heard heard) {
        return switch (level) {
            case ALL -> true;
            case MENTIONS -> heard.direct() || heard.mention();
            case NONE -> false;
        };
    }

    /**
     * Tells how many unread messages of a conversation are worth a mark on the window.
     *
     * @param level of which messages the person wants to be told
     * @param direct whether it is a direct conversation
     * @param unread how many are unread
     * @param mentions how many of them mention the person
     * @return how many
     */
    static int worth(NotificationLevel level, boolean direct, int unread, int mentions) {
        return switch (level) {
            case ALL -> unread;
            case MENTIONS -> direct ? unread : mentions;
            case NONE -> 0;
        };
    }
}
