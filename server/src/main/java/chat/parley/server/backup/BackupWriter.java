package chat.parley.server.backup;

import chat.parley.server.store.Database;
import chat.parley.server.store.Inspection;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes backups of a running server's data directory: the database as it is at one moment, the keys and certificates, and the
 * settings. People go on writing meanwhile. Safe for use by many threads at once; waits for the disk.
 */
public final class BackupWriter {

    private static final String DATABASE = "parley.db";
    private static final String SETTINGS = "parley.toml";
    private static final String KEYS = "tls";

    private final Path data;
    private final Database database;
    private final String version;

    /**
     * Makes one.
     *
     * @param data the data directory
     * @param database the open database in it
     * @param version the server's version
     */
    public BackupWriter(Path data, Database database, String version) {
        this.data = data;
        this.database = database;
        this.version = version;
    }

    /**
     * Makes a backup. It appears under its name when it is complete.
     *
     * @param target the directory to make; must not exist
     * @return what it holds
     * @throws IOException when it is there already, or cannot be written: nothing is left then
     */
    public Manifest write(Path target) throws IOException {
        if (!target.isAbsolute() || target.getFileName() == null) {
            throw new IOException("the backup's directory must be an absolute path, not " + target);
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        for (Path taken : new Path[]{target, partial}) {
            if (Files.exists(taken)) {
                throw new IOException(taken + " is there already; choose another directory, or delete it");
            }
        }
        try {
            Manifest manifest = fill(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException | RuntimeException e) {
            Folders.delete(partial);
            throw e;
        }
    }

    /** Makes the directory. When that is forbidden the exception's own message is the bare path. */
    private static void make(Path folder) throws IOException {
        try {
            Folders.make(folder);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "" : ": " + e.getReason();
            throw new IOException("the server cannot write to " + folder.getParent() + reason, e);
        }
    }

    private Manifest fill(Path folder) throws IOException {
        make(folder);
        Path copy = folder.resolve(DATABASE);
        Folders.makeFile(copy); // SQLite keeps the permissions of an empty file
        database.copyTo(copy);
        if (Files.isRegularFile(data.resolve(SETTINGS))) {
            Folders.copy(data.resolve(SETTINGS), folder.resolve(SETTINGS));
        }
        for (Path key : Folders.files(data.resolve(KEYS))) {
            Path to = folder.resolve(KEYS).resolve(key);
            Folders.make(to.resolveSibling(""));
            Folders.copy(data.resolve(KEYS).resolve(key), to);
        }
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : Folders.files(folder)) {
            hashes.put(file.toString(), Manifest.hash(folder.resolve(file)));
        }
        Manifest manifest = new Manifest(version, System.currentTimeMillis(), Inspection.of(copy).rows(), hashes);
        Path file = folder.resolve(Manifest.FILE);
        Folders.makeFile(file);
        Files.write(file, manifest.bytes());
        return manifest;
    }
}
