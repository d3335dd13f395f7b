package chat.parley.common.protocol.v1;

import static chat.parley.common.protocol.v1.Codec.CODEC;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, they are a valid message or a {@link ProtocolException}; any other exception fails the test. */
class AnyBytesPropertyTest {

    private static final String[] FIELDS = {"type", "status", "code", "message", "data", "username", "password", "room",
            "from",
            "to", "text", "chatroom", "rooms", "people", "request", "", "x"};
    private static final String[] VALUES = {"register", "login", "logout", "list", "create", "enter", "exit", "msg",
            "list_room",
            "ok", "error", "public", "lobby", "alice", "", " ", "\\ud800", "\\u0000", "😀", "invalid_json"};
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final String[] SCALARS = {"null", "true", "false", "0", "-1", "1.5", "1e400", "-0.0", "1e-400",
            "99999999999999999999"};

    @Property
    void randomBytes(@ForAll @Size(max = 64) byte[] payload) {
        assertUnderstoodOrRefused(payload);
    }

    @Property(tries = 2000)
    void mutatedMessages(@ForAll("mutations") byte[] payload) {
        assertUnderstoodOrRefused(payload);
    }

    @Property(tries = 2000)
    void randomJson(@ForAll("json") String payload) {
        assertUnderstoodOrRefused(payload.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000)
    void objectsThatAreNearlyMessages(@ForAll("envelopes") String payload) {
        assertUnderstoodOrRefused(payload.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000)
    void messagesWithOneStringReplaced(@ForAll("messages") Message message, @ForAll("json") String other,
            @ForAll @IntRange(max = 20) int position) {
        String payload = new String(CODEC.encode(message), StandardCharsets.UTF_8);
        List<MatchResult> strings = STRING.matcher(payload).results().toList();
        MatchResult replaced = strings.get(position % strings.size());
        String mutated = payload.substring(0, replaced.start()) + other + payload.substring(replaced.end());

        assertUnderstoodOrRefused(mutated.getBytes(StandardCharsets.UTF_8));
    }

    /** What is understood is valid, too: it can be written and read again. */
    private static void assertUnderstoodOrRefused(byte[] payload) {
        try {
            Request request = CODEC.decodeRequest(payload);
            assertThat(CODEC.decodeRequest(CODEC.encode(request))).isEqualTo(request);
        } catch (ProtocolException e) {
            assertNamed(e);
        }
        try {
            ServerMessage message = CODEC.decodeServerMessage(payload);
            assertThat(CODEC.decodeServerMessage(CODEC.encode(message))).isEqualTo(message);
        } catch (ProtocolException e) {
            assertNamed(e);
        }
    }

    private static void assertNamed(ProtocolException e) {
        assertThat(e.code()).isBetween(ErrorCode.INVALID_UTF8, ErrorCode.INVALID_FIELD);
        if (!e.isFatal()) {
            assertThat(e.getMessage()).matches("(?s)[a-z]+: .+");
        }
    }

    @Provide
    Arbitrary<Message> messages() {
        return Messages.messages();
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        Arbitrary<byte[]> messages = Messages.messages().map(CODEC::encode);
        Arbitrary<Integer> anything = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        Arbitrary<List<Integer>> edits = anything.list().ofMinSize(1).ofMaxSize(2);
        return Combinators.combine(messages, edits).as((message, numbers) -> {
            byte[] mutated = message;
            for (int number : numbers) {
                mutated = mutate(mutated, number);
            }
            return mutated;
        });
    }

    /** Changes, doubles or cuts at one place. */
    private static byte[] mutate(byte[] bytes, int number) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = (number >>> 10) % bytes.length;
        byte[] result = bytes.clone();
        switch (number & 3) {
            case 0 -> result[at] = (byte) (number >>> 2);
            case 1 -> result[at] = (byte) "{}[]\",:\\0u \n".charAt((number >>> 2) % 12);
            case 2 -> {
                result = Arrays.copyOf(bytes, bytes.length + bytes.length - at);
                System.arraycopy(bytes, at, result, bytes.length, bytes.length - at);
            }
            default -> result = Arrays.copyOf(bytes, at);
        }
        return result;
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.recursive(AnyBytesPropertyTest::scalar,
                inner -> Arbitraries.oneOf(object(inner),
                        inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]")),
                0, 4);
    }

    private static Arbitrary<String> object(Arbitrary<String> values) {
        return Combinators.combine(Arbitraries.of(FIELDS), values).as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .uniqueElements(field -> field.substring(0, field.indexOf(':'))).ofMaxSize(5)
                .map(fields -> "{" + String.join(",", fields) + "}");
    }

    private static Arbitrary<String> scalar() {
        return Arbitraries.oneOf(Arbitraries.of(SCALARS), Arbitraries.of(VALUES).map(value -> "\"" + value + "\""));
    }

    @Provide
    Arbitrary<String> envelopes() {
        Arbitrary<String> type = Arbitraries.of(VALUES);
        Arbitrary<String> status = Arbitraries.of("\"ok\"", "\"error\"", "null", "1");
        return Combinators.combine(type, status, Arbitraries.oneOf(object(json()), json()), scalar()).as(
                (t, s, data, message) -> "{\"type\":\"" + t + "\",\"status\":" + s + ",\"data\":" + data
                        + ",\"message\":" + message + "}");
    }
}
