package chat.parley.common.net;

import chat.parley.common.testing.TestCa;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The two ends of a connection over loopback, and what else can come in at a server's door. */
final class TlsPair implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final TestCa CA = TestCa.own();
    private static final SSLContext SERVER = CA.server("localhost").context();
    private static final SSLContext CLIENT = clientContext();

    final FramedConnection server;
    final FramedConnection client;

    private TlsPair(FramedConnection server, FramedConnection client) {
        this.server = server;
        this.client = client;
    }

    private static SSLContext clientContext() {
        try {
            return PinnedTrust.context(CA.fingerprint());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Listens on a free port of the loopback address. */
    static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    /** Connects to what {@link #listen} made; before the handshake. */
    static FramedConnection connect(ServerSocket listening, Duration timeout) throws IOException {
        return FramedConnection.connect(new ServerAddress("localhost", listening.getLocalPort()), CLIENT, timeout);
    }

    /** Accepts the next connection; before the handshake. */
    static FramedConnection accept(ServerSocket listening, long outboxBytes) throws IOException {
        return FramedConnection.ofAccepted(listening.accept(), SERVER, TlsMinimum.TLS_1_3, outboxBytes);
    }

    /** Accepts the next connection, of this version of TLS at least; before the handshake. */
    static FramedConnection accept(ServerSocket listening, TlsMinimum minimum) throws IOException {
        return FramedConnection.ofAccepted(listening.accept(), SERVER, minimum, 0);
    }

    /** Two ends that have shaken hands. */
    static TlsPair open(long outboxBytes) throws Exception {
        try (ServerSocket listening = listen()) {
            FramedConnection client = connect(listening, TIMEOUT);
            FramedConnection server = accept(listening, outboxBytes);
            CompletableFuture<Void> shaken = async(() -> {
                client.handshake();
                return null;
            });
            server.handshake();
            shaken.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return new TlsPair(server, client);
        }
    }

    /** Wraps the client's end of a TCP connection in TLS, with nothing of Parley around it. */
    static SSLSocket plainTls(Socket raw) throws IOException {
        return (SSLSocket) CLIENT.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
    }

    /** Does something on a thread of its own. */
    static <T> CompletableFuture<T> async(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e instanceof CompletionException ? e : new CompletionException(e));
            }
        });
        return result;
    }

    @Override
    public void close() {
        client.abort();
        server.abort();
    }
}
