package chat.parley.server.config;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.limit.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/operating.md explains every setting, with its default, and every limit that somebody may reach. */
class OperatingDocumentTest {

    private static final Path MANUAL = Path.of(System.getProperty("basedir", "."), "../docs/operating.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`.*?`) \\| ?(.*?) ?\\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final ConfigReader reader = new ConfigReader(ServerConfig.defaults());

    /** A part of the document, from its heading to the next one. */
    private static String part(String heading) throws IOException {
        String text = Files.readString(MANUAL);
        int begin = text.indexOf("\n## " + heading + "\n");
        return text.substring(begin, text.indexOf("\n## ", begin + 1));
    }

    private static Set<String> codes(String text) {
        return CODE.matcher(text).results().map((MatchResult found) -> found.group(1)).collect(toSet());
    }

    @Test
    void everySettingIsInTheTableWithItsDefault() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        ROW.matcher(part("Configuration")).results()
                .forEach(row -> codes(row.group(1)).forEach(key -> documented.put(key, row.group(2).replace("`", ""))));
        Map<String, String> defaults = new LinkedHashMap<>();
        for (String key : reader.keys()) {
            String value = reader.valueSoFar(key).toString();
            defaults.put(key, value.equals("[]") ? "" : value.toLowerCase(Locale.ROOT));
        }

        assertThat(documented).isEqualTo(defaults);
    }

    @Test
    void everyLimitThatIsCountedIsInTheTableOfLimits() throws IOException {
        Set<String> documented = ROW.matcher(part("Limits")).results()
                .flatMap((MatchResult row) -> codes(row.group(1)).stream()).collect(toSet());

        assertThat(documented).isEqualTo(Arrays.stream(Limit.values()).map(Limit::setting).collect(toSet()));
    }
}
