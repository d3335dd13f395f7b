package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.UntrustedCaException;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that do not get as far as a frame. */
class BadHandshakeTest {

    @AutoClose
    private TestServer server;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, "limits.handshakeSeconds=2");
    }

    @AfterEach
    void othersAreLetIn() throws IOException {
        assertThat(server.inLobby("ada").list()).hasToString("{\"lobby\":[\"ada\"]}");
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
        sockets.add(socket);
        return socket;
    }

    /** Whatever the server says before it closes, an alert perhaps. */
    private static void awaitClose(Socket socket) throws IOException {
        byte[] said = new byte[1024];
        try {
            int read = socket.getInputStream().read(said);
            while (read >= 0) {
                read = socket.getInputStream().read(said);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // reset: closed as well
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n",
            "\u0000\u0000\u0000\u000f{\"type\":\"list\"}", "\u0016\u0003\u0001\uffff garbage"})
    void whatIsNotTlsIsClosed(String bytes) throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));

        awaitClose(socket);
    }

    @Test
    void randomBytesAreClosed() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 30; i++) {
            byte[] bytes = new byte[random.nextInt(1, 2000)];
            random.nextBytes(bytes);
            Socket socket = connect();
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();

            awaitClose(socket);
        }
    }

    @Test
    void whoSendsNothingIsClosedWhenTheTimeForTheHandshakeIsUp() throws IOException {
        awaitClose(connect());
        Awaitility.await().untilAsserted(() -> assertThat(
                server.metric("parley_limits_reached_total{limit=\"handshakeSeconds\"}")).isEqualTo(1));
    }

    @Test
    void whoSendsOneByteAtATimeIsClosedWhenTheTimeForTheHandshakeIsUp() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(new byte[]{0x16, 0x03, 0x01});

        awaitClose(socket);
    }

    @Test
    void whoLeavesInTheMiddleOfTheHandshakeIsForgotten() throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = connect();
            socket.getOutputStream().write(new byte[]{0x16, 0x03, 0x01});
            socket.close();
        }
    }

    @Test
    void tls12IsRefused() throws Exception {
        SSLSocket old = (SSLSocket) PinnedTrust.context(server.ca()).getSocketFactory().createSocket(connect(),
                "127.0.0.1", server.port(), true);
        assertThat(Arrays.asList(old.getSupportedProtocols())).contains("TLSv1.2");
        old.setEnabledProtocols(new String[]{"TLSv1.2"});

        assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
    }

    @Test
    void aClientThatPinsAnotherAuthorityGoesAwayAndTheServerStays() throws Exception {
        SSLSocket wary = (SSLSocket) PinnedTrust.context(new CaFingerprint("0".repeat(64))).getSocketFactory()
                .createSocket(connect(), "127.0.0.1", server.port(), true);

        assertThatThrownBy(wary::startHandshake)
                .satisfies(failure -> assertThat(UntrustedCaException.in(failure)).isPresent());
    }

    @Test
    void manyWhoSendNothingDoNotKeepOthersOut() throws IOException {
        for (int i = 0; i < 200; i++) {
            connect();
        }
    }
}
