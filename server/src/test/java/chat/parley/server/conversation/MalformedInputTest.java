package chat.parley.server.conversation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameWriter;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What is sent is not the protocol. All against one server: after each mistake two bystanders, who were there before the
 * first, go on talking, and a newcomer is let in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedInputTest {

    private TestServer server;
    private TestClient ada;
    private TestClient grace;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.inRoom("ada", "tearoom");
        grace = server.inRoom("grace", "tearoom");
        ada.awaitsList("{'tearoom':['ada','grace']}");
        server.register("newcomer");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void nobodyElseIsHarmed() {
        ada.send(Requests.msg("public", "still here"));
        for (TestClient bystander : new TestClient[]{ada, grace}) {
            bystander.hears("{'type':'msg','status':'ok','data':{'to':'public','from':'ada','text':'still here'}}");
        }
        server.again("newcomer").does(Requests.LOGOUT).close();
    }

    static Stream<Arguments> fatalFrames() {
        return Stream.of(Arguments.of("length 0", new byte[4], "empty_frame"),
                Arguments.of("length one over the limit", header(Limits.MAX_FRAME_BYTES + 1), "frame_too_large"),
                Arguments.of("length 2^31 - 1", header(Integer.MAX_VALUE), "frame_too_large"),
                Arguments.of("length 2^31", header(Integer.MIN_VALUE), "frame_too_large"),
                Arguments.of("length 2^32 - 1", header(-1), "frame_too_large"),
                Arguments.of("plain HTTP inside TLS", "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8),
                        "frame_too_large"),
                fatal("not UTF-8: a lone byte", "{'type':'\u00ff'}".getBytes(ISO_8859_1), "invalid_utf8"),
                fatal("not UTF-8: overlong", "{'type':'\u00c0\u00af'}".getBytes(ISO_8859_1), "invalid_utf8"),
                fatal("not UTF-8: a surrogate", "{'type':'\u00ed\u00a0\u0080'}".getBytes(ISO_8859_1), "invalid_utf8"),
                fatal("UTF-16", "{'type':'list'}".getBytes(UTF_16), "invalid_utf8"),
                fatal("not JSON", "hello", "invalid_json"), fatal("blank", "   ", "invalid_json"),
                fatal("one zero byte", "\u0000", "invalid_json"), fatal("half an object", "{\"type\":", "invalid_json"),
                fatal("single quotes", "{'type':'list'}", "invalid_json"),
                fatal("trailing garbage", "{\"type\":\"list\"}x", "invalid_json"),
                fatal("two objects", "{\"type\":\"list\"}{\"type\":\"list\"}", "invalid_json"),
                fatal("a comment", "{\"type\":\"list\"/**/}", "invalid_json"),
                fatal("a member twice", "{\"type\":\"list\",\"type\":\"exit\"}", "invalid_json"),
                fatal("not a number", "{\"type\":\"list\",\"n\":NaN}", "invalid_json"),
                fatal("a raw line feed in a string", "{\"type\":\"li\nst\"}", "invalid_json"),
                fatal("a number that is too long", "{\"type\":\"list\",\"n\":" + "9".repeat(10_000) + "}",
                        "invalid_json"),
                fatal("a name that is too long", "{\"type\":\"list\",\"" + "n".repeat(10_000) + "\":1}",
                        "invalid_json"),
                fatal("deep arrays", "[".repeat(Limits.MAX_FRAME_BYTES), "invalid_json"),
                fatal("deep objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000), "invalid_json"),
                fatal("nested one too deep", "{\"type\":\"list\",\"d\":" + "[".repeat(Limits.MAX_JSON_DEPTH)
                        + "]".repeat(Limits.MAX_JSON_DEPTH) + "}", "invalid_json"),
                fatal("an array", "[\"list\"]", "not_an_object"), fatal("a string", "\"list\"", "not_an_object"),
                fatal("a number", "7", "not_an_object"), fatal("null", "null", "not_an_object"),
                fatal("no type", "{\"data\":{\"room\":\"tearoom\"}}", "missing_type"),
                fatal("an empty object", "{}", "missing_type"), fatal("type null", "{\"type\":null}", "missing_type"),
                fatal("type a number", "{\"type\":1}", "missing_type"),
                fatal("type an object", "{\"type\":{}}", "missing_type"));
    }

    private static Arguments fatal(String name, String payload, String code) {
        return fatal(name, payload.getBytes(UTF_8), code);
    }

    private static Arguments fatal(String name, byte[] payload, String code) {
        return Arguments.of(name, FrameWriter.frame(payload), code);
    }

    private static byte[] header(int length) {
        return ByteBuffer.allocate(4).putInt(length).array();
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("fatalFrames")
    void whatCannotBeARequestIsAnsweredAndTheConnectionCloses(String name, byte[] bytes, String code) {
        server.connect().sendBytes(bytes).isClosedWith(code);
    }

    @Test
    void whatCameBeforeTheMistakeCountsAndWhatComesAfterDoesNot() {
        TestClient client = server.inLobby("careful");
        byte[] bytes = ByteBuffer.allocate(200).put(frame("{\"type\":\"create\",\"data\":{\"room\":\"before\"}}"))
                .put(frame("[]")).put(frame("{\"type\":\"create\",\"data\":{\"room\":\"after\"}}")).array();
        client.sendBytes(bytes).isClosedWith("not_an_object");

        assertThat(server.again("newcomer").list().propertyNames()).contains("before").doesNotContain("after");
    }

    @Test
    void aMessageBeforeAFrameThatCannotBeReadIsAnswered() {
        TestClient client = server.inRoom("hasty", "attic");
        client.sendBytes(
                ByteBuffer.allocate(200).put(frame("{\"type\":\"msg\",\"data\":{\"to\":\"public\",\"text\":\"last\"}}"))
                        .putInt(0).array());
        List<JsonNode> heard = client.untilEnd();

        assertThat(heard).extracting(frame -> frame.path("data").path("text").asString("")).contains("last");
        assertThat(TestClient.codeOf(heard.getLast())).isEqualTo("empty_frame");
    }

    private static byte[] frame(String payload) {
        return FrameWriter.frame(payload.getBytes(UTF_8));
    }

    @Test
    void aMistakeInARoomTakesThatSessionOutOfIt() {
        TestClient clumsy = server.inRoom("clumsy", "tearoom");
        ada.awaitsList("{'tearoom':['ada','grace','clumsy']}");
        clumsy.sendPayload("oops".getBytes(UTF_8)).isClosedWith("invalid_json");

        ada.awaitsList("{'tearoom':['ada','grace']}");
        grace.awaitsList("{'tearoom':['ada','grace','clumsy']}").awaitsList("{'tearoom':['ada','grace']}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 17})
    void aFrameThatIsCutOffEndsQuietly(int bytes) {
        TestClient client = server.connect();
        client.sendBytes(Arrays.copyOf(frame("{\"type\":\"list\",\"data\":{}}"), bytes)).halfClose();

        assertThat(client.untilEnd()).isEmpty();
    }

    @Test
    void aLargeFrameThatIsAnnouncedAndNeverComesHoldsUpNobody() {
        for (int i = 0; i < 20; i++) {
            server.connect().sendBytes(header(Limits.MAX_FRAME_BYTES));
        }
    }

    @Test
    void theLargestFrameIsRead() {
        String start = "{\"type\":\"list\",\"pad\":\"";
        String frame = start + "x".repeat(Limits.MAX_FRAME_BYTES - start.length() - 2) + "\"}";
        assertThat(frame).hasSize(Limits.MAX_FRAME_BYTES);

        server.connect().sendPayload(frame.getBytes(UTF_8))
                .hears("{'type':'list','status':'error','code':'not_allowed_here','message':'…'}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'dance'} | error | unknown_type | type
            {'type':''} | error | unknown_type | type
            {'type':'LIST'} | error | unknown_type | type
            {'type':'list_room'} | error | unknown_type | type
            {'type':'login'} | login | invalid_field | password
            {'type':'login','data':null} | login | invalid_field | password
            {'type':'login','data':7} | login | wrong_shape | data
            {'type':'login','data':[]} | login | wrong_shape | data
            {'type':'login','data':'ada'} | login | wrong_shape | data
            {'type':'login','data':{'username':7,'password':'x'}} | login | wrong_shape | username
            {'type':'login','data':{'username':true,'password':'x'}} | login | wrong_shape | username
            {'type':'login','data':{'username':['ada'],'password':'x'}} | login | wrong_shape | username
            {'type':'login','data':{'username':{},'password':'x'}} | login | wrong_shape | username
            {'type':'login','data':{'username':null,'password':'x'}} | login | invalid_field | username
            {'type':'login','data':{'username':'','password':'x'}} | login | invalid_field | username
            {'type':'login','data':{'username':'two words','password':'x'}} | login | invalid_field | username
            {'type':'login','data':{'username':'a\\nb','password':'x'}} | login | invalid_field | username
            {'type':'login','data':{'username':'\\ud800','password':'x'}} | login | invalid_field | username
            {'type':'login','data':{'username':'ada','password':12345678}} | login | wrong_shape | password
            {'type':'login','data':{'username':'ada','password':'\\ud800'}} | login | invalid_field | password
            {'type':'login','data':{'username':'ada'}} | login | invalid_field | password
            {'type':'register','data':{'username':'x','password':1.5}} | register | wrong_shape | password
            {'type':'register','data':{'password':'correct horse'}} | register | invalid_field | username
            """)
    void aRequestThatIsWrongIsAnsweredNamingTheFieldAndTheConnectionStays(String json, String type, String code,
            String field) {
        TestClient client = server.connect();
        var answer = client.send(json).next();

        Json.assertMatches(answer,
                Json.parse("{'type':'%s','status':'error','code':'%s','message':'…'}".formatted(type, code)));
        assertThat(answer.get("message").stringValue()).startsWith(field + ":");
        client.does(Requests.login("newcomer")).does(Requests.LOGOUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'msg'} | invalid_field
            {'type':'msg','data':{'to':'public'}} | invalid_field
            {'type':'msg','data':{'text':'x'}} | invalid_field
            {'type':'msg','data':{'to':'public','text':''}} | invalid_field
            {'type':'msg','data':{'to':'public','text':null}} | invalid_field
            {'type':'msg','data':{'to':'public','text':'\\udc00 half'}} | invalid_field
            {'type':'msg','data':{'to':'','text':'x'}} | invalid_field
            {'type':'msg','data':{'to':'public','text':5}} | wrong_shape
            {'type':'msg','data':{'to':'public','text':['x']}} | wrong_shape
            {'type':'msg','data':{'to':{},'text':'x'}} | wrong_shape
            {'type':'msg','data':{'from':1,'to':'public','text':'x'}} | wrong_shape
            {'type':'msg','data':'x'} | wrong_shape
            """)
    void aWrongMessageIsAnsweredToItsSenderAlone(String json, String code) {
        ada.send(json).hears("{'type':'msg','status':'error','code':'%s','message':'…'}".formatted(code));

        assertThat(grace.fence()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "enter"})
    void aWrongRoomNameIsAnswered(String type) {
        TestClient client = server.again("newcomer");
        for (String name : new String[]{"", "two words", "x".repeat(33), "a/b", "\\u202Etxt", "\\u0301", "😀"}) {
            client.isRefused("{'type':'%s','data':{'room':'%s'}}".formatted(type, name), "invalid_field");
        }
        client.isRefused("{'type':'%s','data':{'room':9}}".formatted(type), "wrong_shape");
        client.isRefused("{'type':'%s'}".formatted(type), "invalid_field");
    }

    @Test
    void aTextThatIsTooLongIsAnsweredAndNotCut() {
        ada.send(Requests.msg("public", "x".repeat(Limits.MAX_TEXT_CHARS + 1)))
                .hears("{'type':'msg','status':'error','code':'invalid_field','message':'…'}");
        ada.send(Requests.msg("public", "x".repeat(200_000)))
                .hears("{'type':'msg','status':'error','code':'invalid_field','message':'…'}");

        assertThat(grace.fence()).isEmpty();
    }

    @Test
    void randomBytesEndInAnAnswerOrAClose() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            byte[] payload = new byte[1 + random.nextInt(300)];
            random.nextBytes(payload);
            TestClient client = server.connect();
            client.sendPayload(payload);
            var last = client.untilEnd();

            assertThat(last).hasSize(1);
            assertThat(last.getFirst().get("status").stringValue()).isEqualTo("error");
        }
    }
}
