package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code parley user} does to accounts, and {@code parley audit} knows of it. */
class UserCommandsTest {

    private static final String LOGIN = "{'type':'login','data':{'username':'%s','password':'%s'}}";

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private Operator operator;

    @BeforeEach
    void start() {
        server = TestServer.start(data, "auth.registration=closed");
        operator = new Operator(data);
    }

    private void add(String name) {
        operator.reads("snowman1\n").does("user", "add", name);
    }

    private ModernClient signIn(String name, String password) {
        ModernClient client = server.connectModern();
        client.does(LOGIN.formatted(name, password));
        return client;
    }

    @Test
    void anAccountIsMadeWithThePasswordFromStandardInputAlsoWhenRegistrationIsClosed() {
        assertThat(operator.reads("snow ☃ man\r\nmore").does("user", "add", "Ada", "--admin"))
                .containsExactly("user add Ada: role admin");

        signIn("ada", "snow ☃ man");
        assertThat(operator.does("user", "list")).hasSize(2).last().asString()
                .matches("Ada +admin +enabled +20\\S+Z +\\S+");
    }

    @Test
    void whatAPersonCouldNotRegisterIsRefused() {
        add("ada");

        operator.reads("snowman1\n").isRefused("already in use", "user", "add", "ADA");
        operator.reads("snowman1\n").isRefused("cannot be used", "user", "add", "Lobby");
        operator.reads("snowman1\n").isRefused("must be 1 to 32", "user", "add", "a b");
        operator.reads("short\n").isRefused("at least 8 characters", "user", "add", "grace");
        operator.reads("x".repeat(73)).isRefused("at most 72 bytes", "user", "add", "grace");
        operator.reads("").isRefused("parley user add: a password is needed", "user", "add", "grace");
        assertThat(operator.does("user", "list")).hasSize(2);
    }

    @Test
    void disablingEndsEverySessionAtOnceAndKeepsTheAccountOutUntilItIsEnabled() {
        add("ada");
        add("grace");
        ModernClient modern = signIn("ada", "snowman1");
        String token = server.connectModern().does(LOGIN.formatted("ada", "snowman1")).path("token").asString();
        TestClient old = server.connect().does(LOGIN.formatted("ada", "snowman1"));
        old.next();
        ModernClient other = signIn("grace", "snowman1");

        assertThat(operator.does("user", "disable", "ada")).containsExactly("user disable ada: 2 sessions ended");

        modern.connection().isClosedWith("session_revoked");
        old.isClosedWith("session_revoked");
        other.does("{'type':'ping'}");
        server.connectModern().isRefused(LOGIN.formatted("ada", "snowman1"), "account_disabled")
                .isRefused(LOGIN.formatted("ada", "snowman2"), "bad_credentials")
                .isRefused("{'type':'resume','data':{'token':'%s'}}".formatted(token), "bad_token");
        assertThat(TestClient.codeOf(server.connect().ask(LOGIN.formatted("ada", "snowman1"))))
                .isEqualTo("account_disabled");
        assertThat(operator.does("user", "list").get(1)).contains("disabled");

        operator.does("user", "enable", "ada");
        signIn("ada", "snowman1");
    }

    @Test
    void aNewPasswordEndsEverySessionAndTheOldOneIsWorthNothing() {
        add("ada");
        ModernClient modern = signIn("ada", "snowman1");
        TestClient old = server.connect().does(LOGIN.formatted("ada", "snowman1"));
        old.next();

        operator.reads("snowman2\n").does("user", "reset-password", "ada");

        modern.connection().isClosedWith("session_revoked");
        old.isClosedWith("session_revoked");
        server.connectModern().isRefused(LOGIN.formatted("ada", "snowman1"), "bad_credentials");
        signIn("ada", "snowman2");
        assertThat(operator.does("session", "list", "ada")).hasSize(2);
    }

    @Test
    void aListLongerThanAnAnswerIsComplete() {
        for (int i = 0; i < 501; i++) {
            add("u" + i);
        }
        assertThat(operator.does("user", "list")).hasSize(502).doesNotHaveDuplicates();
    }

    @Test
    void everyActIsInTheAuditLogAndNoPasswordIs() {
        add("ada");
        operator.does("user", "role", "ada", "admin");
        operator.reads("snowman2\n").does("user", "reset-password", "ada");
        operator.does("user", "disable", "ada");
        operator.does("user", "enable", "ada");
        operator.does("session", "revoke", "ada");
        operator.does("user", "list");

        String who = System.getProperty("user.name");
        assertThat(operator.does("audit")).hasSize(7).noneMatch(line -> line.contains("snowman"))
                .elements(1, 2, 3, 4, 5, 6).allMatch(line -> line.contains("Z  " + who + "  "));
        assertThat(operator.does("audit", "--limit", "1")).last().asString().contains("session revoke", "ada",
                "0 sessions ended");
        assertThat(operator.does("audit").get(5)).contains("user role", "admin");
        assertThat(operator.does("audit", "--limit", "0")).isEqualTo(operator.does("audit"));
        assertThat(operator.types("audit", "--limit", "-1")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains("--limit -1 is no number of lines");
        });
    }

    @Test
    void theAuditLogOutlastsTheServer() {
        add("ada");
        server.close();
        server = TestServer.start(data);

        assertThat(operator.does("audit")).last().asString().contains("user add");
        server.connect().does(Requests.register("grace"));
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        operator.isRefused("There is no account nobody", "user", "disable", "nobody");
        assertThat(operator.types("user", "role", "nobody", "king").code()).isEqualTo(2);
        assertThat(operator.does("audit")).hasSize(1);
    }
}
