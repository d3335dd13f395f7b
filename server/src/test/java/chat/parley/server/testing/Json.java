package chat.parley.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as tests write it: with single quotes; and where JSON is expected, the string {@code …} stands for any words. */
public final class Json {

    private static final String ANY_WORDS = "…";

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Json() {}

    /** Reads JSON. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** Reads the payload of a frame. */
    public static JsonNode parse(byte[] payload) {
        return MAPPER.readTree(payload);
    }

    /** Writes an object as a payload, with an id added. */
    public static byte[] withId(String json, String id) {
        return MAPPER.writeValueAsBytes(((ObjectNode) parse(json)).put("id", id));
    }

    /** Fails unless both are the same but for what the expected one leaves open. */
    public static void assertMatches(JsonNode actual, JsonNode expected) {
        assertThat(matches(actual, expected)).as("%s%nshould be %s", actual, expected).isTrue();
    }

    /** Fails unless these are the frames, in this order. */
    public static void assertMatches(List<JsonNode> actual, String... expected) {
        assertThat(actual).as("%s", List.of(expected)).hasSize(expected.length);
        IntStream.range(0, expected.length).forEach(i -> assertMatches(actual.get(i), parse(expected[i])));
    }

    /** Whether both are the same but for what the expected one leaves open. */
    public static boolean matches(JsonNode actual, JsonNode expected) {
        if (expected.isString() && expected.stringValue().equals(ANY_WORDS)) {
            return actual.isString() && !actual.stringValue().isBlank();
        }
        if (expected.isObject()) {
            return actual.isObject() && actual.size() == expected.size() && expected.properties().stream()
                    .allMatch(e -> actual.has(e.getKey()) && matches(actual.get(e.getKey()), e.getValue()));
        }
        if (expected.isArray()) {
            return actual.isArray() && actual.size() == expected.size() && IntStream.range(0, expected.size())
                    .allMatch(i -> matches(actual.get(i), expected.get(i)));
        }
        return actual.equals(expected);
    }
}
