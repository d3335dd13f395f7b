package chat.parley.desktop.model;

import chat.parley.common.protocol.v2.MessageInfo;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a time line and how it stands to the one before. Immutable: a row that has changed is replaced.
 *
 * @param order the message's number in the conversation; for what has none, that of the message before it, and
 *        {@link Long#MAX_VALUE} for what is unsent
 * @param entry what is said
 * @param newDay whether a day begins with it
 * @param continued whether the same person goes on, so that the name need not be repeated
 * @param firstUnread whether what was unread when the conversation was opened begins with it
 * @param quoted the message that it answers; {@code null} for none, or when it is not known yet
 */
public record Row(long order, Entry entry, boolean newDay, boolean continued, boolean firstUnread,
        @Nullable MessageInfo quoted) {

    /** How long after a message the same person still goes on. */
    private static final Duration BREAK = Duration.ofMinutes(5);

    static Row after(@Nullable Row before, long order, Entry entry, boolean firstUnread, @Nullable MessageInfo quoted,
            ZoneId zone) {
        boolean newDay = before == null
                || !before.entry.at().atZone(zone).toLocalDate().equals(entry.at().atZone(zone).toLocalDate());
        boolean continued = before != null && !newDay && !firstUnread && isSameKind(before.entry, entry)
                && before.entry.from().equals(entry.from()) && replyTo(entry) == null
                && Duration.between(before.entry.at(), entry.at()).compareTo(BREAK) < 0;
        return new Row(order, entry, newDay, continued, firstUnread, quoted);
    }

    /** Whether the row is a message of the conversation with this number. */
    boolean is(long seq) {
        return order == seq && entry instanceof Entry.Said;
    }

    private static boolean isSameKind(Entry one, Entry other) {
        return one instanceof Entry.Whispered == other instanceof Entry.Whispered;
    }

    static @Nullable Long replyTo(Entry entry) {
        return switch (entry) {
            case Entry.Said(var message) -> message.replyTo();
            case Entry.Whispered _ -> null;
            case Entry.Unsent(var pending, var _) -> pending.message().replyTo();
        };
    }
}
