package chat.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.CaPin;
import chat.parley.common.trust.PinnedTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Both ends of a TLS connection over loopback. Used by one thread.
 *
 * @param client the client's end
 * @param server the server's end
 */
record Pair(SSLSocket client, SSLSocket server) implements AutoCloseable {

    /** A client that comes for the first time, by a link of this moment. */
    static Pair connect(ServerTls tls) throws IOException, GeneralSecurityException {
        return connect(tls, PinnedTrust.context(tls.fingerprint()));
    }

    /** Any client; throws what its handshake throws. */
    static Pair connect(ServerTls tls, SSLContext trust) throws IOException {
        try (SSLServerSocket listening = (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket(0,
                1, InetAddress.getLoopbackAddress())) {
            FutureTask<SSLSocket> accepting = new FutureTask<>(() -> {
                SSLSocket accepted = (SSLSocket) listening.accept();
                accepted.startHandshake();
                return accepted;
            });
            Thread.ofVirtual().start(accepting);
            SSLSocket client = (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                    listening.getLocalPort());
            try {
                client.startHandshake();
            } catch (IOException e) {
                client.close();
                throw e;
            }
            return new Pair(client, accepting.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a client trusts the server, and hears it. */
    static boolean accepts(CaPin pin, ServerTls tls) {
        try (Pair pair = connect(tls, pin.context())) {
            pair.talk();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The certificates that are shown to who connects now. */
    static List<X509Certificate> shownBy(ServerTls tls) throws IOException, GeneralSecurityException {
        try (Pair pair = connect(tls)) {
            return pair.shown();
        }
    }

    List<X509Certificate> shown() throws IOException {
        return List.of((X509Certificate[]) client.getSession().getPeerCertificates());
    }

    void talk() throws IOException {
        server.getOutputStream().write(7);
        assertThat(client.getInputStream().read()).isEqualTo(7);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
