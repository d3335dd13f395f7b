package chat.parley.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that holds all that a server keeps: {@code parley.db}, {@code tls}, {@code parley.toml}. Made for its owner alone
 * when it is missing, and locked while it is open, so that two servers never share one.
 */
final class DataDirectory implements Closeable {

    private static final String DATABASE = "parley.db";

    private final Path folder;
    private final FileChannel lockFile;

    private DataDirectory(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens the folder.
     *
     * @throws StartupException when it cannot be made or written, or another server has it
     */
    static DataDirectory open(Path folder) throws StartupException {
        FileChannel lockFile;
        try {
            Files.createDirectories(folder.toAbsolutePath(), permissions(folder, "rwx------"));
            lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            createForOwner(folder.resolve(DATABASE));
        } catch (IOException e) {
            throw new StartupException(
                    "the data directory " + folder + " cannot be written (server.data): " + e.getMessage(),
                    e);
        }
        try {
            if (lockFile.tryLock() == null) {
                lockFile.close();
                throw new IOException("locked by another process");
            }
            return new DataDirectory(folder, lockFile);
        } catch (IOException | OverlappingFileLockException e) {
            throw new StartupException("the data directory " + folder + " is in use by another server (server.data)",
                    e);
        }
    }

    /** Tells whether a process has the folder open, without making anything in it. */
    static boolean isInUse(Path folder) throws IOException {
        try (FileChannel lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = lockFile.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException _) {
            return false;
        } catch (AccessDeniedException | OverlappingFileLockException _) {
            return true; // another user's, or this process's own
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /** SQLite gives its other files the permissions of this one: an empty file is an empty database. */
    private static void createForOwner(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file, permissions(file, "rw-------"));
        }
    }

    /** Writes the file of settings, unless there is one. */
    void createSettings(String toml) throws IOException {
        Path file = folder.resolve("parley.toml");
        if (Files.notExists(file)) {
            Files.createFile(file, permissions(file, "rw-------"));
            Files.writeString(file, toml);
        }
    }

    /** The database. */
    Path database() {
        return folder.resolve(DATABASE);
    }

    /**
     * A folder for what lasts no longer than the process, emptied: a process that is killed cannot tidy up after itself, the
     * next one can.
     */
    Path scratch() throws IOException {
        Path scratch = folder.resolve("scratch");
        Files.createDirectories(scratch, permissions(scratch, "rwx------"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        return scratch.toAbsolutePath();
    }

    /** The folder of keys and certificates. */
    Path tls() {
        return folder.resolve("tls");
    }

    /** Lets another server have the folder. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
