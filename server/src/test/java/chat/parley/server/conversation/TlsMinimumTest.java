package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.trust.PinnedTrust;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions of TLS, which suites and which groups a server takes. */
class TlsMinimumTest {

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();

    /** Shakes hands and gives the version and the suite. */
    private static String shaken(TestServer server, String protocol, String suite, String group)
            throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) PinnedTrust.context(server.ca()).getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            SSLParameters parameters = socket.getSSLParameters();
            assertThat(Arrays.asList(socket.getSupportedCipherSuites())).contains(suite);
            parameters.setProtocols(new String[]{protocol});
            parameters.setCipherSuites(new String[]{suite});
            parameters.setNamedGroups(new String[]{group});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"})
    void tls12IsTakenWhereItIsAllowedAndOnlyThere(String suite) throws IOException, GeneralSecurityException {
        TestServer strict = servers.start(data);
        assertThatThrownBy(() -> shaken(strict, "TLSv1.2", suite, "secp256r1")).isInstanceOf(SSLException.class);

        TestServer lenient = servers.start(data, "tls.minimum=1.2");
        assertThat(shaken(lenient, "TLSv1.2", suite, "secp256r1")).isEqualTo("TLSv1.2 " + suite);
        assertThat(shaken(lenient, "TLSv1.3", "TLS_AES_128_GCM_SHA256", "x25519")).startsWith("TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"})
    void ofTls12OnlySuitesThatEncryptAndAuthenticateInOneAreTaken(String suite) {
        TestServer lenient = servers.start(data, "tls.minimum=1.2");
        assertThatThrownBy(() -> shaken(lenient, "TLSv1.2", suite, "secp256r1")).isInstanceOf(SSLException.class);
    }

    @Test
    void keysAreAgreedOnByEllipticCurvesAlone() throws IOException, GeneralSecurityException {
        TestServer server = servers.start(data);
        assertThat(shaken(server, "TLSv1.3", "TLS_AES_256_GCM_SHA384", "secp384r1")).startsWith("TLSv1.3");
        assertThatThrownBy(() -> shaken(server, "TLSv1.3", "TLS_AES_256_GCM_SHA384", "ffdhe2048"))
                .isInstanceOf(SSLException.class);
    }
}
