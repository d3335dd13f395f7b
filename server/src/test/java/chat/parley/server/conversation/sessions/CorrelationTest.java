package chat.parley.server.conversation.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

/** Every request has its answer, by its id; and what is no request harms nobody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelationTest {

    private TestServer server;
    private ModernClient bystander;
    private long room;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        server.register("ada");
        bystander = server.modern("bystander");
        room = bystander.create("tearoom");
        server.modernAgain("ada").join(room);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void nobodyElseIsHarmed() {
        long seq = bystander.say(room, "still here");
        bystander.hears("message", m -> m.path("message").path("seq").asLong() == seq);
    }

    private static void isAnswered(TestClient client, String answer) {
        client.hears(answer);
        client.send("{'type':'ping','id':'after'}").hears("{'type':'ping','id':'after','status':'ok'}");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a", "0", "{\\\"id\\\":1}", "~!@#$%^&*()_+", "0f8fad5b-d9cb-469f-a165-70867728950e"})
    void anyVisibleAsciiIsAnIdAndComesBackAsItIs(String id) {
        TestClient client = server.connectModern().connection();
        String frame = "{\"type\":\"ping\",\"id\":\"" + id + "\"}";
        client.sendPayload(frame.getBytes(UTF_8));

        assertThat(client.next().path("id")).isEqualTo(Json.parse(frame).path("id"));
    }

    @Test
    void theLongestIdComesBackAndALongerOneIsRefused() {
        TestClient client = server.connectModern().connection();
        String longest = "x".repeat(Limits.MAX_ID_CHARS);
        client.send("{'type':'ping','id':'" + longest + "'}")
                .hears("{'type':'ping','id':'" + longest + "','status':'ok'}");

        isAnswered(client.send("{'type':'ping','id':'" + longest + "x'}"),
                "{'type':'ping','status':'error','code':'invalid_field','message':'…'}");
    }

    @ParameterizedTest(name = "id {0}")
    @ValueSource(strings = {"null", "''", "5", "true", "[]", "{}", "'two words'", "'a\\u0000'", "'é'", "'\\u007f'",
            "'😀'",
            "'line\\n'"})
    void aRequestWhoseIdIsNoneIsRefusedWithoutAnId(String id) {
        TestClient client = server.modernAgain("ada").connection();

        isAnswered(client.send("{'type':'sessions','id':" + id + "}"),
                "{'type':'sessions','status':'error','code':'invalid_field','message':'…'}");
    }

    @Test
    void aRequestWithoutAnIdIsRefused() {
        TestClient client = server.modernAgain("ada").connection();

        isAnswered(client.send("{'type':'sessions'}"),
                "{'type':'sessions','status':'error','code':'invalid_field','message':'…'}");
        isAnswered(client.send("{'type':'logout'}"),
                "{'type':'logout','status':'error','code':'invalid_field','message':'…'}");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type':'msg','id':'x','data':5}                              | msg      | wrong_shape
            {'type':'msg','id':'x','data':{'conversation':'1'}}           | msg      | wrong_shape
            {'type':'msg','id':'x','data':{'conversation':1}}             | msg      | invalid_field
            {'type':'msg','id':'x'}                                       | msg      | invalid_field
            {'type':'history','id':'x','data':{'conversation':-1}}        | history  | invalid_field
            {'type':'history','id':'x','data':{'conversation':1,'limit':201}} | history | invalid_field
            {'type':'react','id':'x','data':{'conversation':1,'seq':1,'emoji':'a','on':'yes'}} | react | wrong_shape
            {'type':'create','id':'x','data':{'name':'a','visibility':'secret'}} | create | invalid_field
            {'type':'sync','id':'x','data':{'conversations':[null]}}      | sync     | invalid_field
            {'type':'exit','id':'x'}                                      | exit     | not_allowed_here
            {'type':'history','id':'x','data':{'conversation':999999}}    | history  | conversation_not_found
            {'type':'enter','id':'x','data':{'room':999999}}              | enter    | room_not_found
            {'type':'Msg','id':'x'}                                       | error    | unknown_type
            {'type':'','id':'x'}                                          | error    | unknown_type
            {'type':'list','id':'x'}                                      | error    | unknown_type
            """)
    void everyRefusalCarriesTheIdOfItsRequest(String frame, String type, String code) {
        TestClient client = server.modernAgain("ada").connection();

        isAnswered(client.send(frame),
                "{'type':'%s','id':'x','status':'error','code':'%s','message':'…'}".formatted(type, code));
    }

    @Test
    void anUnknownTypeWithoutAnIdIsRefusedWithoutOne() {
        isAnswered(server.connectModern().connection().send("{'type':'no_such_request'}"),
                "{'type':'error','status':'error','code':'unknown_type','message':'…'}");
    }

    static Stream<Arguments> frames() {
        return Stream.of(Arguments.of("no JSON", "{\"type\":".getBytes(UTF_8), "invalid_json"),
                Arguments.of("two members of one name", "{\"type\":\"ping\",\"type\":\"ping\"}".getBytes(UTF_8),
                        "invalid_json"),
                Arguments.of("not UTF-8", new byte[]{'{', (byte) 0xff, '}'}, "invalid_utf8"),
                Arguments.of("an array", "[]".getBytes(UTF_8), "not_an_object"),
                Arguments.of("no type", "{\"id\":\"1\"}".getBytes(UTF_8), "missing_type"),
                Arguments.of("a type that is none", "{\"type\":7,\"id\":\"1\"}".getBytes(UTF_8), "missing_type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void aFrameThatIsNoneClosesTheConnectionAsInProtocol1(String what, byte[] payload, String code) {
        TestClient client = server.modernAgain("ada").connection();
        client.sendPayload(payload);

        assertThat(what).isNotEmpty();
        client.isClosedWith(code);
    }

    @Test
    void aFrameThatIsEmptyOrTooLongClosesTheConnection() {
        server.modernAgain("ada").connection().sendBytes(new byte[4]).isClosedWith("empty_frame");
        server.modernAgain("ada").connection().sendBytes(new byte[]{0x7f, 0, 0, 0}).isClosedWith("frame_too_large");
    }

    @Test
    void requestsThatComeAtOnceAreAllAnswered() {
        ModernClient client = server.modernAgain("ada");
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(client.send(ModernClient.msg(room, "pipelined " + i)));
            asked.add(client.send("{'type':'ping'}"));
            asked.add(client.send("{'type':'history','data':{'conversation':%d,'limit':1}}".formatted(room)));
            asked.add(client.send("{'type':'exit'}"));
        }

        for (String id : asked.reversed()) {
            assertThat(client.answer(id).path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void messagesThatComeAtOnceAreStoredInTheirOrder() {
        ModernClient client = server.modernAgain("ada");
        List<String> asked = IntStream.range(0, 200).mapToObj(i -> client.send(ModernClient.msg(room, "in order " + i)))
                .toList();
        List<Long> seqs = asked.stream().map(id -> client.answer(id).path("data").path("seq").asLong()).toList();

        assertThat(seqs).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyAcknowledgementComesBeforeTheEndOfAConnectionThatIsHalfClosed() {
        ModernClient client = server.modernAgain("ada");
        int count = 300;
        List<String> asked = IntStream.range(0, count).mapToObj(i -> client.send(ModernClient.msg(room, "last " + i)))
                .toList();
        List<JsonNode> rest = client.connection().halfClose().untilEnd();

        List<String> acknowledged = rest.stream().filter(f -> f.path("data").has("seq"))
                .map(f -> f.path("id").asString())
                .toList();
        assertThat(acknowledged).isEqualTo(asked);
        assertThat(rest).extracting(TestClient::codeOf).containsOnly("");
    }

    @Test
    void aSignOutThatFollowsMessagesIsAnsweredAfterThem() {
        ModernClient client = server.modernAgain("ada");
        List<String> asked = new ArrayList<>(
                IntStream.range(0, 50).mapToObj(i -> client.send(ModernClient.msg(room, "bye " + i))).toList());
        asked.add(client.send("{'type':'logout'}"));
        List<String> answered = client.connection().halfClose().untilEnd().stream()
                .map(f -> f.path("id").asString("")).filter(id -> !id.isEmpty()).toList();

        assertThat(answered).isEqualTo(asked);
    }
}
