package chat.parley.server.conversation.sessions;

import static org.awaitility.Awaitility.await;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes while a request waits for the storage. The test holds it up by writing to the database file itself. */
class MeanwhileTest {

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();
    private TestServer server;

    /** What a test does while the server cannot write. */
    @FunctionalInterface
    private interface Work {

        void with(Statement database) throws SQLException;
    }

    @BeforeEach
    void start() {
        server = servers.start(data);
    }

    private void whileNothingIsWritten(Work work) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            work.with(statement);
            statement.execute("COMMIT");
        }
    }

    /** Waits until the server wants to write. */
    private static void awaitWrite() {
        await().until(() -> Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("chat.parley.server.store.GroupCommit")
                        && frame.getMethodName().equals("commit")));
    }

    private static void assertRefused(ModernClient client, String id, String code) {
        Assertions.assertThat(TestClient.codeOf(client.answer(id))).isEqualTo(code);
    }

    @Test
    void whoMayNotEnterARoomAnyMoreStaysWhereTheyAre() throws SQLException {
        ModernClient olga = server.modern("olga");
        ModernClient mia = server.modern("mia");
        long home = mia.create("home");
        long room = olga.create("tearoom");
        mia.join(room).does(enter(home));

        String[] asked = new String[2];
        whileNothingIsWritten(_ -> {
            asked[0] = olga.send("{'type':'kick','data':{'room':%d,'user':'mia'}}".formatted(room));
            awaitWrite();
            asked[1] = mia.send(enter(room)); // is a member still, and waits for what becomes of the room
            server.connectModern().fence();
        });
        Assertions.assertThat(olga.answer(asked[0]).path("status").asString()).isEqualTo("ok");
        assertRefused(mia, asked[1], "not_a_member");

        mia.does(Requests.EXIT);
        mia.isRefused(Requests.EXIT, "not_allowed_here");
    }

    /** Gives ada the password hash of somebody else before a login of ada's is done, and then lets it be done. */
    private String loginMeanwhile(ModernClient client, String whose) throws SQLException {
        String[] asked = new String[1];
        whileNothingIsWritten(database -> {
            asked[0] = client.send(Requests.login("ada"));
            awaitWrite();
            database.execute("UPDATE account SET password_hash ="
                    + " (SELECT password_hash FROM account WHERE name_key = '" + whose + "') WHERE name_key = 'ada'");
        });
        return asked[0];
    }

    @Test
    void whoSignsInByAPasswordThatIsChangedMeanwhileIsRefused() throws SQLException {
        server.register("ada");
        server.connect().does(Requests.register("grace", "battery staple"));
        ModernClient client = server.connectModern();

        assertRefused(client, loginMeanwhile(client, "grace"), "bad_credentials");
        client.isRefused(Requests.login("ada"), "bad_credentials").does(Requests.login("ada", "battery staple"));
    }

    @Test
    void whoSignsInWhileTheSamePasswordIsHashedAnewIsNotRefused() throws SQLException {
        server.register("ada");
        server.register("grace"); // by the same password, with another salt
        ModernClient client = server.connectModern();

        String asked = loginMeanwhile(client, "grace");
        Assertions.assertThat(client.answer(asked).path("status").asString()).isEqualTo("ok");
        Assertions.assertThat(client.does("{'type':'sessions'}").path("sessions")).hasSize(1);
    }

    @Test
    void aSignInThatIsUnderWayWhenTheTimeIsUpCounts() throws SQLException {
        server = servers.start(data, "limits.signInSeconds=2");
        server.register("ada");

        AtomicReference<ModernClient> client = new AtomicReference<>();
        String[] asked = new String[1];
        whileNothingIsWritten(_ -> {
            ModernClient ada = server.connectModern();
            client.set(ada);
            asked[0] = ada.send(Requests.login("ada"));
            awaitWrite();
            server.connect().isClosedWith("sign_in_timeout"); // who came later
        });
        Assertions.assertThat(client.get().answer(asked[0]).path("status").asString()).isEqualTo("ok");
        client.get().does("{'type':'sessions'}");
    }

    private static String enter(long room) {
        return "{'type':'enter','data':{'room':%d}}".formatted(room);
    }
}
