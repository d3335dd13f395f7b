package chat.parley.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.frame.FrameWriter;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a data directory keeps, and which ones a server refuses. */
class PersistenceTest {

    @TempDir
    private Path folder;

    @AutoClose
    private final TestServers servers = new TestServers();

    private Path database() {
        return folder.resolve("parley.db");
    }

    @Test
    void accountsAndRoomsSurviveARestartAndRoomsKeepTheirOrder() {
        TestClient ada = servers.start(folder).inLobby("Ada");
        for (String room : List.of("zoo", "Attic", "middle")) {
            ada.does(Requests.create(room));
        }
        TestClient again = servers.start(folder).connect();
        again.send(Requests.login("ada"))
                .hears("{'type':'login','status':'ok','data':{'username':'Ada','chatroom':'lobby'},'message':'…'}");

        assertThat(again.next().get("data")).hasToString("{\"lobby\":[\"Ada\"],\"zoo\":[],\"Attic\":[],\"middle\":[]}");
        again.isRefused(Requests.create("attic"), "room_exists").does(Requests.create("last"));
        assertThat(again.list().propertyNames()).containsExactly("lobby", "zoo", "Attic", "middle", "last");
    }

    @Test
    void whatIsStoredWhenAServerStopsIsAnsweredBeforeItSaysGoodbye() {
        // With this there is always something on its way to the disk.
        TestServer stopping = servers.start(folder, "journal.durability=power");
        TestClient ada = stopping.inRoom("ada", "tearoom");
        ByteArrayOutputStream burst = new ByteArrayOutputStream();
        for (int i = 0; i < 2_000; i++) {
            burst.writeBytes(
                    FrameWriter.frame(Requests.msg("public", "message " + i).replace('\'', '"').getBytes(UTF_8)));
        }
        ada.sendBytes(burst.toByteArray());
        List<JsonNode> heard = new ArrayList<>(List.of(ada.next())); // the server is at it
        stopping.stop();
        heard.addAll(ada.untilEnd());

        assertThat(TestClient.codeOf(heard.getLast())).isEqualTo("server_shutdown");
        ModernClient again = servers.start(folder).modernAgain("ada");
        assertThat(again.does("{'type':'conversations'}").path("conversations").get(0).path("seq").asInt())
                .as("neither more nor less than the sender knows of").isPositive()
                .isEqualTo((int) heard.stream().filter(frame -> TestClient.typeOf(frame).equals("msg")).count());
    }

    @Test
    void aSecondServerOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() {
        TestServer first = servers.start(folder);
        TestClient ada = first.inLobby("ada");

        assertThatThrownBy(() -> ChatServer.start(TestServer.config(folder))).isInstanceOf(StartupException.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining("in use by another server")
                .hasMessageNotContaining("\n");
        ada.does(Requests.create("tearoom"));
    }

    @Test
    void aServerThatCouldNotStartLeavesTheDirectoryFree() throws IOException {
        Files.writeString(database(), "garbage");
        assertThatThrownBy(() -> ChatServer.start(TestServer.config(folder))).isInstanceOf(StartupException.class);
        Files.delete(database());

        servers.start(folder).inLobby("ada");
    }

    @Test
    void onlyTheOwnerReadsTheDataAndTheKeys() throws IOException {
        Path data = folder.resolve("new").resolve("data");
        servers.start(data).inLobby("ada");

        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("tls/ca-key.pem"))).isEqualTo("rw-------");
        assertThat(permissions(data.resolve("tls/server-key.pem"))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.filter(f -> f.getFileName().toString().startsWith("parley.db"))).isNotEmpty()
                    .allSatisfy(f -> assertThat(permissions(f)).as("%s", f).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void assertRefusedAndUntouched(String reason) throws IOException {
        byte[] before = Files.readAllBytes(database());

        assertThatThrownBy(() -> ChatServer.start(TestServer.config(folder))).isInstanceOf(StartupException.class)
                .hasMessageContaining(database().toString()).hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
        assertThat(Files.readAllBytes(database())).isEqualTo(before);
        assertThat(folder.resolve("parley.db-wal")).doesNotExist();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndUntouched() throws IOException {
        Files.write(database(), "This is a letter to my aunt. ".repeat(100).getBytes(StandardCharsets.UTF_8));

        assertRefusedAndUntouched("is not a database");
    }

    @Test
    void aDatabaseThatIsCutOffIsRefusedAndUntouched() throws IOException, SQLException {
        sql("CREATE TABLE recipe (name TEXT)");
        Files.write(database(), Arrays.copyOf(Files.readAllBytes(database()), 60));

        assertRefusedAndUntouched("");
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndUntouched() throws IOException, SQLException {
        sql("CREATE TABLE recipe (name TEXT)");

        assertRefusedAndUntouched("belongs to another program");
    }

    @Test
    void anotherProgramsMarkedDatabaseIsRefusedAndUntouched() throws IOException, SQLException {
        sql("PRAGMA application_id = 4711");

        assertRefusedAndUntouched("belongs to another program");
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndUntouched() throws IOException, SQLException {
        servers.start(folder).register("ada");
        servers.close();
        sql("INSERT INTO schema_version (installed_rank, version, description, type, script, checksum, installed_by,"
                + " execution_time, success) VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 1, 'x', 1, 1)");

        assertRefusedAndUntouched("newer version of Parley (schema 99)");
    }

    @Test
    void aDirectoryInTheDatabasesPlaceIsRefused() throws IOException {
        Files.createDirectory(database());

        assertThatThrownBy(() -> ChatServer.start(TestServer.config(folder))).isInstanceOf(StartupException.class)
                .hasMessageContaining(database().toString()).hasMessageNotContaining("\n");
    }

    @Test
    void anEmptyFileIsAnEmptyDatabase() throws IOException {
        Files.createFile(database());

        servers.start(folder).inLobby("ada");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
