package chat.parley.common.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.net.TlsMinimum;
import chat.parley.common.testing.Identity;
import chat.parley.common.testing.TestCa;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps up to the certificate, before servers that are not as they should be. The server's tests have the whole way. */
class ConnectionDoctorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AutoClose
    private final ClientRuntime runtime = ClientRuntime.create();

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<StepResult> results = new ArrayList<>();
    private final TestCa ca = TestCa.foreign(); // of which the name counts, too

    @AutoClose
    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void letGo() {
        over.countDown();
    }

    /** Takes one connection, shakes hands, and goes away. */
    private void serve(Identity identity) {
        Thread.startVirtualThread(() -> {
            try {
                FramedConnection peer = FramedConnection.ofAccepted(listening.accept(), identity.context(),
                        TlsMinimum.TLS_1_3, 0);
                try {
                    peer.handshake();
                } finally {
                    peer.abort();
                }
            } catch (IOException _) {
                // the doctor does not trust it, and goes away
            }
        });
    }

    private void examine(Duration patience, CaFingerprint pin) throws InterruptedException {
        Way way = new Way(new ServerAddress("localhost", listening.getLocalPort()), pin, null);
        ConnectionDoctor.examine(way, patience, runtime, results::add);
    }

    private void endsWith(StepOutcome outcome) {
        assertThat(results).extracting(StepResult::outcome).containsExactly(StepOutcome.NAME_FOUND,
                StepOutcome.PORT_OPEN, outcome);
    }

    @Test
    void theCertificateHasExpired() throws Exception {
        Instant now = Instant.now();
        serve(ca.server("localhost", now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(2))));
        examine(PATIENCE, ca.fingerprint());
        endsWith(StepOutcome.TLS_OUT_OF_DATE);
    }

    @Test
    void theCertificateIsOfTomorrow() throws Exception {
        Instant now = Instant.now();
        serve(ca.server("localhost", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2))));
        examine(PATIENCE, ca.fingerprint());
        endsWith(StepOutcome.TLS_OUT_OF_DATE);
    }

    @Test
    void theCertificateIsForAnotherName() throws Exception {
        serve(ca.server("chat.example.org"));
        examine(PATIENCE, ca.fingerprint());
        endsWith(StepOutcome.TLS_NOT_VALID);
        assertThat(results.getLast().details().getFirst()).contains("localhost");
    }

    @Test
    void whoeverListensSaysNothing() throws Exception {
        Thread.startVirtualThread(() -> {
            try (Socket taken = listening.accept()) {
                over.await();
                taken.shutdownOutput();
            } catch (IOException | InterruptedException _) {
                // the test is over
            }
        });
        examine(Duration.ofMillis(200), ca.fingerprint());
        endsWith(StepOutcome.TLS_SILENT);
    }

    @Test
    void theServerGoesAwayInsteadOfGreeting() throws Exception {
        Identity identity = ca.server("localhost");
        serve(identity);
        serve(identity);
        examine(PATIENCE, ca.fingerprint());
        assertThat(results).extracting(StepResult::outcome).containsExactly(StepOutcome.NAME_FOUND,
                StepOutcome.PORT_OPEN, StepOutcome.TLS_VALID, StepOutcome.PIN_EXPECTED,
                StepOutcome.PROTOCOL_MISSING);
    }

    @Test
    void thePasswordIsInNoLog() {
        Way way = new Way(new ServerAddress("localhost", 1), null, new Way.Login("ada", "correct horse"));
        assertThat(way.toString()).contains("ada").doesNotContain("horse");
        assertThat(way.withoutLogin().login()).isNull();
    }
}
