package chat.parley.desktop.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a cache, which one program has at a time: two would send the unsent messages of one account in parallel,
 * and out of order. It is a lock on a file beside the cache, not on the cache itself, where closing the file once would end
 * SQLite's own locks. A byte in that file is the mark that the cache was found to be broken while it was in use.
 *
 * <p>Safe for use by many threads at once; ends with the process.
 */
final class FileClaim implements AutoCloseable {

    private final FileChannel channel;

    private FileClaim(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the right; throws a {@link CacheException} when somebody else has it. */
    static FileClaim take(Path file) throws IOException {
        PrivateFiles.createFile(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (lock(channel) != null) {
                return new FileClaim(channel);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new CacheException(CacheException.Reason.IN_USE, "Parley is open for this account already (" + file + ")",
                null);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this very process has it
        }
    }

    boolean isMarked() throws IOException {
        return channel.size() > 0;
    }

    void mark() throws IOException {
        channel.write(ByteBuffer.wrap(new byte[]{'!'}), 0);
        channel.force(true);
    }

    void unmark() throws IOException {
        channel.truncate(0);
    }

    @Override
    public void close() throws IOException {
        channel.close(); // ends the lock
    }
}
