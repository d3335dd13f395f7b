package chat.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.CaPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a roll-over writes, and what is left when it is interrupted. */
class RollOverFilesTest extends OwnAuthority {

    @Test
    void theOldKeyIsGoneAndTheNewOneIsForItsOwnerAlone() throws Exception {
        ServerTls tls = open();
        String oldKey = Files.readString(folder.resolve("ca-key.pem"));
        tls.rollOver(GRACE);

        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("ca.pem", "ca-key.pem",
                    "server.pem", "server-key.pem");
        }
        assertThat(Files.readString(folder.resolve("ca-key.pem"))).isNotEqualTo(oldKey);
        for (String key : List.of("ca-key.pem", "server-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
    }

    /** What a crash leaves between any two steps, made of the files before and after. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whereverItIsInterruptedTheServerStartsAndClientsComeAlong(int steps) throws Exception {
        ServerTls before = open();
        CaFingerprint old = before.fingerprint();
        Path kept = root.resolve("kept");
        copy(folder, kept);
        CaFingerprint made = before.rollOver(GRACE);
        Path done = root.resolve("done");
        copy(folder, done);
        copy(kept, folder);
        Files.writeString(folder.resolve("ca-key.pem123.new"), "half a k");
        if (steps >= 1) {
            Files.copy(done.resolve("ca-key.pem"), folder.resolve("ca-key-next.pem"));
        }
        if (steps >= 2) {
            Files.copy(done.resolve("ca.pem"), folder.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (steps >= 3) {
            Files.move(folder.resolve("ca-key-next.pem"), folder.resolve("ca-key.pem"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (steps >= 4) {
            Files.copy(done.resolve("server-key.pem"), folder.resolve("server-key.pem"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        ServerTls after = open();

        assertThat(after.fingerprint()).isEqualTo(steps >= 2 ? made : old);
        CaPin pin = pin(old);
        assertThat(Pair.accepts(pin, after)).isTrue();
        pin.follow(after.announcement());
        assertThat(Pair.accepts(pin, after)).isTrue();
        assertThat(Pair.shownBy(open())).as("and it is settled").isEqualTo(Pair.shownBy(after));
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left").hasSize(4);
        }
        after.rollOver(GRACE);
        assertThat(Pair.accepts(pin(old), open())).as("and can be done again").isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void whenTheDiskRefusesTheOldOneStays() throws Exception {
        ServerTls tls = open();
        CaFingerprint old = tls.fingerprint();
        Files.createDirectories(folder.resolve("ca-key-next.pem").resolve("in the way"));

        assertThatThrownBy(() -> tls.rollOver(GRACE)).isInstanceOf(IOException.class);
        assertThat(tls.fingerprint()).isEqualTo(old);
        assertThat(Pair.accepts(pin(old), tls)).isTrue();
    }
}
