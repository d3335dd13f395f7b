package chat.parley.desktop.ui;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All words that a person sees. They stand in one bundle an area, {@code texts/AREA.properties}, and the area is what a key
 * begins with, up to the first dot; what has no area of its own stands in {@code common}. A bundle is read when its first text
 * is asked for. Safe for any thread.
 */
public final class Texts {

    /** Where the bundles are. */
    public static final String PACKAGE = "chat.parley.desktop.texts.";

    /** The areas, each a bundle; {@code common} is where all other keys are. */
    public static final List<String> AREAS = List.of("cli", "common", "composer", "demo", "doctor", "emoji", "lobby",
            "login", "members", "notify", "people", "room", "search", "settings", "shortcuts", "side", "switcher",
            "timeline");

    /** What is not there in the person's language is English, whatever the system's language is. */
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** In a pattern of {@link DateTimeFormatter}: the half of the day, with the blanks around it, or words, which stay. */
    private static final Pattern HALF_OF_DAY = Pattern.compile("('[^']*')|\\h*[aB]+\\h*");

    private final Map<String, ResourceBundle> bundles = new ConcurrentHashMap<>();
    private final Locale locale;
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private volatile @Nullable DateTimeFormatter shortTime; // made when it is needed: the first window does not

    /**
     * Loads the words.
     *
     * @param locale the person's language and customs
     * @param zone the person's time zone
     */
    public Texts(Locale locale, ZoneId zone) {
        this.locale = locale;
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
        String pattern = bundle(key).getString(key);
        return args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(args);
    }

    /**
     * Tells whether there is a text, for keys that are made of what a server says.
     *
     * @param key a key
     * @return whether {@link #get} finds it
     */
    public boolean has(String key) {
        return bundle(key).containsKey(key);
    }

    private ResourceBundle bundle(String key) {
        int dot = key.indexOf('.');
        String area = dot > 0 && AREAS.contains(key.substring(0, dot)) ? key.substring(0, dot) : "common";
        return bundles.computeIfAbsent(area, name -> ResourceBundle.getBundle(PACKAGE + name, locale, NO_FALLBACK));
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
     * Writes a time of day as briefly as can be, for where others stand around it: a clock of twelve hours without the half of
     * the day.
     *
     * @param at any instant
     * @return the time by the person's clock
     */
    public String shortTime(Instant at) {
        DateTimeFormatter format = shortTime;
        if (format == null) {
            String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(null, FormatStyle.SHORT,
                    IsoChronology.INSTANCE, locale);
            format = DateTimeFormatter.ofPattern(HALF_OF_DAY.matcher(pattern).replaceAll("$1"), locale);
            shortTime = format;
        }
        return format.format(at.atZone(zone));
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
     * Tells the person's language.
     *
     * @return language and customs
     */
    public Locale locale() {
        return locale;
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
