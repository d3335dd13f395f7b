package chat.parley.server.backup;

import chat.parley.server.store.Database;
import chat.parley.server.store.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a backup back. Used by one thread. */
public final class BackupReader {

    private final Path backup;
    private final Manifest manifest;

    private BackupReader(Path backup, Manifest manifest) {
        this.backup = backup;
        this.manifest = manifest;
    }

    /**
     * Opens a backup.
     *
     * @param backup its directory
     * @return what puts it back
     * @throws IOException when it is none, or not complete
     */
    public static BackupReader open(Path backup) throws IOException {
        return new BackupReader(backup, Manifest.read(backup));
    }

    /**
     * Tells what the backup says that it holds.
     *
     * @return it
     */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * What is wrong with a backup.
     *
     * @param faults one line each; empty when it is good
     * @param rows how many rows the tables have in the restored database, by name; empty when it cannot be read
     */
    public record Findings(List<String> faults, Map<String, Long> rows) {

        /** Copies. */
        public Findings {
            faults = List.copyOf(faults);
            rows = new TreeMap<>(rows);
        }
    }

    /**
     * Restores into a scratch place, looks whether that is what was backed up, and whether this version can open it; deletes it.
     *
     * @param scratch a directory to make, with room for the database
     * @return what was found
     * @throws IOException when the scratch place cannot be written
     */
    public Findings verify(Path scratch) throws IOException {
        if (Files.exists(scratch)) {
            throw new IOException(scratch + " is there already");
        }
        try {
            Folders.make(scratch);
            Findings found = restore(scratch);
            if (!found.faults().isEmpty()) {
                return found;
            }
            List<String> faults = new ArrayList<>();
            try (Database database = Database.open(scratch.resolve("parley.db"), false)) {
                database.check();
            } catch (IOException e) {
                faults.add("this version cannot use it: " + e.getMessage());
            }
            return new Findings(faults, found.rows());
        } finally {
            Folders.delete(scratch);
        }
    }

    /**
     * Puts every file back, and looks whether it is what was backed up. When it is not, nothing stays: no server shall start with
     * the half of a backup.
     *
     * @param target a directory that exists and has nothing in it that matters
     * @return what was found
     * @throws IOException when a file cannot be read or written
     */
    public Findings restore(Path target) throws IOException {
        boolean good = false;
        try {
            Findings found = putBack(target);
            good = found.faults().isEmpty();
            return found;
        } finally {
            if (!good) {
                Folders.clear(target);
            }
        }
    }

    private Findings putBack(Path target) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> file : manifest.sha256().entrySet()) {
            Path from = backup.resolve(file.getKey()).normalize();
            if (!from.startsWith(backup.normalize())) {
                throw new IOException("the backup names a file outside of it: " + file.getKey());
            }
            if (!Files.isRegularFile(from)) {
                faults.add(file.getKey() + " is missing");
                continue;
            }
            Path to = target.resolve(file.getKey());
            Folders.make(to.resolveSibling(""));
            Files.deleteIfExists(to); // an empty database, made by whoever has locked the directory
            Folders.copy(from, to);
            if (!Manifest.hash(to).equals(file.getValue())) {
                faults.add(file.getKey() + " is not as it was backed up: its SHA-256 is another");
            }
        }
        if (!faults.isEmpty()) {
            return new Findings(faults, Map.of());
        }
        Inspection inspection = Inspection.of(target.resolve("parley.db"));
        faults.addAll(inspection.faults());
        manifest.rows().forEach((table, count) -> {
            Long now = inspection.rows().get(table);
            if (!count.equals(now)) {
                faults.add("table " + table + " has " + now + " rows, and had " + count);
            }
        });
        return new Findings(faults, inspection.rows());
    }
}
