package chat.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server sees by itself that the certificate which was brought is another, while people are connected. */
class BroughtRenewalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    private static X509Certificate shown(TestServer server) {
        try (TestClient client = TestClient.connect(server.port(), server.ca())) {
            return client.serverCertificates().getFirst();
        }
    }

    @Test
    void itIsReadAgainWhenItHasChanged() throws Exception {
        Path certificate = root.resolve("chain.pem");
        Path key = root.resolve("key.pem");
        OtherAuthority authority = new OtherAuthority();
        authority.writeCertificate(certificate, key);
        try (TestServer server = TestServer.start(root.resolve("data"), "tls.certificate=" + certificate,
                "tls.key=" + key)) {
            X509Certificate first = shown(server);
            ModernClient open = server.connectModern();
            authority.writeCertificate(certificate, key);
            awaitUntil(() -> !shown(server).equals(first));
            open.does("{'type':'ping'}");

            Files.writeString(certificate, "no certificate");
            awaitUntil(() -> server.metric("parley_certificate_failures_total") == 1);
            assertThat(shown(server)).isNotEqualTo(first);
            open.does("{'type':'ping'}");
        }
    }

    private static void awaitUntil(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(condition);
    }
}
