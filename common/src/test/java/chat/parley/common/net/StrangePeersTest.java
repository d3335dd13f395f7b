package chat.parley.common.net;

import static chat.parley.common.net.TlsPair.TIMEOUT;
import static chat.parley.common.net.TlsPair.accept;
import static chat.parley.common.net.TlsPair.async;
import static chat.parley.common.net.TlsPair.connect;
import static chat.parley.common.net.TlsPair.listen;
import static chat.parley.common.net.TlsPair.plainTls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.frame.TruncatedFrameException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that speak another language, end in mid-sentence, or say nothing. */
class StrangePeersTest {

    private static final byte[] HELLO = FrameWriter.frame("hello".getBytes(StandardCharsets.UTF_8));

    private ServerSocket listening;

    @BeforeEach
    void listenOnAFreePort() throws IOException {
        listening = listen();
    }

    @AfterEach
    void stopListening() throws IOException {
        listening.close();
    }

    @Test
    void aPeerThatClosesWithoutCloseNotifyBetweenTwoFramesEndsCleanly() throws Exception {
        FramedConnection server = afterPeerWroteAndClosed(HELLO);

        assertThat(server.read()).asString().isEqualTo("hello");
        assertThat(server.read()).isNull();
        server.abort();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void aPeerThatClosesWithinAFrameIsTruncated(int bytes) throws Exception {
        FramedConnection server = afterPeerWroteAndClosed(Arrays.copyOf(HELLO, bytes));

        assertThatThrownBy(server::read).isInstanceOf(TruncatedFrameException.class);
        server.abort();
    }

    /** The peer closes TCP (FIN) and says nothing of it in TLS. */
    private FramedConnection afterPeerWroteAndClosed(byte[] bytes) throws Exception {
        Socket raw = new Socket(listening.getInetAddress(), listening.getLocalPort());
        FramedConnection server = accept(listening, 0);
        CompletableFuture<Void> peer = async(() -> {
            plainTls(raw).getOutputStream().write(bytes);
            raw.shutdownOutput();
            return null;
        });
        server.handshake();
        peer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "\u0000\u0000\u0000\u0010{\"type\":\"login\"}",
            "{", "\u0016\u0003"})
    void aPeerThatDoesNotSpeakTlsFailsTheHandshake(String words) throws Exception {
        try (Socket raw = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            FramedConnection server = accept(listening, 0);
            raw.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            raw.shutdownOutput();

            assertThatThrownBy(server::handshake).isInstanceOf(IOException.class);
            server.abort();
        }
    }

    @Test
    void aPeerOfTls12FailsTheHandshake() throws Exception {
        try (Socket raw = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            FramedConnection server = accept(listening, 0);
            CompletableFuture<Void> peer = async(() -> {
                SSLSocket tls = plainTls(raw);
                tls.setEnabledProtocols(new String[]{"TLSv1.2"});
                tls.startHandshake();
                return null;
            });

            assertThatThrownBy(server::handshake).isInstanceOf(SSLException.class);
            assertThat(peer).failsWithin(TIMEOUT).withThrowableThat().withRootCauseInstanceOf(SSLException.class);
            server.abort();
        }
    }

    @Test
    void abortFreesAHandshakeWithAPeerThatSaysNothing() throws Exception {
        try (Socket raw = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            FramedConnection server = accept(listening, 0);
            CompletableFuture<Void> handshake = async(() -> {
                server.handshake();
                return null;
            });
            server.abort();

            assertThat(handshake).failsWithin(TIMEOUT).withThrowableThat().withRootCauseInstanceOf(IOException.class);
            assertThat(raw.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aServerThatSaysNothingTimesTheClientOut() throws Exception {
        FramedConnection client = connect(listening, Duration.ofMillis(50));

        assertThatThrownBy(client::handshake).isInstanceOf(SocketTimeoutException.class);
        client.abort();
    }

    @Test
    void aPortWhereNobodyListensIsToldAsSuch() throws Exception {
        listening.close();

        assertThatThrownBy(() -> connect(listening, TIMEOUT)).isInstanceOf(ConnectException.class);
    }

    @Test
    void aConnectionCanBeRefusedWithWordsBeforeItsHandshake() throws Exception {
        FramedConnection client = connect(listening, TIMEOUT);
        FramedConnection server = accept(listening, 0);
        server.finish(HELLO, false);

        client.handshake();
        assertThat(client.read()).asString().isEqualTo("hello");
        assertThat(client.read()).isNull();
        client.abort();
        server.abort();
    }

    @Test
    void aSocketThatIsOfNoUseIsRefusedAndClosed() throws Exception {
        Socket unconnected = new Socket();

        assertThatThrownBy(
                () -> FramedConnection.ofAccepted(unconnected, SSLContext.getDefault(), TlsMinimum.TLS_1_3, 0))
                .isInstanceOf(IOException.class);
        assertThat(unconnected.isClosed()).isTrue();
    }
}
