package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.ErrorCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFileTest {

    private static final int PAGE_BYTES = 4_096;

    @TempDir
    private Path directory;

    private CacheFile open(int version) {
        return CacheFile.open(directory, "some", new Schema("migrations", version));
    }

    private static List<String> strings(CacheFile file, String sql) {
        return file.read(connection -> Sql.query(connection, sql, row -> Objects.toString(row.getString(1))));
    }

    @Test
    void anOlderFileIsBroughtUpToDateOnce() {
        try (CacheFile file = open(1)) {
            assertThat(strings(file, "SELECT name FROM thing")).containsExactly("old; still one value");
        }
        for (int i = 0; i < 2; i++) {
            try (CacheFile file = open(2)) {
                assertThat(strings(file, "SELECT name || size FROM thing")).containsExactly("old; still one value7");
                assertThat(strings(file, "PRAGMA user_version")).containsExactly("2");
                assertThat(strings(file, "PRAGMA journal_mode")).containsExactly("wal");
                assertThat(strings(file, "PRAGMA synchronous")).containsExactly("1");
            }
        }
    }

    @Test
    void aDurableChangeIsFlushedToTheDiskAndTheNextOrdinaryOneIsNot() {
        try (CacheFile file = open(1)) {
            List<String> during = new ArrayList<>();
            file.writeDurably(connection -> {
                Sql.update(connection, "INSERT INTO thing (name) VALUES ('new')");
                during.addAll(Sql.query(connection, "PRAGMA synchronous", row -> row.getString(1)));
            });
            assertThat(during).containsExactly("2");
            assertThat(strings(file, "PRAGMA synchronous")).containsExactly("1");
            assertThatThrownBy(() -> file.writeDurably(connection -> {
                Sql.update(connection, "DELETE FROM thing");
                Sql.update(connection, "DELETE FROM nowhere");
            })).isInstanceOf(CacheException.class);
            assertThat(strings(file, "SELECT name FROM thing ORDER BY name")).contains("new");
            assertThat(strings(file, "PRAGMA synchronous")).containsExactly("1");
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheVersionBefore() {
        open(2).close();
        assertThatThrownBy(() -> open(3)).isInstanceOfSatisfying(CacheException.class,
                e -> assertThat(e.reason()).isEqualTo(CacheException.Reason.FAILED));
        try (CacheFile file = open(2)) {
            assertThat(strings(file, "SELECT name FROM sqlite_master WHERE name = 'half'")).isEmpty();
        }
    }

    @Test
    void aNewerFileIsLeftAsItIs() throws IOException {
        open(2).close();
        byte[] before = Files.readAllBytes(directory.resolve("some.db"));
        assertThatThrownBy(() -> open(1)).isInstanceOfSatisfying(CacheException.class,
                e -> assertThat(e.reason()).isEqualTo(CacheException.Reason.TOO_NEW))
                .hasMessageContaining("newer version of Parley").hasMessageContaining("version 2, this one knows 1");
        assertThat(Files.readAllBytes(directory.resolve("some.db"))).isEqualTo(before);
        open(2).close();
    }

    @Test
    void oneProgramAtATimeHasIt() {
        try (CacheFile _ = open(1)) {
            assertThatThrownBy(() -> open(1)).isInstanceOfSatisfying(CacheException.class,
                    e -> assertThat(e.reason()).isEqualTo(CacheException.Reason.IN_USE));
        }
        open(1).close();
    }

    @Test
    void aFileThatCannotBeMadeIsSaid() throws IOException {
        Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> CacheFile.open(directory.resolve("file"), "some", Schema.CACHE))
                .isInstanceOfSatisfying(CacheException.class,
                        e -> assertThat(e.reason()).isEqualTo(CacheException.Reason.FAILED));
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndNoneIsOverwritten() throws IOException {
        Path file = Samples.file(directory, Samples.ADA);
        for (int i = 1; i <= 2; i++) {
            Files.createDirectories(file.getParent());
            String contents = "no database, ".repeat(100) + i;
            Files.writeString(file, contents);
            try (Cache cache = Cache.open(directory, Samples.ADA)) {
                Path aside = file.resolveSibling(file.getFileName() + ".broken-" + i);
                assertThat(cache.setAside()).contains(new SetAside(aside, false));
                assertThat(aside).hasContent(contents);
                cache.saveDraft(new Draft(3, "goes on", null));
            }
            try (Cache cache = Cache.open(directory, Samples.ADA)) {
                assertThat(cache.setAside()).isEmpty();
                assertThat(cache.drafts()).hasSize(1);
            }
        }
    }

    @Test
    void whatIsFoundBrokenInUseIsSetAsideNextTimeAndUnsentMessagesAreRescued() throws IOException {
        UnsentMessage unsent = UnsentMessage.in(3, "not lost");
        UnsentMessage refused = UnsentMessage.to("Bob", "nor this");
        try (Cache cache = Cache.open(directory, Samples.ADA)) {
            cache.unsent().add(unsent);
            cache.unsent().fail(refused, ErrorCode.BLOCKED, "no");
            cache.saveDraft(new Draft(3, "nor that", 2L));
            cache.append(3, Samples.messages(3, 1, 5_000));
        }
        Path file = Samples.file(directory, Samples.ADA);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2 / PAGE_BYTES * PAGE_BYTES); // in the midst of the messages
            bytes.write(new byte[20 * PAGE_BYTES]);
        }
        try (Cache cache = Cache.open(directory, Samples.ADA)) {
            assertThat(cache.setAside()).isEmpty();
            assertThatThrownBy(() -> cache.page(3, new Place.Newest(), 5_000)).isInstanceOfSatisfying(
                    CacheException.class, e -> assertThat(e.reason()).isEqualTo(CacheException.Reason.BROKEN));
        }
        for (int i = 0; i < 2; i++) {
            try (Cache cache = Cache.open(directory, Samples.ADA)) {
                assertThat(cache.setAside().map(SetAside::rescued)).isEqualTo(
                        i == 0 ? Optional.of(true) : Optional.empty());
                assertThat(cache.unsent().all()).containsExactly(unsent);
                assertThat(cache.unsent().failed())
                        .containsExactly(new FailedMessage(refused, ErrorCode.BLOCKED, "no"));
                assertThat(cache.drafts()).containsExactly(new Draft(3, "nor that", 2L));
                assertThat(cache.page(3, new Place.Newest(), 10).messages()).isEmpty();
            }
        }
    }
}
