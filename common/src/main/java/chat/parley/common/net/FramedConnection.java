package chat.parley.common.net;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameReader;
import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A TLS connection that carries frames, for either end.
 *
 * <p>One thread owns the reading side: it calls {@link #handshake} and then {@link #read} until that ends. Any thread may
 * {@linkplain #offer offer} frames, {@linkplain #finish finish} or {@linkplain #abort abort}; none of them ever waits for the
 * peer. {@code abort} closes the TCP socket, which frees reader and writer at once.
 */
public final class FramedConnection {

    private static final System.Logger LOG = System.getLogger(FramedConnection.class.getName());

    /** What clients speak. Set on the engine, because a context made for TLS 1.3 enables 1.2, too. */
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    /** TCP keep-alive: a peer that vanished without a word is noticed after 60 s + 3 x 10 s of silence. */
    private static final int KEEP_ALIVE_IDLE_SECONDS = 60;
    private static final int KEEP_ALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEP_ALIVE_PROBES = 3;

    private final Socket raw;
    private final TlsStream tls;
    private final FrameReader reader;
    private final Outbox outbox;
    private final CountDownLatch ended = new CountDownLatch(1);

    private FramedConnection(Socket raw, SSLEngine engine, int maxFrameBytes, long outboxBytes) throws IOException {
        this.raw = raw;
        this.tls = new TlsStream(engine, raw);
        this.reader = new FrameReader(tls.input(), maxFrameBytes);
        this.outbox = new Outbox(tls.output(), outboxBytes, new Outbox.End() {
            @Override
            public void drained() {
                halfClose();
                ended.countDown();
            }

            @Override
            public void failed(IOException cause) {
                abort(); // the reader learns of it by its own failing read
                ended.countDown();
            }
        });
    }

    /**
     * Wraps a socket that a server accepted. Nothing is read or written yet.
     *
     * @param raw the accepted socket; the connection's from now on
     * @param context the server's TLS context
     * @param minimum the oldest version of TLS that the peer may speak
     * @param outboxBytes how many bytes may wait for this peer; 0 for no bound
     * @return the connection, before its handshake
     * @throws IOException when the socket is broken already; it is closed then
     */
    public static FramedConnection ofAccepted(Socket raw, SSLContext context, TlsMinimum minimum, long outboxBytes)
            throws IOException {
        try {
            prepare(raw);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            minimum.prepare(engine);
            return new FramedConnection(raw, engine, Limits.MAX_FRAME_BYTES, outboxBytes);
        } catch (IOException | RuntimeException e) {
            close(raw);
            throw e;
        }
    }

    /**
     * Asks for a server's addresses, connects by each of them in turn, and wraps the socket. TLS has not begun yet.
     *
     * @param server where to
     * @param context the client's TLS context
     * @param timeout how long each address, and later each read of the handshake, may take; more than zero
     * @return the connection, before its handshake
     * @throws IOException when the name is unknown or no address could be reached: the last attempt's reason
     */
    public static FramedConnection connect(ServerAddress server, SSLContext context, Duration timeout)
            throws IOException {
        return connect(server, InetAddress.getAllByName(server.host()), context, timeout);
    }

    /**
     * Connects to a server, by each of its addresses in turn, and wraps the socket. TLS has not begun yet.
     *
     * @param server where to
     * @param addresses the addresses of its name
     * @param context the client's TLS context
     * @param timeout how long each address, and later each read of the handshake, may take; more than zero
     * @return the connection, before its handshake
     * @throws IOException when no address could be reached: the last attempt's reason
     */
    public static FramedConnection connect(ServerAddress server, InetAddress[] addresses, SSLContext context,
            Duration timeout) throws IOException {
        IOException last = null;
        for (InetAddress address : addresses) {
            Socket raw = new Socket();
            try {
                raw.connect(new InetSocketAddress(address, server.port()), (int) timeout.toMillis());
                prepare(raw);
                raw.setSoTimeout((int) timeout.toMillis());
                SSLEngine engine = context.createSSLEngine(server.host(), server.port());
                engine.setUseClientMode(true);
                SSLParameters parameters = engine.getSSLParameters();
                parameters.setProtocols(PROTOCOLS);
                parameters.setEndpointIdentificationAlgorithm("HTTPS"); // what PinnedTrust decides whether to ask
                engine.setSSLParameters(parameters);
                return new FramedConnection(raw, engine, Limits.MAX_SERVER_FRAME_BYTES, 0);
            } catch (IOException e) {
                close(raw);
                last = e;
            }
        }
        throw last == null ? new IOException("no address of " + server.host()) : last;
    }

    private static void prepare(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        raw.setKeepAlive(true);
        if (raw.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            raw.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
            raw.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
            raw.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_PROBES);
        }
    }

    /**
     * Performs the TLS handshake. Called once, by the reading thread, before the first read.
     *
     * @throws IOException when the peer does not speak TLS, is not trusted, goes away, or takes too long (client)
     */
    public void handshake() throws IOException {
        tls.handshake();
        raw.setSoTimeout(0);
    }

    /**
     * Waits for the next frame; by the reading thread only.
     *
     * @return its payload, or {@code null} when the peer closed between two frames
     * @throws IOException as {@link FrameReader#read} does, and when the connection was aborted
     */
    public byte @Nullable [] read() throws IOException {
        return reader.read();
    }

    /**
     * Reads on and forgets what comes, until the peer closes or the connection is aborted; by the reading thread only. For the
     * time after {@link #handshake} and {@link #finish}, as it does not look at what it reads: a peer whose bytes are not read is
     * reset, and would not see the last frame.
     *
     * @throws IOException when the connection fails or is aborted
     */
    public void discardInput() throws IOException {
        raw.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /**
     * Queues a frame for writing; never waits.
     *
     * @param frame length and payload, not changed afterwards; may be shared by many connections
     * @return what became of it
     */
    public Outbox.Offer offer(byte[] frame) {
        return outbox.offer(frame);
    }

    /**
     * Queues a frame that the peer can do without for a while, if it {@linkplain #onLag can fetch} what it has missed; never
     * waits.
     *
     * @param frame length and payload, not changed afterwards; may be shared by many connections
     * @param topic what the peer has to fetch when this frame is dropped
     * @return what became of it; not {@link Outbox.Offer#FULL} if the peer can fetch what it has missed
     */
    public Outbox.Offer offerEvent(byte[] frame, long topic) {
        return outbox.offerEvent(frame, topic);
    }

    /**
     * Lets {@linkplain #offerEvent events} give way, from now on, when too much waits for this peer: those that wait are
     * dropped, and more of them until everything else is written. Then a frame tells the peer, and events flow again.
     *
     * @param resync makes that frame, from the topics of which something was dropped, at least one; called by the writing
     *        thread, without any lock, whenever the peer has lagged. Whatever it throws ends the connection
     */
    public void onLag(Function<Set<Long>, byte[]> resync) {
        outbox.onLag(resync);
    }

    /**
     * Tells what was sent to the peer, and what waits for it.
     *
     * @return what was until now
     */
    public Outbox.Traffic traffic() {
        return outbox.traffic();
    }

    /**
     * Says goodbye: no more frames are taken, what waits is written, then this direction is closed. The reading side stays
     * open, so that a peer that is still sending is not reset before it has read the last frame; read on until the peer
     * closes, and abort when it takes too long.
     *
     * @param last a last frame, taken whatever the bound; {@code null} for none
     * @param discard whether to drop what waits before the last frame
     */
    public void finish(byte @Nullable [] last, boolean discard) {
        outbox.finish(last, discard);
    }

    /**
     * Waits until everything is written after {@link #finish}, or cannot be.
     *
     * @param patience how long to wait at most
     */
    public void awaitFinished(Duration patience) {
        try {
            boolean _ = ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connection at once, whoever is reading or writing. Idempotent. */
    public void abort() {
        close(raw);
    }

    /**
     * Tells who the peer is.
     *
     * @return its address, also after the connection was closed
     */
    public InetAddress peer() {
        return raw.getInetAddress();
    }

    private void halfClose() {
        try {
            tls.shutdownOutput();
        } catch (IOException _) {
            abort(); // the peer was faster: nothing is left to be said
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket failed; the system has released it all the same", e);
        }
    }
}
