package chat.parley.common.trust;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.net.FramedConnection;
import chat.parley.common.testing.Identity;
import chat.parley.common.testing.TestCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real handshakes over loopback. The client always connects to {@code localhost}. */
class PinnedTrustTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Test
    void withoutAPinTheOfferedAuthorityIsTold() throws Exception {
        TestCa ca = TestCa.own();

        IOException failure = refused(ca.server("localhost"), null);

        assertThat(UntrustedCaException.in(failure)).hasValueSatisfying(untrusted -> {
            assertThat(untrusted.offered()).isEqualTo(ca.fingerprint());
            assertThat(untrusted.expected()).isEmpty();
        });
    }

    @Test
    void theRightPinIsAccepted() throws Exception {
        TestCa ca = TestCa.own();

        accepted(ca.server("localhost"), ca.fingerprint());
    }

    @Test
    void underTheServersOwnAuthorityTheHostNameDoesNotMatter() throws Exception {
        TestCa ca = TestCa.own();

        accepted(ca.server("name-of-long-ago.example"), ca.fingerprint());
    }

    @Test
    void anotherAuthorityThanThePinnedOneIsRefusedAndBothAreTold() throws Exception {
        TestCa offered = TestCa.own();
        TestCa pinned = TestCa.own();

        IOException failure = refused(offered.server("localhost"), pinned.fingerprint());

        assertThat(UntrustedCaException.in(failure)).hasValueSatisfying(untrusted -> {
            assertThat(untrusted.offered()).isEqualTo(offered.fingerprint());
            assertThat(untrusted.expected()).contains(pinned.fingerprint());
        });
    }

    @Test
    void aLeafThatThePinnedAuthorityDidNotSignIsRefused() throws Exception {
        TestCa pinned = TestCa.own();
        Identity attacker = TestCa.own().server("localhost");

        IOException failure = refused(attacker.showing(attacker.chain().getFirst(), pinned.certificate()),
                pinned.fingerprint());

        assertThat(failure).isInstanceOf(SSLException.class);
        assertThat(UntrustedCaException.in(failure)).isEmpty();
    }

    @Test
    void aSelfSignedLeafBelowThePinnedAuthorityIsRefused() throws Exception {
        TestCa pinned = TestCa.own();
        Identity attacker = TestCa.selfSigned("localhost");

        assertThat(refused(attacker.showing(attacker.chain().getFirst(), pinned.certificate()), pinned.fingerprint()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void whatComesAfterThePinnedAuthorityDoesNotCount() throws Exception {
        TestCa pinned = TestCa.own();
        Identity server = pinned.server("localhost");

        accepted(server.showing(server.chain().getFirst(), pinned.certificate(), TestCa.own().certificate()),
                pinned.fingerprint());
    }

    @Test
    void anAttackersChainBeforeThePinnedAuthorityIsRefused() throws Exception {
        TestCa pinned = TestCa.own();
        TestCa other = TestCa.own();
        Identity attacker = other.server("localhost");

        IOException failure = refused(
                attacker.showing(attacker.chain().getFirst(), other.certificate(), pinned.certificate()),
                pinned.fingerprint());

        assertThat(failure).isInstanceOf(SSLException.class);
    }

    @Test
    void anAuthorityThatThePinnedOneHasSignedIsAcceptedAndSoIsWhoKnowsIt() throws Exception {
        TestCa old = TestCa.own();
        TestCa next = TestCa.own();
        Identity leaf = next.server("name-of-long-ago.example");
        Identity server = leaf.showing(leaf.chain().getFirst(), next.certificate(), old.proofOf(next),
                old.certificate());

        accepted(server, old.fingerprint());
        accepted(server, next.fingerprint());
        assertThat(UntrustedCaException.in(refused(server, null))).map(UntrustedCaException::offered)
                .contains(next.fingerprint());
    }

    @Test
    void anExpiredLeafIsRefused() throws Exception {
        TestCa ca = TestCa.own();
        Instant now = Instant.now();
        Identity expired = ca.server("localhost", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));

        assertThat(refused(expired, ca.fingerprint())).isInstanceOf(SSLException.class);
    }

    @Test
    void aLeafThatIsNotValidYetIsRefused() throws Exception {
        TestCa ca = TestCa.own();
        Instant now = Instant.now();
        Identity early = ca.server("localhost", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));

        assertThat(refused(early, ca.fingerprint())).isInstanceOf(SSLException.class);
    }

    @Test
    void underAForeignAuthorityTheRightHostNameIsAccepted() throws Exception {
        TestCa ca = TestCa.foreign();

        accepted(ca.server("localhost"), ca.fingerprint());
    }

    @Test
    void underAForeignAuthorityAnotherHostNameIsRefused() throws Exception {
        TestCa ca = TestCa.foreign();

        IOException failure = refused(ca.server("someone-else.example"), ca.fingerprint());

        assertThat(failure).isInstanceOf(SSLException.class).hasMessageContaining("localhost");
    }

    @Test
    void aPinnedSelfSignedCertificateIsAcceptedUnderAnyName() throws Exception {
        Identity server = TestCa.selfSigned("some-name.example");

        accepted(server, TestCa.fingerprint(server.chain().getFirst()));
    }

    @Test
    void aSelfSignedCertificateThatIsNotPinnedIsTold() throws Exception {
        Identity server = TestCa.selfSigned("localhost");

        assertThat(UntrustedCaException.in(refused(server, null))).map(UntrustedCaException::offered)
                .contains(TestCa.fingerprint(server.chain().getFirst()));
    }

    @Test
    void aServerThatShowsThePinnedCertificateWithoutItsKeyIsRefused() throws Exception {
        TestCa pinned = TestCa.own();
        Identity attacker = TestCa.own().server("localhost").showing(pinned.certificate());

        assertThat(refused(attacker, pinned.fingerprint())).isInstanceOf(SSLException.class);
    }

    @Test
    void aServerOfTls12IsRefused() throws Exception {
        TestCa ca = TestCa.own();

        assertThat(handshake(ca.server("localhost").context(), PinnedTrust.context(ca.fingerprint()), "TLSv1.2"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void oneContextServesManyConnectionsAndIsNotFooledByWhatItSawBefore() throws Exception {
        TestCa ca = TestCa.own();
        SSLContext client = PinnedTrust.context(ca.fingerprint());
        SSLContext server = ca.server("localhost").context();

        assertThat(handshake(server, client, "TLSv1.3")).isNull();
        assertThat(handshake(server, client, "TLSv1.3")).isNull();
        assertThat(handshake(TestCa.own().server("localhost").context(), client, "TLSv1.3")).isNotNull();
    }

    private static void accepted(Identity server, CaFingerprint pin) throws Exception {
        assertThat(handshake(server.context(), PinnedTrust.context(pin), "TLSv1.3")).isNull();
    }

    private static IOException refused(Identity server, @Nullable CaFingerprint pin) throws Exception {
        IOException failure = handshake(server.context(), PinnedTrust.context(pin), "TLSv1.3");
        if (failure == null) {
            throw new AssertionError("the client trusted this server");
        }
        return failure;
    }

    /** What the client's handshake threw; {@code null} when it trusted the server and one byte came over. */
    private static @Nullable IOException handshake(SSLContext server, SSLContext client, String protocol)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.startVirtualThread(() -> serveOne(listening, server, protocol));
            FramedConnection connection = FramedConnection
                    .connect(new ServerAddress("localhost", listening.getLocalPort()), client, TIMEOUT);
            try {
                connection.handshake();
                assertThat(connection.read()).containsExactly('!');
                return null;
            } catch (IOException e) {
                return e;
            } finally {
                connection.abort();
                serving.join();
            }
        }
    }

    private static void serveOne(ServerSocket listening, SSLContext context, String protocol) {
        try (Socket raw = listening.accept();
                SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, null, true)) {
            tls.setUseClientMode(false);
            tls.setEnabledProtocols(new String[]{protocol});
            tls.getOutputStream().write(new byte[]{0, 0, 0, 1, '!'});
        } catch (IOException e) {
            assertThat(e).as("the client went away, which its own exception explains").isInstanceOf(IOException.class);
        }
    }
}
