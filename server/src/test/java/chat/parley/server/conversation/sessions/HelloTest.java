package chat.parley.server.conversation.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The first frame decides which protocol is spoken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelloTest {

    private static final String HELLO = "{'type':'hello','id':'h','data':{'protocol':2,'client':'test 1.0'}}";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data, "limits.framesPerSecond=77", "limits.pingSeconds=33",
                "limits.timeoutSeconds=66",
                "auth.minPasswordLength=9");
        server.register("ada");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String refused(String type, String code) {
        return "{'type':'%s','id':'h','status':'error','code':'%s','message':'…'}".formatted(type, code);
    }

    @Test
    void theServerIntroducesItselfAndItsLimits() {
        server.connect().send(HELLO).hears("""
                {'type':'hello','id':'h','status':'ok','data':{'protocol':2,'server':'Parley','version':'…',
                'registration':'open','minPasswordLength':9,'maxTextChars':16384,'maxFrameBytes':262144,
                'framesPerSecond':77,'pingSeconds':33,'timeoutSeconds':66}}""");
    }

    @Test
    void aNewerClientIsAnsweredWithTheVersionThatIsSpoken() {
        TestClient client = server.connect()
                .send("{'type':'hello','id':'h','data':{'protocol':7,'client':'test 9','unknown':[1]}}");

        assertThat(client.next().path("data").path("protocol").asInt()).isEqualTo(2);
    }

    @Test
    void anOlderClientIsRefusedAndMaySayHelloAgain() {
        TestClient client = server.connect().send("{'type':'hello','id':'h','data':{'protocol':1,'client':'test 1.0'}}")
                .hears(refused("hello", "unsupported_protocol"));

        assertThat(client.send(HELLO).next().path("status").asString()).isEqualTo("ok");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                       | invalid_field
            {'protocol':2}                           | invalid_field
            {'protocol':2,'client':null}             | invalid_field
            {'protocol':2,'client':''}               | invalid_field
            {'client':'test 1.0'}                    | invalid_field
            {'protocol':0,'client':'test 1.0'}       | invalid_field
            {'protocol':-2,'client':'test 1.0'}      | invalid_field
            {'protocol':'2','client':'test 1.0'}     | wrong_shape
            {'protocol':2.5,'client':'test 1.0'}     | wrong_shape
            {'protocol':2,'client':5}                | wrong_shape
            []                                       | wrong_shape
            """)
    void aHelloThatLacksSomethingIsRefusedAndMayBeSaidAgain(String data, String code) {
        TestClient client = server.connect().send("{'type':'hello','id':'h','data':" + data + "}")
                .hears(refused("hello", code));

        assertThat(client.send(HELLO).next().path("status").asString()).isEqualTo("ok");
    }

    @Test
    void aClientsNameHasALimit() {
        String hello = "{'type':'hello','id':'h','data':{'protocol':2,'client':'%s'}}";
        server.connect().send(hello.formatted("x".repeat(Limits.MAX_CLIENT_CHARS + 1)))
                .hears(refused("hello", "invalid_field"));

        TestClient longest = server.connect().send(hello.formatted("x".repeat(Limits.MAX_CLIENT_CHARS)));
        assertThat(longest.next().path("status").asString()).isEqualTo("ok");
    }

    @Test
    void aSecondHelloIsNotAllowedAndHarmsNothing() {
        TestClient client = server.connect().send(HELLO);
        client.next();

        client.send(HELLO).hears(refused("hello", "not_allowed_here"));
        client.send("{'type':'ping','id':'h'}").hears("{'type':'ping','id':'h','status':'ok'}");
    }

    @Test
    void nothingIsTakenBeforeAValidHello() {
        TestClient client = server.connect().send("{'type':'hello','id':'h','data':{}}")
                .hears(refused("hello", "invalid_field"));
        for (String json : List.of("{'type':'ping'}", Requests.login("ada"), Requests.register("grace"),
                "{'type':'resume','data':{'token':'x'}}", "{'type':'conversations'}")) {
            client.sendPayload(Json.withId(json, "h"))
                    .hears(refused(Json.parse(json).path("type").asString(), "not_allowed_here"));
        }
        client.send(HELLO);
        assertThat(client.next().path("status").asString()).isEqualTo("ok");
    }

    @Test
    void whoSaysNoHelloFirstSpeaksProtocol1AndStaysWithIt() {
        TestClient client = server.connect().send(Requests.login("ada"));

        client.hears("{'type':'login','status':'ok','data':{'username':'ada','chatroom':'lobby'},'message':'…'}");
        client.next();
        client.send(HELLO).hears("{'type':'error','status':'error','code':'unknown_type','message':'…'}");
        client.send(Requests.LOGOUT).hears("{'type':'logout','status':'ok','message':'…'}");
    }

    @Test
    void aClientThatOnlyLookedIsForgotten() {
        TestClient client = server.connect().send(HELLO);
        JsonNode welcome = client.next();
        client.vanish();

        assertThat(welcome.path("status").asString()).isEqualTo("ok");
        assertThat(server.connect().send(HELLO).next().path("status").asString()).isEqualTo("ok");
    }
}
