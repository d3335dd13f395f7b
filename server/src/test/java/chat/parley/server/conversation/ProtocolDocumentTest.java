package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The examples of docs/protocol.md are what a real server says, in the order in which they stand. */
class ProtocolDocumentTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("basedir", "."), "..", "docs", "protocol.md");
    private static final int EXAMPLES_AT_LEAST = 20;

    /** What comes unasked, and is passed over unless it is the example. */
    private static final Set<String> LISTS = Set.of("list", "list_room");

    private static final Pattern PART = Pattern.compile(
            "^<!-- session: (?<session>[^>]+?) -->$|^```json (?<kind>request|response)\n(?<json>.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** A block of the document. */
    private record Example(int line, String session, String kind, String json) {}

    @AutoClose
    private TestServer server;
    private final Map<String, TestClient> clients = new HashMap<>();

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    private static List<Example> read() throws IOException {
        String text = Files.readString(DOCUMENT);
        List<Example> examples = new ArrayList<>();
        String session = "";
        Matcher part = PART.matcher(text);
        while (part.find()) {
            int line = 1 + (int) text.substring(0, part.start()).chars().filter(c -> c == '\n').count();
            if (part.group("session") != null) {
                session = part.group("session");
            } else {
                examples.add(new Example(line, session, part.group("kind"), part.group("json").strip()));
            }
        }
        return examples;
    }

    @Test
    void everyExampleIsWhatTheServerSays() throws IOException {
        List<Example> examples = read();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(EXAMPLES_AT_LEAST)
                .allSatisfy(example -> assertThat(example.session).as("line %d", example.line).isNotEmpty());
        for (Example example : examples) {
            TestClient client = clients.computeIfAbsent(example.session, _ -> server.connect());
            if (example.kind.equals("request")) {
                client.sendPayload(example.json.getBytes(StandardCharsets.UTF_8));
            } else {
                await(client, example);
            }
        }
        assertThat(Files.readString(DOCUMENT).split("```json", -1)).as("no example is left out")
                .hasSize(examples.size() + 1);
    }

    private static void await(TestClient client, Example example) {
        JsonNode expected = Json.parse(example.json);
        JsonNode next = client.next();
        while (!Json.matches(next, expected)) {
            if (!LISTS.contains(TestClient.typeOf(next))) {
                fail("docs/protocol.md, line %d%nshows   %s%nbut it is %s", example.line, expected, next);
            }
            next = client.next();
        }
    }
}
