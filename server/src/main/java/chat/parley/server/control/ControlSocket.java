package chat.parley.server.control;

import chat.parley.common.frame.FrameReader;
import chat.parley.common.frame.MalformedFrameException;
import chat.parley.common.frame.TruncatedFrameException;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for administrators on a socket in the data directory, which only the server's own user can reach. One virtual thread
 * accepts; each connection has one that reads requests and answers them in turn, until the peer closes. Who asks is told by the
 * operating system and not by the peer.
 *
 * <p>Opened and closed by one thread each.
 */
public final class ControlSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    /** So many commands at once are no administrator any more. */
    static final int CONNECTIONS = 16;

    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

    private final Path file;
    private final ServerSocketChannel listening;
    private final FrameJson json;
    private final ControlHandler handler;
    private final Semaphore places = new Semaphore(CONNECTIONS);
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ControlSocket(Path file, ServerSocketChannel listening, FrameJson json, ControlHandler handler) {
        this.file = file;
        this.listening = listening;
        this.json = json.withLimit(ControlWire.MAX_REQUEST_BYTES);
        this.handler = handler;
    }

    /**
     * Begins to listen. What a server that was killed has left there is replaced.
     *
     * @param data the data directory, which no other server uses: the caller has locked it
     * @param json reads requests
     * @param handler does what they ask
     * @return the open socket
     * @throws IOException when the file cannot be made; its path may be too long for a socket (some 100 bytes)
     */
    public static ControlSocket open(Path data, FrameJson json, ControlHandler handler) throws IOException {
        Path file = ControlWire.socket(data);
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            Files.deleteIfExists(file);
            listening.bind(UnixDomainSocketAddress.of(file));
            // Until here the directory keeps others out, and the system lets nobody else write to a new file.
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw new IOException("the control socket " + file + " cannot be made: " + e.getMessage(), e);
        }
        ControlSocket socket = new ControlSocket(file, listening, json, handler);
        Thread.ofVirtual().name("control").start(socket::accept);
        return socket;
    }

    private void accept() {
        boolean closing = false;
        while (!closing) {
            try {
                begin(listening.accept());
            } catch (ClosedChannelException _) {
                closing = true;
            } catch (IOException e) { // out of file descriptors more likely than not
                LOG.warn("cannot take commands just now: {}", e.toString());
                closing = awaitClosed();
            }
        }
    }

    /** Waits a moment; tells whether it was closed meanwhile. */
    private boolean awaitClosed() {
        try {
            return closed.await(ACCEPT_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void begin(SocketChannel peer) {
        open.add(peer);
        if (places.tryAcquire()) {
            Thread.startVirtualThread(() -> {
                try {
                    serve(peer);
                } finally {
                    places.release();
                }
            });
        } else {
            refuse(peer);
        }
    }

    private void refuse(SocketChannel peer) {
        try (peer) {
            write(peer, ControlWire.refusal(json.mapper(), ErrorCode.SERVER_FULL,
                    "The server is busy with " + CONNECTIONS + " other commands"));
        } catch (IOException e) {
            LOG.debug("a command was too many, and gone already: {}", e.getMessage());
        } finally {
            open.remove(peer);
        }
    }

    private void serve(SocketChannel peer) {
        try (peer) {
            String operator = peer.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            FrameReader requests = new FrameReader(Channels.newInputStream(peer), ControlWire.MAX_REQUEST_BYTES);
            byte[] payload = requests.read();
            while (payload != null) {
                write(peer, answer(payload, operator));
                payload = requests.read();
            }
        } catch (MalformedFrameException | TruncatedFrameException e) {
            LOG.warn("an administrator's command is none: {}", e.getMessage());
        } catch (IOException e) {
            LOG.debug("an administrator's connection has ended: {}", e.getMessage());
        } finally {
            open.remove(peer);
        }
    }

    private byte[] answer(byte[] payload, String operator) {
        try {
            return ControlWire.reply(json.mapper(), handler.handle(ControlWire.request(json, payload), operator));
        } catch (ProtocolException e) {
            return ControlWire.refusal(json.mapper(), e.code(), e.words());
        } catch (RefusedException e) {
            return ControlWire.refusal(json.mapper(), e.code(), e.words());
        } catch (IOException e) {
            LOG.error("a command of {} failed: {}", operator, e.getMessage());
            return ControlWire.refusal(json.mapper(), ErrorCode.STORAGE_UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("a command of {} failed", operator, e);
            return ControlWire.refusal(json.mapper(), ErrorCode.INTERNAL_ERROR,
                    "The server made a mistake; its log has more");
        }
    }

    private static void write(SocketChannel peer, byte[] frame) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(frame);
        while (left.hasRemaining()) {
            peer.write(left);
        }
    }

    /** Takes no more commands and removes the file. A command that is being done is done, and perhaps not answered. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        Files.deleteIfExists(file);
        for (SocketChannel peer : open) {
            peer.close();
        }
    }
}
