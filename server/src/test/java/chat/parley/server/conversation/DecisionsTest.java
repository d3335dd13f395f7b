package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads a decision that another one has changed is led there. */
class DecisionsTest {

    private static final Path FOLDER = Document.ROOT.resolve("docs/decisions");
    private static final Pattern CHANGES = Pattern.compile("changes decision (\\d+)");

    private static Path decision(String number) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("0*" + number + "-.*")).findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aDecisionThatIsChangedNamesTheOneThatHasChangedIt() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(FOLDER)) {
            all = files.filter(file -> !file.endsWith("README.md")).toList();
        }
        int changes = 0;
        for (Path newer : all) {
            for (String older : CHANGES.matcher(Files.readString(newer)).results().map(found -> found.group(1))
                    .toList()) {
                changes++;
                assertThat(Files.readString(decision(older))).as("decision %s", older).contains("**Changed** by",
                        "(" + newer.getFileName() + ")");
            }
        }
        assertThat(changes).isPositive();
    }
}
