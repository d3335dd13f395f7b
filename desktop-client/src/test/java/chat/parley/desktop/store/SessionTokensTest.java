package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {

    private static final Account BOB = new Account(new ServerAddress("::1", 7421), "Bob");

    @TempDir
    private Path directory;

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("sessions.json")));
    }

    @Test
    void tokensAreKeptByAccount() throws IOException {
        SessionTokens tokens = SessionTokens.open(directory);
        assertThat(tokens.accounts()).isEmpty();
        tokens.put(Samples.ADA, "secret-1");
        tokens.put(BOB, "secret-2");
        tokens.put(Samples.ADA, "secret-3");
        assertThat(permissions()).isEqualTo("rw-------");

        SessionTokens again = SessionTokens.open(directory);
        assertThat(again.accounts()).containsExactly(BOB, Samples.ADA);
        assertThat(again.token(new Account(Samples.ADA.server(), "ADA"))).contains("secret-3");
        assertThat(again.token(new Account(BOB.server(), "Ada"))).isEmpty();
        again.remove(Samples.ADA);
        again.remove(Samples.ADA);
        assertThat(SessionTokens.open(directory).accounts()).containsExactly(BOB);
        assertThat(Files.readString(directory.resolve("sessions.json"))).doesNotContain("secret-3");
        assertThat(directory).isDirectoryNotContaining(file -> !file.endsWith("sessions.json"));
    }

    @Test
    void aFileThatOthersCouldReadIsTightened() throws IOException {
        Path file = directory.resolve("sessions.json");
        SessionTokens.open(directory).put(BOB, "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(SessionTokens.open(directory).token(BOB)).contains("secret");
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "secret", "{\"sessions\":7}"})
    void aBrokenFileIsSetAside(String contents) throws IOException {
        Files.writeString(directory.resolve("sessions.json"), contents);
        SessionTokens tokens = SessionTokens.open(directory);
        assertThat(tokens.accounts()).isEmpty();
        assertThat(directory.resolve("sessions.json.broken")).hasContent(contents);
        tokens.put(BOB, "secret");
        assertThat(SessionTokens.open(directory).token(BOB)).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null",
            "{\"sessions\":[null,{},{\"server\":\"not an address\",\"user\":\"x\",\"token\":\"y\"}],\"future\":1}"})
    void whatIsMissingOrUnknownDoesNotMatter(String contents) throws IOException {
        Files.writeString(directory.resolve("sessions.json"), contents);
        assertThat(SessionTokens.open(directory).accounts()).isEmpty();
        assertThat(directory.resolve("sessions.json.broken")).doesNotExist();
    }

    @Test
    void aDirectoryThatCannotBeMadeCostsTheMemoryOnly() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        SessionTokens tokens = SessionTokens.open(file.resolve("below"));
        tokens.put(BOB, "secret");
        assertThat(tokens.token(BOB)).contains("secret");
    }
}
