package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server sees by itself that its certificate has to be another, while people are connected. */
class CertificateRenewalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    private static X509Certificate shown(int port, CaFingerprint ca) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) PinnedTrust.context(ca).getSocketFactory().createSocket("127.0.0.1",
                port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void itsOwnIsRenewedInTime() throws Exception {
        Instant today = Instant.now();
        AtomicReference<Instant> clock = new AtomicReference<>(today.minus(Duration.ofDays(61)));
        try (ChatServer server = ChatServer.start(TestServer.config(root.resolve("data")), clock::get)) {
            CaFingerprint ca = server.inviteLink().ca();
            X509Certificate first = shown(server.port(), ca);
            ModernClient open = new ModernClient(TestClient.connect(server.port(), ca));
            clock.set(today);

            awaitUntil(() -> !shown(server.port(), ca).equals(first));
            assertThat(shown(server.port(), ca).getNotAfter()).isAfter(first.getNotAfter());
            open.does("{'type':'ping'}");
            open.close();
        }
    }

    private static void awaitUntil(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(condition);
    }
}
