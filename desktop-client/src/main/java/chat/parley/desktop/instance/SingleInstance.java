package chat.parley.desktop.instance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that one client runs for each directory of files. Whoever holds the lock on a file in it is the one, and listens at
 * a Unix domain socket; every other start hands its words over there. The system gives the lock back however the holder ends,
 * and only the holder touches the socket: so there is no race, and what a crash leaves behind does no harm. A virtual machine
 * claims a directory once at a time: some systems drop a process's lock when it closes the file a second time. Stateless.
 */
public final class SingleInstance {

    /** How long a start tries to become the one or to reach it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long to wait before looking again: another process tells nobody that it has its socket now. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** What the one answers when it has taken the words. */
    static final int TAKEN = 1;

    private SingleInstance() {}

    /** What became of a start. */
    public sealed interface Result permits Owner, HandedOver {}

    /** Another client runs, and has taken the words: this one is to end. */
    public record HandedOver() implements Result {}

    /**
     * Becomes the one client of a directory, or hands the words to the one that is. Blocks on files and sockets, 5 s at the most:
     * not for JavaFX's thread.
     *
     * @param config the directory of the client's files; made when it is not there
     * @param args what the running client is to be told: at most 32 words of at most 8192 bytes
     * @return an {@link Owner}, which the caller closes, or {@link HandedOver}
     * @throws IOException when neither is possible: no lock or socket can be had in that directory, the words are too many or too
     *         long, or the other client does not answer
     */
    public static Result claim(Path config, List<String> args) throws IOException {
        Words.check(args);
        SocketPlace place = SocketPlace.in(config);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            FileChannel lock = FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean listens = false;
            try {
                if (isLocked(lock)) {
                    Owner owner = Owner.listen(place, lock);
                    listens = true;
                    return owner;
                }
            } finally {
                if (!listens) {
                    lock.close();
                }
            }
            try {
                handOver(place.published(), args);
                return new HandedOver();
            } catch (IOException e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another claim in this virtual machine holds it
        }
    }

    private static void handOver(Path socket, List<String> args) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            TimeLimit.run(channel, () -> {
                channel.connect(UnixDomainSocketAddress.of(socket));
                Words.write(new DataOutputStream(Channels.newOutputStream(channel)), args);
                if (new DataInputStream(Channels.newInputStream(channel)).read() != TAKEN) {
                    throw new IOException("the running client did not take the words");
                }
            });
        }
    }
}
