package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/delivery.md names tests that there are. */
class DeliveryDocumentTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> named = TEST.matcher(Document.read("docs/delivery.md").text()).results()
                .map((MatchResult match) -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty();
        named.removeAll(tests());
        assertThat(named).as("tests that are named and do not exist").isEmpty();
    }

    private static Set<String> tests() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : new String[]{"common", "server"}) {
            try (Stream<Path> files = Files.walk(Document.ROOT.resolve(module).resolve("src/test/java"))) {
                files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                        .forEach(name -> found.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return found;
    }
}
