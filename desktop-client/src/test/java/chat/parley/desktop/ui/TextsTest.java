package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles of texts have what the code asks for and nothing else, in every language. */
class TextsTest {

    /** The languages besides English. */
    private static final List<Locale> TRANSLATIONS = List.of(Locale.GERMAN);

    /** What may be a key: words with dots between them, in quotation marks; or the beginning of one, with a dot at its end. */
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z0-9_]*\\.[A-Za-z0-9_.]*)\"");

    /** A place that is filled in. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    static List<String> areas() {
        return Texts.AREAS;
    }

    private static ResourceBundle bundle(String area, Locale locale) {
        return ResourceBundle.getBundle(Texts.PACKAGE + area, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> literals() throws IOException {
        Set<String> literals = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    literals.add(matcher.group(1));
                }
            }
        }
        return literals;
    }

    @Test
    void aBriefTimeLeavesTheHalfOfTheDayOut() {
        Instant at = Instant.parse("2026-11-21T13:05:00Z");
        assertThat(new Texts(Locale.US, ZoneOffset.UTC).shortTime(at)).isEqualTo("1:05");
        assertThat(new Texts(Locale.UK, ZoneOffset.UTC).shortTime(at)).isEqualTo("13:05");
        assertThat(new Texts(Locale.GERMANY, ZoneOffset.UTC).shortTime(at)).isEqualTo("13:05");
        assertThat(new Texts(Locale.KOREA, ZoneOffset.UTC).shortTime(at)).isEqualTo("1:05");
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyTextIsUsed(String area) throws IOException {
        Set<String> literals = literals();
        assertThat(bundle(area, Locale.ROOT).keySet()).allMatch(key -> literals.contains(key)
                || literals.stream().anyMatch(part -> part.endsWith(".") && key.startsWith(part)));
    }

    @Test
    void everyTextThatIsUsedIsThere() throws IOException {
        Texts texts = new Texts(Locale.UK, ZoneOffset.UTC);
        Set<String> beginnings = new HashSet<>(Texts.AREAS);
        bundle("common", Locale.ROOT).keySet().forEach(key -> beginnings.add(key.substring(0, key.indexOf('.'))));
        assertThat(literals()).filteredOn(key -> !key.endsWith(".") && !key.endsWith(".css")
                && beginnings.contains(key.substring(0, key.indexOf('.')))).allMatch(texts::has);
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyLanguageHasTheSameTextsWithTheSamePlaces(String area) {
        ResourceBundle english = bundle(area, Locale.ROOT);
        for (Locale locale : TRANSLATIONS) {
            ResourceBundle translated = bundle(area, locale);
            assertThat(translated.getLocale()).as(area).isEqualTo(locale);
            assertThat(translated.keySet()).as(area + " " + locale).isEqualTo(english.keySet());
            for (String key : english.keySet()) {
                assertThat(translated.containsKey(key)).as(key).isTrue();
                assertThat(places(translated.getString(key))).as(key).isEqualTo(places(english.getString(key)));
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noTextHasAStraightApostropheThatTheFormatWouldSwallow(String area) {
        for (Locale locale : Stream.concat(Stream.of(Locale.ROOT), TRANSLATIONS.stream()).toList()) {
            ResourceBundle bundle = bundle(area, locale);
            assertThat(bundle.keySet().stream().filter(key -> bundle.getString(key).contains("'"))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyTextIsAPattern(String area) {
        for (Locale locale : Stream.concat(Stream.of(Locale.ROOT), TRANSLATIONS.stream()).toList()) {
            ResourceBundle bundle = bundle(area, locale);
            for (String key : bundle.keySet()) {
                assertThat(new MessageFormat(bundle.getString(key), locale).toPattern()).as(key).isNotBlank();
            }
        }
    }
}
