package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which accounts can be made, and who may sign in. */
class AccountTest {

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();

    private TestServer start(String... settings) {
        return servers.start(data, settings);
    }

    @Test
    void aNameIsTakenInEveryCaseAndEveryUnicodeForm() {
        TestClient client = start().connect().does(Requests.register("Zo\u00eb"));

        client.isRefused(Requests.register("ZO\u00cb"), "name_taken")
                .isRefused(Requests.register("zoe\u0308"), "name_taken").does(Requests.register("zoe"));
        Json.assertMatches(client.ask(Requests.login("ZOE\u0308")), Json.parse(
                "{'type':'login','status':'ok','data':{'username':'Zo\u00eb','chatroom':'lobby'},'message':'…'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "lobby", "Public", "LOBBY", "1obby", "lobby_", "p.u.b.l.i.c", "\u0440ublic",
            "l\u043ebby", "pub1ic", "l0bby", "\uff4cobby"})
    void aNameThatIsMistakenForAWordOfTheProtocolIsReserved(String name) {
        TestClient client = start().connect().isRefused(Requests.register(name), "name_reserved")
                .does(Requests.register("ada")).does(Requests.login("ada"));

        client.isRefused(Requests.create(name), "name_reserved");
    }

    @Test
    void namesOfEveryScriptUpToTheirLengthAreAllowed() {
        TestClient client = start().connect();
        for (String name : List.of("x", "Ada_Lovelace-1.0", "Анна", "安娜", "آنا", "a".repeat(32), "𝒳".repeat(32))) {
            client.does(Requests.register(name)).does(Requests.login(name)).does(Requests.LOGOUT);
        }
        client.isRefused(Requests.register("a".repeat(33)), "invalid_field");
    }

    @Test
    void aPasswordIsAtMostSeventyTwoBytesOfWhichEveryOneCounts() {
        String longest = "p".repeat(71) + "!";
        String longestInTwos = "é".repeat(36);
        TestClient client = start().connect().does(Requests.register("ada", longest))
                .does(Requests.register("grace", longestInTwos))
                .isRefused(Requests.register("linus", "p".repeat(73)), "invalid_field")
                .isRefused(Requests.register("linus", longestInTwos + "x"), "invalid_field");

        client.isRefused(Requests.login("ada", "p".repeat(72)), "bad_credentials")
                .isRefused(Requests.login("ada", longest + "!"), "invalid_field")
                .isRefused(Requests.login("grace", "é".repeat(35)), "bad_credentials")
                .does(Requests.login("grace", longestInTwos)).does(Requests.LOGOUT)
                .does(Requests.login("ada", longest));
    }

    @Test
    void aPasswordsLeastLengthIsCountedInCharacters() {
        TestClient client = start("auth.minPasswordLength=5").connect();

        client.isRefused(Requests.register("ada", "1234"), "password_too_short")
                .isRefused(Requests.register("ada", ""), "password_too_short")
                .isRefused(Requests.register("ada", "😀😀😀😀"), "password_too_short")
                .does(Requests.register("ada", "12345")).does(Requests.register("grace", "😀😀😀😀😀"));
    }

    @Test
    void aServerThatIsClosedToNewAccountsLetsTheOldOnesIn() {
        start().register("ada");
        TestServer closed = start("auth.registration=closed");

        closed.connect().isRefused(Requests.register("grace"), "registration_closed").does(Requests.login("ada"));
    }

    @Test
    void anUnknownNameAndAWrongPasswordAreAnsweredAlikeAndHashedAlike() {
        Set<Long> others = bcryptThreads();
        TestServer server = start("auth.bcryptCost=10");
        server.register("ada");
        TestClient client = server.connect();
        String unknown = Requests.login("nobody", "wrong horse");
        String wrong = Requests.login("ada", "wrong horse");
        client.ask(unknown);
        client.ask(wrong);
        // CPU time of the threads that hash, which other work on the machine does not change much; a skipped hash is 0.
        JsonNode toUnknown = client.ask(unknown);
        long before = cpuMillis(others);
        assertThat(client.ask(unknown)).isEqualTo(toUnknown);
        long between = cpuMillis(others);
        assertThat(client.ask(wrong)).isEqualTo(toUnknown);
        long after = cpuMillis(others);

        assertThat((double) (between - before) / (after - between)).isBetween(0.3, 3.0);
    }

    private static Set<Long> bcryptThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("bcrypt-"))
                .map(Thread::threadId).collect(Collectors.toSet());
    }

    private static long cpuMillis(Set<Long> others) {
        return bcryptThreads().stream().filter(id -> !others.contains(id))
                .mapToLong(ManagementFactory.getThreadMXBean()::getThreadCpuTime).sum()
                / 1_000_000;
    }

    @Test
    void aPasswordIsStoredAsItsBcryptHashAlone() throws SQLException {
        start("auth.bcryptCost=5").register("ada");

        assertThat(hashOf("ada")).startsWith("$2a$05$").hasSize(60);
    }

    @Test
    void aHashIsMadeAnewAtTheNextSignInWhenTheCostHasChanged() throws SQLException {
        start("auth.bcryptCost=4").register("ada");
        String old = hashOf("ada");
        TestClient ada = start("auth.bcryptCost=6").connect();
        ada.isRefused(Requests.login("ada", "wrong horse"), "bad_credentials");
        assertThat(hashOf("ada")).isEqualTo(old);
        ada.does(Requests.login("ada"));
        Awaitility.await().atMost(TestClient.PATIENCE).until(() -> hashOf("ada").startsWith("$2a$06$"));
        ada.does(Requests.LOGOUT).does(Requests.login("ada"));

        start("auth.bcryptCost=4").connect().does(Requests.login("ada"));
        Awaitility.await().atMost(TestClient.PATIENCE).until(() -> hashOf("ada").startsWith("$2a$04$"));
    }

    private String hashOf(String name) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
                var query = connection.prepareStatement("SELECT password_hash FROM account WHERE name = ?")) {
            query.setString(1, name);
            return query.executeQuery().getString(1);
        }
    }

    @Test
    void manyWhoRegisterOneNameAtOnceMakeOneAccount() {
        TestServer server = start();
        List<TestClient> clients = List.of(server.connect(), server.connect(), server.connect(), server.connect(),
                server.connect());
        clients.forEach(client -> client.send(Requests.register("ada")));

        assertThat(clients.stream().map(client -> TestClient.codeOf(client.next())).sorted()).containsExactly("",
                "name_taken", "name_taken", "name_taken", "name_taken");
    }
}
