package chat.parley.server;

import chat.parley.server.backup.BackupReader;
import chat.parley.server.backup.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley restore BACKUP}: puts a backup into an empty data directory, or verifies it. */
@Command(name = "restore", description = "Puts a backup into an empty data directory. With --verify: restores it into a scratch place, compares it with what was backed up, and deletes the scratch place.")
final class RestoreCommand extends OfflineCommand {

    @Parameters(paramLabel = "BACKUP", description = "the backup's directory")
    private Path backup = Path.of("");

    @Option(names = "--verify", description = "only looks whether the backup is good; needs no data directory")
    private boolean verify;

    @Option(names = "--scratch", paramLabel = "DIR", description = "where to verify, with room for the database (default: in the system's folder for such)")
    private @Nullable Path scratch;

    private RestoreCommand() {}

    @Override
    int run(Path directory) throws IOException, StartupException {
        BackupReader reader = BackupReader.open(backup);
        Manifest manifest = reader.manifest();
        print("backup of " + Instant.ofEpochMilli(manifest.takenAt()) + " by version " + manifest.version() + ", "
                + manifest.sha256().size() + " files");
        if (verify) {
            return report(reader.verify(scratch != null ? scratch : fresh()), "the backup is good");
        }
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new IOException(directory + " is not empty: a backup is restored into a new data directory");
                }
            }
        }
        try (DataDirectory data = DataDirectory.open(directory)) {
            return report(reader.restore(data.database().resolveSibling("")), "restored into " + directory);
        }
    }

    private static Path fresh() throws IOException {
        Path place = Files.createTempDirectory("parley-restore-");
        Files.delete(place); // it is made again, by who deletes it
        return place;
    }

    private int report(BackupReader.Findings found, String good) {
        found.rows().forEach((table, count) -> print("table " + table + ": " + count + " rows"));
        found.faults().forEach(this::complain);
        if (!found.faults().isEmpty()) {
            complain("the backup is NOT good");
            return FAILED;
        }
        print(good + ": every hash and every count is as it was backed up, and the database is sound");
        return 0;
    }
}
