package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.net.LostReason;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle of texts has what the code asks for, and nothing else. */
class MessagesTest {

    /** What looks like a key: words of a known area with dots between them, in quotation marks. */
    private static final Pattern KEY = Pattern.compile(
            "\"((?:app|window|day|list|person|offline|theme|login|refused|trust|changed|replace|banner|lobby|room|note|message"
                    + "|composer|cli|demo)\\.[A-Za-z0-9_.]+)\"");

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(Texts.BUNDLE, Locale.ROOT);

    private static Set<String> usedKeys() throws IOException {
        Set<String> used = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        Arrays.stream(LostReason.values()).forEach(r -> used.add("lost." + r.name().toLowerCase(Locale.ROOT)));
        Arrays.stream(SignInFailure.Cause.values())
                .forEach(c -> used.add("unreachable." + c.name().toLowerCase(Locale.ROOT)));
        return used;
    }

    @Test
    void hasEveryKeyThatIsUsedAndNoOther() throws IOException {
        assertThat(BUNDLE.keySet()).containsExactlyInAnyOrderElementsOf(usedKeys());
    }

    @Test
    void noTextHasAStraightApostropheThatTheFormatWouldSwallow() {
        assertThat(BUNDLE.keySet().stream().filter(key -> BUNDLE.getString(key).contains("'"))).isEmpty();
    }

    @Test
    void everyTextCanBeFormatted() {
        Texts texts = new Texts(Locale.UK, java.time.ZoneOffset.UTC);
        for (String key : BUNDLE.keySet()) {
            Object argument = BUNDLE.getString(key).contains("choice") || key.endsWith("long") ? 2 : "x";
            Object second = key.equals("lobby.room.accessible") ? 2 : "y";
            List<Object> arguments = List.of(key.equals("lobby.room.accessible") ? "x" : argument, second, "z", "w");
            assertThat(texts.get(key, arguments.toArray())).as(key).isNotBlank().doesNotContain("{");
        }
    }
}
