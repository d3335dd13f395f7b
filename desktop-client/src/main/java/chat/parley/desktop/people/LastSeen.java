package chat.parley.desktop.people;

import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** Puts into words whether somebody is there, and when they were. Stateless. */
public final class LastSeen {

    private static final int DAYS = 7;

    private LastSeen() {}

    /**
     * Tells whether somebody is there.
     *
     * @param texts all words
     * @param presence whether they are; {@code null} when it is not known
     * @param lastSeen when they were last signed in, in milliseconds since 1970-01-01 UTC; {@code null} when it is not known
     * @param now the present
     * @return a few words; empty when nothing is known
     */
    public static String words(Texts texts, @Nullable PresenceState presence, @Nullable Long lastSeen, Instant now) {
        return switch (presence) {
            case ONLINE -> texts.get("people.online");
            case AWAY -> texts.get("people.away");
            case OFFLINE -> lastSeen == null
                    ? texts.get("people.offline")
                    : texts.get("people.lastSeen", since(texts, Instant.ofEpochMilli(lastSeen), now));
            case null -> "";
        };
    }

    private static String since(Texts texts, Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.toMinutes() < 1) {
            return texts.get("people.ago.now");
        }
        if (age.toHours() < 1) {
            return texts.get("people.ago.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return texts.get("people.ago.hours", age.toHours());
        }
        return age.toDays() < DAYS
                ? texts.get("people.ago.days", age.toDays())
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale())
                        .format(at.atZone(texts.zone()));
    }
}
