package chat.parley.desktop.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the socket of a directory lies: in it, or, where that path is longer than the system's addresses may be, in a fresh
 * directory for temporary files. A file tells which. All directories are their owner's only, which is what keeps other people
 * from the socket. Immutable; whoever holds the lock writes, all others read.
 */
final class SocketPlace {

    /** The shortest limit of any system is 104 bytes with the final zero, on macOS. */
    private static final int MAX_ADDRESS_BYTES = 100;

    private static final String DIRECTORY = "instance";
    private static final String SOCKET = "socket";
    private static final String TEMPORARY = "parley-";

    private final Path directory;

    private SocketPlace(Path directory) {
        this.directory = directory;
    }

    static SocketPlace in(Path config) throws IOException {
        Path directory = config.toAbsolutePath().resolve(DIRECTORY);
        Files.createDirectories(directory, ownerOnly());
        return new SocketPlace(directory);
    }

    Path lock() {
        return directory.resolve("lock");
    }

    /** Chooses a path that an address can hold, and where nothing is. */
    Path choose() throws IOException {
        remove();
        Path near = directory.resolve(SOCKET);
        return near.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_ADDRESS_BYTES
                ? near
                : temporary().resolve(SOCKET);
    }

    private static Path temporary() throws IOException {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return runtime != null && Files.isWritable(Path.of(runtime))
                ? Files.createTempDirectory(Path.of(runtime), TEMPORARY, ownerOnly())
                : Files.createTempDirectory(TEMPORARY, ownerOnly());
    }

    /** Tells all others where the socket is. */
    void publish(Path socket) throws IOException {
        Path fresh = directory.resolve("address.new");
        Files.writeString(fresh, socket.toString());
        Files.move(fresh, address(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the socket is, as far as that was told. */
    Path published() throws IOException {
        try {
            return Path.of(Files.readString(address()));
        } catch (InvalidPathException e) {
            throw new IOException(address() + " is broken", e);
        }
    }

    /** Removes a socket, also one that a crash has left, with the directory that was made for it. */
    void remove() throws IOException {
        try {
            Path socket = published();
            Path parent = socket.getParent();
            if (socket.endsWith(SOCKET) && parent != null) {
                Files.deleteIfExists(socket);
                if (!parent.equals(directory) && parent.getFileName().toString().startsWith(TEMPORARY)) {
                    Files.deleteIfExists(parent);
                }
            }
        } catch (NoSuchFileException _) {
            // nobody was here before
        }
        Files.deleteIfExists(address());
        Files.deleteIfExists(directory.resolve(SOCKET));
    }

    private Path address() {
        return directory.resolve("address");
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }
}
