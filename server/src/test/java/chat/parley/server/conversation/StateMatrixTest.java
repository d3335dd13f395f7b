package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every request in every state: the table of docs/protocol-1.md. */
class StateMatrixTest {

    private static final String NO = "not_allowed_here";

    /** A request; and in each state the state that it leads to, or that it is not taken. */
    private record Row(String request, String json, String inAuth, String inLobby, String inRoom) {}

    private static final List<Row> TABLE = List.of(
            new Row("register", Requests.register("linus"), "auth", NO, NO),
            new Row("login", Requests.login("grace"), "lobby", NO, NO),
            new Row("logout", Requests.LOGOUT, NO, "auth", NO),
            new Row("list", Requests.LIST, NO, "lobby", "room"),
            new Row("create", Requests.create("attic"), NO, "lobby", NO),
            new Row("enter", Requests.enter("cellar"), NO, "room", NO),
            new Row("exit", Requests.EXIT, NO, NO, "lobby"),
            new Row("msg", Requests.msg("public", "Hello"), NO, NO, "room"));

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    static Stream<Arguments> cells() {
        return TABLE.stream().flatMap(row -> Stream.of(Arguments.of("auth", row.request, row.json, row.inAuth),
                Arguments.of("lobby", row.request, row.json, row.inLobby),
                Arguments.of("room", row.request, row.json, row.inRoom)));
    }

    @ParameterizedTest(name = "in {0} {1} -> {3}")
    @MethodSource("cells")
    void theStateTakesTheRequestOrRefusesItAndStaysAsItIs(String state, String request, String json, String expected) {
        server.register("grace");
        TestClient watcher = server.inLobby("watcher").does(Requests.create("tearoom"))
                .does(Requests.create("cellar"));
        TestClient client = switch (state) {
            case "auth" -> server.connect();
            case "lobby" -> server.inLobby("ada");
            default -> server.inRoom("ada", "tearoom");
        };
        JsonNode before = watcher.list();

        client.fence();
        client.send(json);
        List<JsonNode> answers = client.fence().stream()
                .filter(f -> request.equals("list") || !TestClient.typeOf(f).startsWith("list")).toList();

        if (expected.equals(NO)) {
            Json.assertMatches(answers,
                    "{'type':'%s','status':'error','code':'not_allowed_here','message':'…'}".formatted(request));
            assertThat(watcher.list()).isEqualTo(before);
            assertThat(stateOf(client)).isEqualTo(state);
        } else {
            assertThat(answers).hasSize(1);
            assertThat(answers.getFirst().get("status").stringValue()).isEqualTo("ok");
            assertThat(stateOf(client)).isEqualTo(expected);
        }
    }

    /** Told by what the answer to {@code list} is. */
    private static String stateOf(TestClient client) {
        client.send(Requests.LIST);
        JsonNode answer = client.fence().getLast();
        if (TestClient.typeOf(answer).equals("list_room")) {
            return "room";
        }
        return TestClient.codeOf(answer).equals(NO) ? "auth" : "lobby";
    }
}
