package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as an administrator meets it: a process with output, signals and an exit code. */
class ServerProcessIT {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void saysHowToReachItAndStopsOnSigtermHavingToldEveryone() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.listening(folder)) {
            String address = server.awaitLine("listening on ");
            assertThat(server.out()).hasSize(2).first().asString()
                    .matches("invite: parley://" + address + "/\\?ca=[0-9a-f]{64}");
            TestClient nobody = server.connect().does(Requests.register("grace"));
            TestClient ada = server.connect().does(Requests.register("ada")).does(Requests.login("ada"))
                    .does(Requests.create("tearoom")).does(Requests.enter("tearoom"));
            TestClient late = server.connectDeaf(4_096).send(Requests.login("grace")).send(Requests.enter("tearoom"));
            ada.awaitsList("{'tearoom':['ada','grace']}");
            int messages = 500;
            for (int i = 0; i < messages; i++) {
                ada.send(Requests.msg("public", i + "x".repeat(1_000)));
            }
            ada.fence();
            nobody.fence();
            long begin = System.nanoTime();
            server.terminate();

            nobody.isClosedWith("server_shutdown");
            ada.isClosedWith("server_shutdown");
            List<String> heard = late.listen().untilEnd().stream().map(f -> TestClient.typeOf(f) + TestClient.codeOf(f))
                    .toList();
            assertThat(heard).as("what was waiting is written first").last().isEqualTo("errorserver_shutdown");
            assertThat(heard.stream().filter("msg"::equals)).hasSize(messages);
            server.closeClients();
            assertThat(server.awaitExit()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOPS_WITHIN);
            assertNoStackTrace(server);
        }
    }

    /**
     * One class of Bouncy Castle's signed archives has the JVM verify all of their signatures, and picocli's are so old that no cache takes
     * them: together a third of a start.
     */
    @Test
    void startsWithoutTheLibrariesThatAStartDoesNotNeed() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path loaded = folder.resolve("loaded.txt");
        try (ServerProcess first = ServerProcess.listening(data)) { // it makes the certificates, and so needs them
            first.terminate();
            first.awaitExit();
        }
        // Without the tests' own cache, which is of a start that made certificates.
        try (ServerProcess second = ServerProcess
                .listening(List.of("-XX:AOTMode=off", "-Xlog:class+load:file=" + loaded), data)) {
            second.terminate();
            assertThat(second.awaitExit()).isZero();
        }

        assertThat(Files.readString(loaded)).contains("chat.parley.server.ChatServer")
                .doesNotContain("org.bouncycastle.", "picocli.");
    }

    @Test
    void stopsInTimeThoughAClientReadsNothing() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.listening(folder, "--set", "limits.outboxBytes=0")) {
            TestClient ada = server.connect().does(Requests.register("ada")).does(Requests.login("ada"))
                    .does(Requests.create("tearoom")).does(Requests.enter("tearoom"));
            TestClient deaf = server.connectDeaf(4_096).send(Requests.login("ada")).send(Requests.enter("tearoom"));
            for (int i = 0; i < 1_000; i++) {
                ada.send(Requests.msg("public", "x".repeat(10_000)));
            }
            ada.fence();
            long begin = System.nanoTime();
            server.terminate();

            assertThat(server.awaitExit()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOPS_WITHIN);
            assertThat(deaf.listen().untilEnd()).hasSizeLessThan(1_000);
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.listening(folder)) {
            server.connect().does(Requests.register("ada")).does(Requests.login("ada"))
                    .does(Requests.create("tearoom"));
            server.kill();
        }
        try (ServerProcess server = ServerProcess.listening(folder)) {
            assertThat(server.connect().does(Requests.login("ada")).list())
                    .hasToString("{\"lobby\":[\"ada\"],\"tearoom\":[]}");
        }
    }

    @Test
    void logsNeitherPasswordsNorWhatPeopleSay() throws IOException, InterruptedException {
        Path everything = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="STDERR" class="ch.qos.logback.core.ConsoleAppender">
                    <target>System.err</target>
                    <encoder><pattern>%level %logger %msg%n</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="STDERR"/></root>
                </configuration>
                """);
        try (ServerProcess server = ServerProcess.listening(List.of("-Dlogback.configurationFile=" + everything),
                folder)) {
            TestClient ada = server.connect().does(Requests.register("ada", "pa55-for-ada"))
                    .isRefused(Requests.register("Ada", "pa55-for-ada"), "name_taken")
                    .isRefused(Requests.login("ada", "pa55-mistyped"), "bad_credentials")
                    .does(Requests.login("ada", "pa55-for-ada")).does(Requests.create("tearoom"))
                    .does(Requests.enter("tearoom"));
            ada.send(Requests.msg("public", "s3cret plans")).send(Requests.msg("ada", "s3cret thoughts"))
                    .send(Requests.msg("nobody", "s3cret to nobody"))
                    .send("{'type':'msg','data':{'to':['s3cret'],'text':'s3cret mistake'}}").fence();
            server.connect().send("{'type':'login','data':{'username':'ada','password':['pa55-in-a-list']}}")
                    .sendPayload("{\"type\":\"login\",\"password\":\"pa55-broken".getBytes(
                            StandardCharsets.UTF_8))
                    .isClosedWith("invalid_json");
            server.terminate();
            ada.untilEnd();
            server.closeClients();
            server.awaitExit();

            assertThat(server.err()).as("one line an event, with the session's id")
                    .anySatisfy(line -> assertThat(line).matches(".*session 1 .*connected from 127\\.0\\.0\\.1"))
                    .anySatisfy(line -> assertThat(line).matches(".*session 2 closed: protocol_error"))
                    .noneSatisfy(line -> assertThat(line).containsAnyOf("pa55", "s3cret", "$2a$"));
            assertThat(server.out()).hasSize(2);
        }
    }

    @Test
    void aClientThatReadsNothingIsDisconnectedBeforeItCostsMuchMemory() throws IOException, InterruptedException {
        // 32 MB are said in a room of a server that has 32 MB in all.
        try (ServerProcess server = ServerProcess.listening(List.of("-Xmx32m", "-XX:+ExitOnOutOfMemoryError"),
                folder)) {
            TestClient ada = server.connect().does(Requests.register("ada")).does(Requests.login("ada"))
                    .does(Requests.create("tearoom")).does(Requests.enter("tearoom"));
            ada.next();
            server.connect().does(Requests.register("deaf"));
            server.connectDeaf(4_096).send(Requests.login("deaf")).send(Requests.enter("tearoom"));
            ada.awaitsList("{'tearoom':['ada','deaf']}");
            int batch = 20;
            for (int sent = 0; sent < 2_000; sent += batch) {
                for (int i = 0; i < batch; i++) {
                    ada.send(Requests.msg("public", "x".repeat(16_000)));
                }
                for (int heard = 0; heard < batch;) {
                    heard += TestClient.typeOf(ada.next()).equals("msg") ? 1 : 0;
                }
            }

            assertThat(ada.list()).hasToString("{\"tearoom\":[\"ada\"]}");
            Awaitility.await().atMost(TestClient.PATIENCE).untilAsserted(() -> assertThat(server.err())
                    .anySatisfy(line -> assertThat(line).contains("closed: slow_consumer")));
        }
    }

    @Test
    void theCommandLineOverridesTheEnvironmentAndThatTheFile() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("parley.toml"), """
                [server]
                host = "127.0.0.1"
                port = 70000
                advertise = "file.example"
                [auth]
                bcryptCost = 99
                registration = "closed"
                """);
        try (ServerProcess server = ServerProcess.start(List.of(),
                Map.of("PARLEY_SERVER_DATA", folder.toString(), "PARLEY_SERVER_ADVERTISE", "environment.example",
                        "PARLEY_AUTH_BCRYPT_COST", "98"),
                "--port", "0", "--set", "auth.bcryptCost=4")) {
            assertThat(server.awaitLine("listening on ")).startsWith("127.0.0.1:");
            assertThat(server.awaitLine("invite: ")).startsWith("parley://environment.example:");
            server.connect().isRefused(Requests.register("ada"), "registration_closed");
        }
    }

    @Test
    void anIpv6AddressStandsInBracketsBeforeItsPort() throws IOException, InterruptedException {
        assumeTrue(hasIpv6(), "this machine has no ::1");
        try (ServerProcess server = ServerProcess.start(List.of(), Map.of(), "--host", "::1", "--port", "0", "--data",
                folder.toString(), "--set", "metrics.host=::1", "--set", "metrics.port=-1")) {
            String address = server.awaitLine("listening on ");
            assertThat(address).matches("\\[::1]:[0-9]+");
            assertThat(server.awaitLine("invite: ")).startsWith("parley://" + address + "/?ca=");
            assertThat(server.err()).anyMatch(line -> line.matches(".* metrics on http://\\[::1]:[0-9]+/metrics"));
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            return any.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void everyMistakeInTheConfigurationIsOneLine() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("own.toml"), "[server]\nprot = 1\n");

        assertFails(2, List.of("limits.connections: ", "server.port: ", "server.prot: "), "--config", file.toString(),
                "--port", "many", "--set", "limits.connections=-1", "--data", folder.resolve("data").toString());
        assertThat(folder.resolve("data")).as("nothing is made before the configuration is right").doesNotExist();
    }

    @Test
    void aConfigurationThatIsMissingIsOneLine() throws IOException, InterruptedException {
        assertFails(2, List.of("nowhere.toml: there is no such file"), "--config",
                folder.resolve("nowhere.toml").toString());
    }

    @Test
    void aPortInUseIsOneLine() throws IOException, InterruptedException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + other.getLocalPort();

            assertFails(1, List.of("cannot listen on " + address), "--host", "127.0.0.1", "--port",
                    String.valueOf(other.getLocalPort()), "--data", folder.resolve("data").toString());
        }
    }

    @Test
    void aHostThatIsNotThisMachinesIsOneLine() throws IOException, InterruptedException {
        assertFails(1, List.of("cannot listen on 192.0.2.1:"), "--host", "192.0.2.1", "--port", "0", "--data",
                folder.resolve("data").toString());
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsOneLine() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("a file"));

        assertFails(1, List.of("the data directory " + file + " cannot be written"), "--data", file.toString());
        assertFails(1, List.of("the data directory " + file.resolve("below") + " cannot be written"), "--data",
                file.resolve("below").toString());
    }

    @Test
    void anotherProgramsDatabaseIsOneLine() throws IOException, InterruptedException, SQLException {
        Path database = folder.resolve("parley.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");
        }
        assertFails(1, List.of(database + " belongs to another program"), "--data", folder.toString());
    }

    @Test
    void aCertificateThatIsMissingIsOneLine() throws IOException, InterruptedException {
        Path missing = folder.resolve("missing.pem");

        assertFails(1, List.of(missing + " cannot be used"), "--data", folder.toString(), "--set",
                "tls.certificate=" + missing, "--set", "tls.key=" + missing);
    }

    @Test
    void aDirectoryThatAnotherServerUsesIsOneLine() throws IOException, InterruptedException {
        try (ServerProcess first = ServerProcess.listening(folder)) {
            assertFails(1, List.of("the data directory " + folder + " is in use by another server"), "--host",
                    "127.0.0.1", "--port", "0", "--data", folder.toString());
            first.connect().does(Requests.register("ada"));
        }
    }

    @Test
    void anOptionThatDoesNotExistIsRefused() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(List.of(), Map.of(), "--prot", "1")) {
            assertThat(server.awaitExit()).isEqualTo(2);
            assertThat(server.err()).first().asString().contains("--prot");
            assertNoStackTrace(server);
        }
    }

    private static void assertFails(int exitCode, List<String> mistakes, String... arguments)
            throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(List.of(), Map.of(), arguments)) {
            assertThat(server.awaitExit()).as("%s", server.err()).isEqualTo(exitCode);
            List<String> complaints = server.err().stream().filter(line -> line.startsWith("parley server: ")).toList();
            assertThat(complaints).hasSameSizeAs(mistakes);
            for (String mistake : mistakes) {
                assertThat(complaints).anySatisfy(line -> assertThat(line).contains(mistake));
            }
            assertThat(server.out()).isEmpty();
            assertNoStackTrace(server);
        }
    }

    private static void assertNoStackTrace(ServerProcess server) {
        assertThat(server.err()).noneSatisfy(line -> assertThat(line).containsAnyOf("\tat ", "Exception", "WARN"));
    }
}
