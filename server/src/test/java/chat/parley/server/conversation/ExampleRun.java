package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import chat.parley.server.conversation.Document.Example;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Says the requests of a document to a real server, and compares what comes with its responses and events. In what is expected,
 * {@code …} stands for any words, a time (a number of 13 digits) for any other, {@code retryAfterSeconds} for as many or fewer, and a string that ends in {@code …} for any
 * string; where a later request has the same string, what has come is sent in its place. Used by one thread.
 */
final class ExampleRun implements AutoCloseable {

    /** What comes at a time of its own, and is passed over unless it is the example. */
    private static final Set<String> UNTIMED = Set.of("list", "list_room", "present", "presence", "ping");

    private static final long TIMES = 1_000_000_000_000L;

    private final String path;
    private final Path data;
    private final Map<String, TestClient> clients = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();
    private String current = "";
    private int servers;
    private TestServer server;

    /**
     * Begins with an empty server.
     *
     * @param path which document, for messages
     * @param data where servers keep their data
     */
    ExampleRun(String path, Path data) {
        this.path = path;
        this.data = data;
        this.server = start("");
    }

    private TestServer start(String settings) {
        return TestServer.start(data.resolve("server" + servers++),
                settings.isEmpty() ? new String[0] : settings.split(" "));
    }

    /** Says or awaits an example. */
    void run(Example example) {
        if (!example.server().equals(current) && !current.isEmpty()) {
            server.close();
            clients.clear();
            server = start(example.server().substring(example.server().indexOf(' ') + 1));
        }
        current = example.server();
        if (example.kind().equals("invite")) {
            invite(example.json().split(" "));
            return;
        }
        if (example.kind().equals("administrator")) {
            assertThat(example.json()).isEqualTo("certificate roll-over");
            server.rollOver();
            return;
        }
        TestClient client = clients.computeIfAbsent(example.session(), _ -> server.connect());
        if (example.kind().equals("request")) {
            String[] json = {example.json()};
            remembered.forEach((shown, real) -> json[0] = json[0].replace('"' + shown + '"', '"' + real + '"'));
            client.sendPayload(json[0].getBytes(StandardCharsets.UTF_8));
        } else {
            await(client, example);
        }
    }

    /** What stands for the token, then how it is: the number of a room, how often it may be used, or that it has expired. */
    private void invite(String... words) {
        Map<String, String> how = Arrays.stream(words).skip(1).map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        remembered.put(words[0], server.invite(Long.parseLong(how.getOrDefault("room", "0")),
                Integer.parseInt(how.getOrDefault("uses", "1")),
                Boolean.parseBoolean(how.get("expired")) ? Duration.ZERO : Duration.ofDays(7)).token());
    }

    private void await(TestClient client, Example example) {
        JsonNode expected = Json.parse(example.json());
        JsonNode next = client.next();
        while (!Json.matches(next, like(next, expected))) {
            if (!UNTIMED.contains(TestClient.typeOf(next)) || next.has("id")) {
                fail("%s, line %d%nshows   %s%nbut it is %s", path, example.line(), expected, next);
            }
            next = client.next();
        }
    }

    /** What is expected, with what varies in place of what stands for it. */
    private JsonNode like(JsonNode actual, JsonNode expected) {
        if (expected.isObject()) {
            ObjectNode like = JsonNodeFactory.instance.objectNode();
            expected.properties().forEach(e -> like.set(e.getKey(),
                    e.getKey().equals("retryAfterSeconds")
                            ? likeSeconds(actual.path(e.getKey()), e.getValue())
                            : like(actual.path(e.getKey()), e.getValue())));
            return like;
        }
        if (expected.isArray()) {
            var like = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < expected.size(); i++) {
                like.add(like(actual.path(i), expected.get(i)));
            }
            return like;
        }
        if (expected.isNumber() && expected.asLong() >= TIMES && actual.isNumber() && actual.asLong() >= TIMES) {
            return actual;
        }
        if (expected.isString() && expected.stringValue().length() > 1 && expected.stringValue().endsWith("…")
                && actual.isString()) {
            remembered.put(expected.stringValue(), actual.stringValue());
            return StringNode.valueOf(actual.stringValue());
        }
        return expected;
    }

    /** Time has passed between what the wait is for and the refusal. */
    private static JsonNode likeSeconds(JsonNode actual, JsonNode expected) {
        int left = actual.intValue(0);
        return left >= 1 && left <= expected.intValue() ? actual : expected;
    }

    @Override
    public void close() {
        server.close();
    }
}
