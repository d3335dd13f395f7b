package chat.parley.bench;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameWriter;
import chat.parley.common.trust.InviteLink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A client of protocol 1, or of 2 after {@link #hello}, that costs little: it finds frames in what it has read and makes no
 * messages of them. One thread reads: who uses it, until {@link #listen} starts a virtual thread that does from then on. Any
 * thread may send.
 */
final class LoadClient implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 60_000;
    private static final int FIRST_BUFFER_BYTES = 2 * 1024;
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final Socket raw;
    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean isResumed;

    // What has been read and not been looked at; the reading thread's.
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int start;
    private int end;

    /** The number of the last request of protocol 2; 0 in protocol 1, where they have none. */
    private int asked;

    /** Is given frames as they arrive. */
    @FunctionalInterface
    interface Sink {

        /**
         * Takes a frame, which is only there until this returns. Called by the reading thread.
         *
         * @param bytes where it is
         * @param from where its payload begins
         * @param length of the payload
         */
        void frame(byte[] bytes, int from, int length) throws IOException;
    }

    /** Reads once. */
    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }

    private LoadClient(Socket raw, SSLSocket socket, boolean isResumed) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.isResumed = isResumed;
    }

    /**
     * Connects.
     *
     * @param link where to
     * @param tls with sessions of its own, if TLS is not to resume one
     * @return it, after the handshake
     */
    static LoadClient connect(InviteLink link, SSLContext tls) throws IOException {
        return connect(link, tls, 0);
    }

    /**
     * Connects.
     *
     * @param link where to
     * @param tls with sessions of its own, if TLS is not to resume one
     * @param bufferBytes what the system is to keep for it at most until it reads, more or less; 0 for the system's choice
     * @return it, after the handshake
     */
    static LoadClient connect(InviteLink link, SSLContext tls, int bufferBytes) throws IOException {
        Socket raw = new Socket();
        try {
            if (bufferBytes > 0) {
                raw.setReceiveBufferSize(bufferBytes);
            }
            raw.setTcpNoDelay(true);
            raw.connect(new InetSocketAddress(link.address().host(), link.address().port()), CONNECT_TIMEOUT_MILLIS);
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, link.address().host(),
                    link.address().port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            long begun = System.currentTimeMillis();
            socket.startHandshake();
            return new LoadClient(raw, socket, socket.getSession().getCreationTime() < begun);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether TLS has resumed a session: it began before the handshake did. */
    boolean isResumed() {
        return isResumed;
    }

    /** Makes an account. */
    void register(String name) throws IOException {
        ask("register", "{\"username\":\"" + name + "\",\"password\":\"" + BenchServer.PASSWORD + "\"}");
    }

    /** Signs in. */
    void login(String name) throws IOException {
        ask("login", "{\"username\":\"" + name + "\",\"password\":\"" + BenchServer.PASSWORD + "\"}");
    }

    /** Signs in by protocol 2: gives the token that {@link #resume} takes. */
    String loginForToken(String name) throws IOException {
        String answer = ask("login",
                "{\"username\":\"" + name + "\",\"password\":\"" + BenchServer.PASSWORD + "\"}");
        Matcher found = TOKEN.matcher(answer);
        if (!found.find()) {
            throw new IOException("a login without a token");
        }
        return found.group(1);
    }

    /** Signs in again by a token: gives the one to come back with, another if the server has answered one. */
    String resume(String token) throws IOException {
        Matcher found = TOKEN.matcher(ask("resume", "{\"token\":\"" + token + "\"}"));
        return found.find() ? found.group(1) : token;
    }

    /** Makes a room. */
    void create(String room) throws IOException {
        ask("create", "{\"room\":\"" + room + "\"}");
    }

    /** Enters a room. */
    void enter(String room) throws IOException {
        ask("enter", "{\"room\":\"" + room + "\"}");
    }

    /** Signs out. */
    void logout() throws IOException {
        ask("logout", "{}");
    }

    /** Speaks protocol 2 from now on; to be called first of all. */
    void hello() throws IOException {
        asked = 1;
        ask("hello", "{\"protocol\":2,\"client\":\"bench\"}");
    }

    /** Asks, and waits for the answer, whose beginning it gives; passes over what is pushed before. */
    String ask(String type, String data) throws IOException {
        String head = "{\"type\":\"" + type + "\",";
        if (asked > 0) {
            head += "\"id\":\"" + asked++ + "\",";
        }
        send(frame(head + "\"data\":" + data + "}"));
        String answer = head + "\"status\":\"";
        while (true) {
            int length = await();
            String text = new String(buffer, start, Math.min(length, 500), StandardCharsets.UTF_8);
            start += length;
            if (text.startsWith(answer + "ok\"")) {
                return text;
            }
            if (text.contains("\"status\":\"error\"")) {
                throw new IOException(type + " was refused: " + text);
            }
        }
    }

    /** Makes a frame. */
    static byte[] frame(String json) {
        return FrameWriter.frame(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame. */
    void send(byte[] frame) throws IOException {
        out.write(frame);
    }

    /**
     * From now on another thread reads.
     *
     * @param sink told each frame
     * @param lost told why, when the connection ends before {@link #close}
     */
    void listen(Sink sink, Consumer<IOException> lost) {
        read(() -> {
            int length = await();
            sink.frame(buffer, start, length);
            start += length;
        }, lost);
    }

    /**
     * From now on another thread reads and looks at nothing, so that long lists need no long buffer here.
     *
     * @param lost told why, when the connection ends before {@link #close}
     */
    void ignore(Consumer<IOException> lost) {
        read(() -> {
            if (in.read(buffer) < 0) {
                throw new EOFException("the server closed the connection");
            }
        }, lost);
    }

    private void read(Step step, Consumer<IOException> lost) {
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    step.run();
                }
            } catch (IOException e) {
                if (!socket.isClosed() && !raw.isClosed()) {
                    lost.accept(e);
                }
            }
        });
    }

    /** Waits until a frame's payload is all there, from {@link #start}, and gives its length. */
    private int await() throws IOException {
        fill(Limits.FRAME_HEADER_BYTES);
        int length = (buffer[start] & 0xff) << 24 | (buffer[start + 1] & 0xff) << 16 | (buffer[start + 2] & 0xff) << 8
                | (buffer[start + 3] & 0xff);
        if (length < 1 || length > Limits.MAX_SERVER_FRAME_BYTES) {
            throw new IOException("a frame of " + length + " bytes");
        }
        start += Limits.FRAME_HEADER_BYTES;
        fill(length);
        return length;
    }

    private void fill(int wanted) throws IOException {
        while (end - start < wanted) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            if (wanted > buffer.length || end == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, wanted));
            }
            int got = in.read(buffer, end, buffer.length - end);
            if (got < 0) {
                throw new EOFException("the server closed the connection");
            }
            end += got;
            if (end == buffer.length && buffer.length < 16 * 1024) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2); // as much as a TLS record holds, for who hears much
            }
        }
    }

    /** Breaks the connection off: the server is not told good-bye, but that there is nobody any more (RST). */
    void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /** Closes at once. */
    @Override
    public void close() throws IOException {
        raw.close();
    }
}
