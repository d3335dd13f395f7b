package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code parley session} shows and ends. */
class SessionCommandsTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private Operator operator;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        operator = new Operator(data);
    }

    @Test
    void listsWhatCanBeResumedAndWhatIsConnected() {
        server.modern("ada").close();
        server.modernAgain("ada");

        assertThat(operator.does("session", "list", "ADA")).hasSize(3).first().asString()
                .matches("SESSION +SINCE +LAST USED +CONNECTED +CLIENT");
        assertThat(operator.does("session", "list", "ada").get(1)).matches("2 .* yes +test 1.0");
    }

    @Test
    void listsWhoIsConnectedByProtocolOneWithoutANumber() {
        server.modern("ada");
        server.again("ada");

        assertThat(operator.does("session", "list", "ada")).hasSize(3).last().asString()
                .matches("- +- +- +yes +protocol 1");
    }

    @Test
    void revokingOneEndsItsConnectionAndNoOther() {
        ModernClient first = server.modern("ada");
        ModernClient second = server.modernAgain("ada");

        assertThat(operator.does("session", "revoke", "ada", "1")).containsExactly("session revoke ada: session 1");

        first.connection().isClosedWith("session_revoked");
        second.does("{'type':'ping'}");
        operator.isRefused("no session with the id 1", "session", "revoke", "ada", "1");
    }

    @Test
    void revokingAllEndsProtocolOneToo() {
        ModernClient modern = server.modern("ada");
        TestClient old = server.again("ada");
        ModernClient other = server.modern("grace");

        operator.does("session", "revoke", "ada");

        modern.connection().isClosedWith("session_revoked");
        old.isClosedWith("session_revoked");
        other.does("{'type':'ping'}");
        assertThat(operator.does("session", "list", "ada")).hasSize(1);
    }

    @Test
    void withoutAServerItSaysSoByWordsAndExitCode(@TempDir Path elsewhere) {
        Operator.Ended ended = new Operator(elsewhere).types("session", "list", "ada");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).startsWith("parley session list: no server runs with the data directory " + elsewhere);
    }

    @Test
    void aWrongCommandLineIsExplained() {
        assertThat(operator.types("session", "list").code()).isEqualTo(2);
        assertThat(operator.types("session", "list").err()).contains("Missing required parameter: 'USER'");
    }
}
