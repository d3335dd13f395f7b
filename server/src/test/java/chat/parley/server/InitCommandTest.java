package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

/** What {@code parley init} makes. */
class InitCommandTest {

    @TempDir
    private Path folder;

    @Test
    void makesADirectoryWithEverySettingCommentedAndAnAdministrator() throws IOException {
        Path data = folder.resolve("data");
        Operator operator = new Operator(data);

        operator.reads("snowman1\n").does("init", "Ada");

        Path settings = data.resolve("parley.toml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings))).isEqualTo("rw-------");
        assertThat(Files.readString(settings)).contains("# port = 7420", "# durability = ");
        assertThat(Toml.parse(settings).dottedKeySet()).isEmpty();
        try (TestServer server = TestServer.start(data)) {
            server.connectModern().does("{'type':'login','data':{'username':'ada','password':'snowman1'}}");
            assertThat(operator.does("user", "list")).last().asString().matches("Ada +admin +enabled .*");
            assertThat(operator.does("audit")).last().asString().contains("init", "Ada");
            operator.reads("snowman1\n").isRefused("in use by another server", "init", "grace");
        }
        operator.reads("snowman1\n").isRefused("there are accounts already", "init", "grace");
    }

    @Test
    void keepsSettingsThatAreThereAndRefusesWhatCannotBeAnAccount() throws IOException {
        Files.writeString(folder.resolve("parley.toml"), "auth.minPasswordLength = 12\nauth.bcryptCost = 4\n");
        Operator operator = new Operator(folder);

        operator.reads("snowman1\n").isRefused("at least 12 characters", "init", "ada");
        operator.reads("snowman1\n").isRefused("cannot be a name", "init", "a b");
        operator.reads("").isRefused("a password is needed", "init", "ada");
        operator.reads("snowman1 and more\n").does("init", "ada");
        assertThat(Files.readString(folder.resolve("parley.toml"))).startsWith("auth.minPasswordLength = 12");
    }
}
