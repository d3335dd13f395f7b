package chat.parley.desktop.ui;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** All words that a person sees, from the bundle {@code messages.properties}. Immutable, safe for any thread. */
public final class Texts {

    /** The bundle's base name. */
    public static final String BUNDLE = "chat.parley.desktop.messages";

    private final ResourceBundle bundle;
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;

    /**
     * Loads the words.
     *
     * @param locale the person's language and customs
     * @param zone the person's time zone
     */
    public Texts(Locale locale, ZoneId zone) {
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
        this.zone = zone;
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    }

    /**
     * Looks a text up.
     *
     * @param key its key
     * @param args what is put into its places
     * @return the text
     * @throws java.util.MissingResourceException when there is none: a mistake of ours, which a test finds
     */
    public String get(String key, Object... args) {
        String pattern = bundle.getString(key);
        return args.length == 0 ? pattern : new MessageFormat(pattern, bundle.getLocale()).format(args);
    }

    /**
     * Puts a phrase into words.
     *
     * @param phrase what to say
     * @return the text; empty for {@code null}
     */
    public String get(@Nullable Phrase phrase) {
        return phrase == null ? "" : get(phrase.key(), phrase.args().toArray());
    }

    /**
     * Writes a time of day, to the minute.
     *
     * @param at any instant
     * @return the time by the person's clock and customs
     */
    public String time(Instant at) {
        return time.format(at.atZone(zone));
    }

    /**
     * Writes the day of an instant as people call it.
     *
     * @param at any instant
     * @param now the present
     * @return today, yesterday, or the date
     */
    public String day(Instant at, Instant now) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (date.equals(today)) {
            return get("day.today");
        }
        return date.equals(today.minusDays(1)) ? get("day.yesterday") : day.format(date);
    }

    /**
     * Tells the person's time zone.
     *
     * @return the zone in which days begin
     */
    public ZoneId zone() {
        return zone;
    }
}
