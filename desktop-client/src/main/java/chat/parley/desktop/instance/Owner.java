package chat.parley.desktop.instance;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one client of a directory. Owns the lock, the socket, and the daemon thread that listens there and takes one message after
 * the other. Safe for any thread.
 */
public final class Owner implements SingleInstance.Result, AutoCloseable {

    /** The most messages that wait for somebody who wants them; more are refused. */
    private static final int MAX_WAITING = 16;

    private final SocketPlace place;
    private final FileChannel lock;
    private final ServerSocketChannel server;
    private final Queue<List<String>> waiting = new ArrayDeque<>();

    private @Nullable Consumer<List<String>> receiver;

    private Owner(SocketPlace place, FileChannel lock, ServerSocketChannel server) {
        this.place = place;
        this.lock = lock;
        this.server = server;
    }

    /** Begins to listen. Takes the lock over when it returns, not when it throws. */
    static Owner listen(SocketPlace place, FileChannel lock) throws IOException {
        Path socket = place.choose();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean listens = false;
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            place.publish(socket);
            listens = true;
        } finally {
            if (!listens) {
                server.close();
            }
        }
        Owner owner = new Owner(place, lock, server);
        Thread.ofPlatform().daemon().name("parley-instance").start(owner::accept);
        return owner;
    }

    /**
     * Says who wants what other starts hand over, also what they have handed over before.
     *
     * @param consumer gets the words of each other start, on a thread of this object's or the caller's; must not block
     */
    public synchronized void onMessage(Consumer<List<String>> consumer) {
        receiver = consumer;
        waiting.forEach(consumer);
        waiting.clear();
    }

    private void accept() {
        while (true) {
            try (SocketChannel channel = server.accept()) {
                TimeLimit.run(channel, () -> {
                    if (take(Words.read(new DataInputStream(Channels.newInputStream(channel))))) {
                        channel.write(ByteBuffer.wrap(new byte[]{SingleInstance.TAKEN}));
                    }
                });
            } catch (ClosedChannelException _) {
                return; // by close
            } catch (IOException e) {
                log().warn("Another start of the client could not hand its words over", e);
            }
        }
    }

    private synchronized boolean take(List<String> words) {
        Consumer<List<String>> consumer = receiver;
        if (consumer != null) {
            consumer.accept(words);
            return true;
        }
        return waiting.size() < MAX_WAITING && waiting.add(words);
    }

    /** Stops listening, and lets the next start be the one. Idempotent. */
    @Override
    public synchronized void close() {
        if (!lock.isOpen()) {
            return;
        }
        try (lock) { // last: whoever gets it makes a socket of its own
            server.close();
            place.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made when it is needed: the client claims its directory before it begins to log. */
    private static Logger log() {
        return LoggerFactory.getLogger(Owner.class);
    }
}
