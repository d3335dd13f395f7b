package chat.parley.common.protocol.v1;

import static chat.parley.common.protocol.v1.Codec.CODEC;
import static chat.parley.common.protocol.v1.Codec.json;
import static chat.parley.common.protocol.v1.Codec.refusedRequest;
import static chat.parley.common.protocol.v1.Codec.refusedServerMessage;
import static chat.parley.common.protocol.v1.Codec.request;
import static chat.parley.common.protocol.v1.Codec.serverMessage;
import static chat.parley.common.protocol.v1.Codec.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads that are no frames of the protocol at all, whichever end reads them. */
class MalformedPayloadTest {

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c080", "e08080", "f0808080", "eda080", "edbfbf", "c3", "e282", "f09f98", "80",
            "f4908080",
            "f8888080", "fffe7b00", "7b22747970c32265"})
    void whatIsNotUtf8(String hex) {
        assertFatal(HexFormat.of().parseHex(hex), ErrorCode.INVALID_UTF8);
    }

    @Test
    void aStringThatIsNotUtf8() {
        byte[] payload = utf8("{\"type\":\"list\",\"x\":\"?\"}");
        payload[payload.length - 3] = (byte) 0xe9; // é in Latin-1

        assertFatal(payload, ErrorCode.INVALID_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r ", "{", "}", "{]", "[", "nonsense", "{\"type\"}", "{\"type\":}",
            "{\"type\":\"list\"",
            "{type:\"list\"}", "{'type':'list'}", "{\"type\":\"list\",}", "{\"type\":\"list\"}}",
            "{\"type\":\"list\"}{}",
            "{\"type\":\"list\"} x", "{\"type\":\"list\"}\u0000", "{\"type\":\"list\"}//", "/**/{\"type\":\"list\"}",
            "\ufeff{\"type\":\"list\"}", "{\"type\":\"li\nst\"}", "{\"type\":\"list\",\"a\":NaN}",
            "{\"type\":\"list\",\"a\":01}",
            "{\"type\":\"list\",\"a\":+1}", "{\"type\":\"list\",\"a\":.5}", "{\"type\":\"list\",\"a\":1e}",
            "{\"type\":\"list\",\"a\":tru}", "{\"type\":\"list\",\"a\":\"\\x\"}", "{\"type\":\"list\",\"a\":\"\\u12\"}",
            "\"type", "GET / HTTP/1.1\r\n\r\n"})
    void whatIsNotJson(String payload) {
        assertFatal(utf8(payload), ErrorCode.INVALID_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"list\",\"type\":\"list\"}", "{\"type\":\"list\",\"\\u0074ype\":\"exit\"}",
            "{\"type\":\"list\",\"data\":{\"a\":1,\"a\":1}}", "{\"type\":\"list\",\"x\":[{\"y\":{\"b\":0,\"b\":1}}]}"})
    void duplicateKeysAtAnyDepth(String payload) {
        assertFatal(utf8(payload), ErrorCode.INVALID_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"type\":\"list\"}]", "\"list\"", "\"\"", "0", "-1.5e3", "true", "false", "null"})
    void jsonThatIsNoObject(String payload) {
        assertFatal(utf8(payload), ErrorCode.NOT_AN_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Type\":\"list\"}", "{\"data\":{\"type\":\"list\"}}", "{\"type\":null}",
            "{\"type\":1}",
            "{\"type\":true}", "{\"type\":[\"list\"]}", "{\"type\":{\"list\":1}}"})
    void anObjectWithoutAType(String payload) {
        assertFatal(utf8(payload), ErrorCode.MISSING_TYPE);
    }

    @Test
    void nestingUpToTheLimitIsReadAndOneDeeperIsNot() throws ProtocolException {
        int within = Limits.MAX_JSON_DEPTH - 1; // the frame itself is one level

        assertThat(request(nested("[", "]", within))).isEqualTo(new Request.ListPeople());
        assertThat(request(nested("{\"a\":", "}", within))).isEqualTo(new Request.ListPeople());
        assertFatal(utf8(nested("[", "]", within + 1)), ErrorCode.INVALID_JSON);
        assertFatal(utf8(nested("{\"a\":", "}", within + 1)), ErrorCode.INVALID_JSON);
        assertFatal(utf8(nested("[", "]", 100_000)), ErrorCode.INVALID_JSON);
        assertFatal(utf8("[".repeat(Limits.MAX_FRAME_BYTES)), ErrorCode.INVALID_JSON);
    }

    private static String nested(String open, String close, int depth) {
        return "{\"type\":\"list\",\"x\":" + open.repeat(depth) + "1" + close.repeat(depth) + "}";
    }

    @Test
    void numbersUpToTheLimitAreReadAndLongerOnesAreNot() throws ProtocolException {
        int max = Limits.MAX_JSON_NUMBER_CHARS;

        for (String number : new String[]{"9".repeat(max), "-" + "9".repeat(max), "1e999999999", "1e-999999999",
                "-1E+400", "0." + "3".repeat(max)}) {
            assertThat(request(withNumber(number))).as(number).isEqualTo(new Request.ListPeople());
        }
        for (String number : new String[]{"9".repeat(max + 1), "1." + "3".repeat(max), "1".repeat(200_000),
                "1e" + "9".repeat(max)}) {
            assertFatal(utf8(withNumber(number)), ErrorCode.INVALID_JSON);
        }
    }

    private static String withNumber(String number) {
        return "{\"type\":\"list\",\"x\":" + number + "}";
    }

    @Test
    void memberNamesUpToTheLimitAreReadAndLongerOnesAreNot() throws ProtocolException {
        int max = Limits.MAX_JSON_NAME_CHARS;

        assertThat(request(withName("x".repeat(max)))).isEqualTo(new Request.ListPeople());
        assertThat(request(withName("é".repeat(max)))).isEqualTo(new Request.ListPeople());
        assertFatal(utf8(withName("x".repeat(max + 1))), ErrorCode.INVALID_JSON);
        assertFatal(utf8(withName("é".repeat(max + 1))), ErrorCode.INVALID_JSON);
        assertFatal(utf8(withName("\\u0041".repeat(max + 1))), ErrorCode.INVALID_JSON);
        assertFatal(utf8(withName("x".repeat(200_000))), ErrorCode.INVALID_JSON);
    }

    private static String withName(String name) {
        return "{\"type\":\"list\",\"" + name + "\":1}";
    }

    @Test
    void aStringThatFillsTheFrameIsRead() throws ProtocolException {
        String frame = "{\"type\":\"list\",\"x\":\"\"}";
        String payload = frame.replace("\"\"", "\"" + "x".repeat(Limits.MAX_FRAME_BYTES - frame.length()) + "\"");

        assertThat(utf8(payload)).hasSize(Limits.MAX_FRAME_BYTES);
        assertThat(request(payload)).isEqualTo(new Request.ListPeople());
    }

    @Test
    void manySmallValuesAreRead() throws ProtocolException {
        assertThat(request("{\"type\":\"list\",\"x\":[" + "{},".repeat(80_000) + "0]}"))
                .isEqualTo(new Request.ListPeople());
    }

    @Test
    void whatCannotBeReadIsAnsweredWithoutNamingARequest() throws ProtocolException {
        ProtocolException e = refusedRequest(utf8("nonsense"));

        assertThat(ServerMessage.Refused.of(e).message()).isEqualTo(e.getMessage());
        assertThat(json(ServerMessage.Refused.of(e)))
                .startsWith("{\"type\":\"error\",\"status\":\"error\",\"code\":\"invalid_json\",");
        assertThat(serverMessage(json(ServerMessage.Refused.of(e)))).isEqualTo(ServerMessage.Refused.of(e));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_TYPE", "WRONG_SHAPE", "INVALID_FIELD"})
    void whatIsWrongWithOneRequestIsNotFatal(ErrorCode code) {
        assertThat(new ProtocolException(code, "error", "").isFatal()).isFalse();
    }

    @Test
    void whatIsWrongWithTheFrameItselfIsFatal() {
        Set<ErrorCode> fatal = EnumSet.range(ErrorCode.EMPTY_FRAME, ErrorCode.MISSING_TYPE);

        assertThat(fatal).hasSize(6).allMatch(code -> new ProtocolException(code, "error", "").isFatal());
    }

    @Test
    void oneCodecServesManyThreads() throws InterruptedException {
        byte[] good = CODEC.encode(new Request.Say(null, "public", "text"));
        byte[] bad = utf8("{\"type\":\"enter\",\"data\":{\"room\":\"!\"}}");
        Thread[] threads = new Thread[4];
        int[] right = new int[threads.length];
        for (int t = 0; t < threads.length; t++) {
            int self = t;
            threads[t] = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 500; i++) {
                    try {
                        CODEC.decodeRequest(i % 2 == 0 ? good : bad);
                        right[self] += 1 - i % 2;
                    } catch (ProtocolException e) {
                        right[self] += i % 2;
                    }
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(right).containsOnly(500);
    }

    private static void assertFatal(byte[] payload, ErrorCode code) {
        for (ProtocolException e : new ProtocolException[]{refusedRequest(payload), refusedServerMessage(payload)}) {
            assertThat(e).as(() -> preview(payload)).isNotNull();
            assertThat(e.code()).as(() -> preview(payload)).isEqualTo(code);
            assertThat(e.isFatal()).isTrue();
            assertThat(ServerMessage.Refused.of(e).request()).isEqualTo(ServerMessage.Refused.NO_REQUEST);
        }
    }

    private static String preview(byte[] payload) {
        return new String(payload, 0, Math.min(payload.length, 80), StandardCharsets.UTF_8);
    }
}
