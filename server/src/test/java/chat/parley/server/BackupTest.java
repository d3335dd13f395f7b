package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups of a running server: that they are whole, that they can be put back, and that a harmed one is found out. */
class BackupTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TestServer server;

    private Path backup;
    private Operator operator;

    @BeforeEach
    void start() {
        server = TestServer.start(folder.resolve("data"));
        backup = folder.resolve("backup");
        operator = new Operator(server.data());
    }

    private Operator.Ended verify() {
        return operator.types("restore", "--verify", "--scratch", folder.resolve("scratch").toString(),
                backup.toString());
    }

    private void isFoundOut(String words) {
        Operator.Ended ended = verify();
        assertThat(ended.code()).as(ended.out()).isEqualTo(1);
        assertThat(ended.err()).contains(words);
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void aBackupTakenWhilePeopleWriteIsConsistentAndComesBackWhole() throws Exception {
        ModernClient ada = server.modern("ada");
        long room = ada.create("tearoom");
        AtomicBoolean enough = new AtomicBoolean();
        long before = ada.say(room, "first");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> writing = threads.submit(() -> {
                long last = before;
                while (!enough.get()) {
                    last = ada.say(room, "and another");
                }
                return last;
            });
            operator.does("backup", backup.toString());
            enough.set(true);
            assertThat(writing.get()).isGreaterThan(before);
        }

        Operator.Ended verified = verify();
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("table account: 1 rows", "the backup is good");
        assertThat(folder.resolve("scratch")).doesNotExist();

        Path restored = folder.resolve("restored");
        new Operator(restored).does("restore", backup.toString());
        try (TestServer again = TestServer.start(restored)) {
            assertThat(again.ca()).as("clients know it again").isEqualTo(server.ca());
            var page = again.modernAgain("ada")
                    .does("{'type':'history','data':{'conversation':%d,'limit':1}}".formatted(room));
            assertThat(page.path("messages").get(0).path("seq").asLong()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void everyFileOfABackupIsForItsOwnerAlone() throws IOException {
        operator.does("backup", backup.toString());

        try (Stream<Path> files = Files.walk(backup)) {
            assertThat(files).allSatisfy(file -> assertThat(PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(file))).endsWith("------"))
                    .extracting(file -> backup.relativize(file).toString())
                    .contains("backup.json", "parley.db", "tls/ca-key.pem", "tls/ca.pem");
        }
    }

    @Test
    void aHarmedDatabaseIsFoundOut() throws IOException {
        operator.does("backup", backup.toString());
        byte[] bytes = Files.readAllBytes(backup.resolve("parley.db"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.resolve("parley.db"), bytes);

        isFoundOut("parley.db is not as it was backed up");
    }

    @Test
    void aMissingKeyIsFoundOut() throws IOException {
        operator.does("backup", backup.toString());
        Files.delete(backup.resolve("tls/ca-key.pem"));

        isFoundOut("tls/ca-key.pem is missing");
    }

    @Test
    void aBackupThatWasNotFinishedIsNone() throws IOException {
        operator.does("backup", backup.toString());
        Files.delete(backup.resolve("backup.json"));

        isFoundOut("is not a backup, or not a complete one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "null", "[]"})
    void aBackupJsonThatIsDamagedIsFoundOut(String json) throws IOException {
        operator.does("backup", backup.toString());
        Files.writeString(backup.resolve("backup.json"), json, StandardOpenOption.TRUNCATE_EXISTING);

        Operator.Ended ended = verify();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).isEqualToIgnoringNewLines(
                "parley restore: " + backup.resolve("backup.json") + " is damaged: the backup cannot be used");
    }

    @Test
    void nothingOfAHarmedBackupStaysInTheDataDirectory() throws IOException {
        operator.does("backup", backup.toString());
        Path good = folder.resolve("good");
        operator.does("backup", good.toString());
        Files.write(backup.resolve("tls/ca-key.pem"), new byte[]{1}, StandardOpenOption.APPEND);
        Path data = folder.resolve("again");
        Operator there = new Operator(data);

        there.isRefused("the backup is NOT good", "restore", backup.toString());
        assertThat(data).isEmptyDirectory();
        there.does("restore", good.toString());
    }

    @Test
    void aFileOutsideOfTheBackupIsNotTouched() throws IOException {
        operator.does("backup", backup.toString());
        Path manifest = backup.resolve("backup.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"tls/ca.pem\"", "\"../data/parley.db\""),
                StandardOpenOption.TRUNCATE_EXISTING);

        isFoundOut("names a file outside of it");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        operator.isRefused("the server cannot write to " + file, "backup", file.resolve("backup").toString());
    }

    @Test
    void nothingThatIsThereIsOverwritten() throws IOException {
        Files.createDirectory(backup);
        operator.isRefused("is there already", "backup", backup.toString());

        Path second = folder.resolve("second");
        operator.does("backup", second.toString());
        operator.isRefused("is not empty", "restore", second.toString());
        assertThat(operator.does("audit")).hasSize(2).last().asString().contains("backup", second.toString());
    }
}
