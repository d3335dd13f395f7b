package chat.parley.server.conversation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the server exports, what the dashboard and the alerts ask for and what docs/operating.md explains are the same. */
class DashboardTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");
    private static final Pattern NAME = Pattern.compile("\\b(?:parley|jvm|process)_[a-z_]+");

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
    }

    /** What is exported, as found by an expression in the lines of the text. */
    private Set<String> exported(String line) {
        return names(Pattern.compile(line, Pattern.MULTILINE), server.metricsText(), found -> found.group(1));
    }

    private static Set<String> names(Pattern pattern, String text, Function<MatchResult, String> name) {
        return pattern.matcher(text).results().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyMetricOfTheDashboardIsExported() throws IOException {
        JsonNode dashboard = Json.parse(Files.readAllBytes(ROOT.resolve("packaging/server/grafana.json")));
        String asked = Stream.of("expr", "query").flatMap(key -> dashboard.findValues(key).stream())
                .map(JsonNode::toString).collect(Collectors.joining("\n"));

        assertThat(names(NAME, asked, MatchResult::group)).hasSizeGreaterThan(25)
                .isSubsetOf(exported("^([a-z_]+)[{ ]"));
    }

    @Test
    void everyMetricOfTheAlertsIsExported() throws IOException {
        String rules = Files.readString(ROOT.resolve("packaging/server/alerts.yml"));
        String asked = rules.lines().filter(line -> line.strip().startsWith("expr:")).collect(Collectors.joining("\n"));

        assertThat(names(NAME, asked, MatchResult::group)).hasSizeGreaterThan(4)
                .isSubsetOf(exported("^([a-z_]+)[{ ]"));
    }

    @Test
    void everyExportedMetricIsInTheManualAndNoOther() throws IOException {
        String manual = Files.readString(ROOT.resolve("docs/operating.md"));

        assertThat(names(Pattern.compile("^\\| `(" + NAME.pattern() + ")", Pattern.MULTILINE), manual,
                found -> found.group(1))).isEqualTo(exported("^# TYPE ([a-z_]+)"));
    }
}
