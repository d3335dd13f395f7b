package chat.parley.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.PinnedTrust;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import tools.jackson.databind.JsonNode;

/**
 * A client of protocol 1 that says and hears exact frames. A virtual thread reads what comes, from {@link #listen} on; the
 * test's thread does everything else, and waits for at most {@link #PATIENCE}.
 */
public final class TestClient implements AutoCloseable {

    /** How long to wait for what must come; it takes that long only in a test that fails. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Set<String> EVENTS = Set.of("list", "list_room", "msg");
    private static final AtomicInteger FENCES = new AtomicInteger();

    private final Socket raw;
    private final SSLSocket tls;
    /** What has come; an empty one is the end. */
    private final BlockingQueue<Optional<JsonNode>> heard = new LinkedBlockingQueue<>();
    private boolean ended;

    private TestClient(Socket raw, SSLSocket tls) {
        this.raw = raw;
        this.tls = tls;
    }

    /** Connects, and listens. */
    public static TestClient connect(int port, CaFingerprint ca) {
        return deaf(port, ca, 0).listen();
    }

    /**
     * Connects, and reads nothing.
     *
     * @param receiveBuffer bytes that the operating system may take in meanwhile; 0 for its default
     */
    public static TestClient deaf(int port, CaFingerprint ca, int receiveBuffer) {
        return open(port, ca, receiveBuffer, InetAddress.getLoopbackAddress());
    }

    /** Connects from an address, and listens. */
    public static TestClient from(InetAddress address, int port, CaFingerprint ca) {
        return open(port, ca, 0, address).listen();
    }

    private static TestClient open(int port, CaFingerprint ca, int receiveBuffer, InetAddress from) {
        Socket raw = new Socket();
        try {
            raw.bind(new InetSocketAddress(from, 0));
            raw.setTcpNoDelay(true);
            if (receiveBuffer > 0) {
                raw.setReceiveBufferSize(receiveBuffer);
            }
            raw.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            raw.setSoTimeout((int) PATIENCE.toMillis());
            SSLSocket tls = (SSLSocket) PinnedTrust.context(ca).getSocketFactory().createSocket(raw, "127.0.0.1", port,
                    true);
            tls.startHandshake();
            raw.setSoTimeout(0);
            return new TestClient(raw, tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins to read. */
    public TestClient listen() {
        Thread.startVirtualThread(this::readAll);
        return this;
    }

    private void readAll() {
        try {
            DataInputStream in = new DataInputStream(tls.getInputStream());
            while (true) {
                byte[] payload = new byte[in.readInt()];
                in.readFully(payload); // or it broke off, which is an end, too
                heard.add(Optional.of(Json.parse(payload)));
            }
        } catch (IOException _) {
            heard.add(Optional.empty()); // closed, by whichever end
        }
    }

    /** Sends a frame, with double quotes in place of single ones. */
    public TestClient send(String json) {
        return sendPayload(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame whose payload may be anything. */
    public TestClient sendPayload(byte[] payload) {
        return sendBytes(FrameWriter.frame(payload));
    }

    /** Sends bytes as they are. */
    public TestClient sendBytes(byte[] bytes) {
        try {
            tls.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next frame, whatever it is. */
    public JsonNode next() {
        return nextOrEnd().orElseGet(() -> fail("the connection has ended"));
    }

    private Optional<JsonNode> nextOrEnd() {
        if (ended) {
            return Optional.empty();
        }
        try {
            Optional<JsonNode> next = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                return fail("nothing came in " + PATIENCE);
            }
            ended = next.isEmpty();
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next frame must be this one. */
    public TestClient hears(String expected) {
        Json.assertMatches(next(), Json.parse(expected));
        return this;
    }

    /** Sends a request and gives its answer, passing over events; not for {@code list} and {@code msg}, which events look like. */
    public JsonNode ask(String json) {
        send(json);
        JsonNode next = next();
        while (EVENTS.contains(typeOf(next)) && !next.get("status").stringValue().equals("error")) {
            next = next();
        }
        return next;
    }

    /** Sends a request, which must succeed; passes over events. */
    public TestClient does(String json) {
        JsonNode answer = ask(json);
        assertThat(answer.get("status").stringValue()).as("%s -> %s", json, answer).isEqualTo("ok");
        return this;
    }

    /** Sends a request, which must be refused with this code; passes over events. */
    public TestClient isRefused(String json, String code) {
        assertThat(codeOf(ask(json))).as(json).isEqualTo(code);
        return this;
    }

    /** Gives everything that the server had sent before it read what this client has sent until now. */
    public List<JsonNode> fence() {
        String fence = "fence-" + FENCES.incrementAndGet();
        send("{'type':'" + fence + "'}");
        List<JsonNode> before = new ArrayList<>();
        JsonNode next = next();
        while (!codeOf(next).equals("unknown_type")) {
            before.add(next);
            next = next();
        }
        return before;
    }

    /** Asks who is where and gives the data of the newest list. */
    public JsonNode list() {
        send(Requests.LIST);
        return fence().stream().filter(f -> typeOf(f).startsWith("list")).reduce((_, last) -> last).orElseThrow()
                .get("data");
    }

    /** Waits until a list says this, passing over everything else. */
    public TestClient awaitsList(String data) {
        JsonNode expected = Json.parse(data);
        JsonNode next = next();
        while (!(typeOf(next).startsWith("list") && next.get("data").equals(expected))) {
            next = next();
        }
        return this;
    }

    /** Waits for the end and gives what came before it. */
    public List<JsonNode> untilEnd() {
        List<JsonNode> last = new ArrayList<>();
        Optional<JsonNode> next = nextOrEnd();
        while (next.isPresent()) {
            last.add(next.get());
            next = nextOrEnd();
        }
        return last;
    }

    /** The server must close now, having said this code in its last frame. */
    public void isClosedWith(String code) {
        List<JsonNode> last = untilEnd();
        assertThat(last).as("frames before the end").isNotEmpty();
        Json.assertMatches(last.getLast(), Json
                .parse("{'type':'error','status':'error','code':'%s','message':'…'}".formatted(code)));
    }

    /** Ends the direction to the server and goes on listening. */
    public TestClient halfClose() {
        try {
            tls.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes away without a word: the TCP connection is reset. */
    public void vanish() {
        try {
            raw.setSoLinger(true, 0);
            raw.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificates that the server has shown, its own first. */
    public List<X509Certificate> serverCertificates() {
        try {
            return List.of((X509Certificate[]) tls.getSession().getPeerCertificates());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code type} of a frame. */
    public static String typeOf(JsonNode frame) {
        return frame.get("type").stringValue();
    }

    /** The {@code code} of a frame; empty where there is none. */
    public static String codeOf(JsonNode frame) {
        return frame.path("code").asString("");
    }

    /** Closes the connection. */
    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
