package chat.parley.common.net;

import static chat.parley.common.net.TlsPair.TIMEOUT;
import static chat.parley.common.net.TlsPair.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server's end of TLS, with the platform's own sockets as the peer. */
class TlsStreamTest {

    private ServerSocket listening;

    @BeforeEach
    void listenOnAFreePort() throws IOException {
        listening = TlsPair.listen();
    }

    @AfterEach
    void stopListening() throws IOException {
        listening.close();
    }

    private Socket dialled() throws IOException {
        return new Socket(listening.getInetAddress(), listening.getLocalPort());
    }

    private static <T> @Nullable T get(CompletableFuture<T> future) throws Exception {
        return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 16_383, 16_384, 16_385, Limits.MAX_FRAME_BYTES})
    void framesOfEveryLengthArrive(int bytes) throws Exception {
        byte[] payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);
        try (TlsPair pair = TlsPair.open(0)) {
            for (int i = 0; i < 3; i++) {
                pair.client.offer(FrameWriter.frame(payload));
                pair.server.offer(FrameWriter.frame(payload));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(pair.server.read()).isEqualTo(payload);
                assertThat(pair.client.read()).isEqualTo(payload);
            }
        }
    }

    @Test
    void aRecordMayComeByteByByte() throws Exception {
        byte[] payload = "a word at a time".getBytes(StandardCharsets.UTF_8);
        try (ServerSocket front = TlsPair.listen();
                Socket raw = new Socket(front.getInetAddress(), front.getLocalPort());
                Socket near = front.accept();
                Socket far = dialled()) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_3);
            CompletableFuture<Void> there = async(() -> {
                for (int b = near.getInputStream().read(); b >= 0; b = near.getInputStream().read()) {
                    far.getOutputStream().write(b);
                }
                far.shutdownOutput();
                return null;
            });
            CompletableFuture<Long> back = async(() -> far.getInputStream().transferTo(near.getOutputStream()));
            CompletableFuture<Void> peer = async(() -> {
                TlsPair.plainTls(raw).getOutputStream().write(FrameWriter.frame(payload));
                raw.shutdownOutput();
                return null;
            });
            server.handshake();

            assertThat(server.read()).isEqualTo(payload);
            assertThat(server.read()).isNull();
            get(peer);
            get(there);
            server.abort();
            get(back);
        }
    }

    @Test
    void aPeerMayChangeItsKeysWhileItTalks() throws Exception {
        try (Socket raw = dialled()) {
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_3);
            CompletableFuture<byte[]> peer = async(() -> {
                SSLSocket tls = TlsPair.plainTls(raw);
                tls.getOutputStream().write(FrameWriter.frame(new byte[]{1}));
                tls.startHandshake(); // of TLS 1.3, once it is done: new keys, and a request for new keys
                tls.getOutputStream().write(FrameWriter.frame(new byte[]{2}));
                return tls.getInputStream().readNBytes(5);
            });
            server.handshake();

            assertThat(server.read()).containsExactly(1);
            assertThat(server.read()).containsExactly(2);
            server.offer(FrameWriter.frame(new byte[]{3}));
            assertThat(get(peer)).containsExactly(0, 0, 0, 1, 3);
            server.abort();
        }
    }

    @Test
    void aPeerOfTls12IsNotGivenASecondHandshake() throws Exception {
        try (Socket raw = dialled()) {
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_2);
            CompletableFuture<Void> peer = async(() -> {
                SSLSocket tls = TlsPair.plainTls(raw);
                tls.setEnabledProtocols(new String[]{"TLSv1.2"});
                OutputStream out = tls.getOutputStream();
                out.write(FrameWriter.frame(new byte[]{1}));
                tls.startHandshake();
                out.write(FrameWriter.frame(new byte[]{2}));
                return null;
            });
            server.handshake();

            assertThat(server.read()).containsExactly(1);
            assertThatThrownBy(server::read).isInstanceOf(SSLException.class);
            server.abort();
            get(peer.handle((_, _) -> null)); // it may have said all before it was cut off
        }
    }

    @Test
    void whatIsNotFromThePeerEndsTheConnectionAndThePeerIsToldWhy() throws Exception {
        try (Socket raw = dialled()) {
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_3);
            SSLSocket tls = TlsPair.plainTls(raw);
            CompletableFuture<Void> peer = async(() -> {
                tls.startHandshake();
                return null;
            });
            server.handshake();
            get(peer);
            byte[] forged = new byte[5 + 40];
            System.arraycopy(new byte[]{23, 3, 3, 0, 40}, 0, forged, 0, 5);
            raw.getOutputStream().write(forged);

            assertThatThrownBy(server::read).isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> tls.getInputStream().read()).hasMessageContaining("bad_record_mac");
            server.abort();
        }
    }

    @Test
    void aRecordThatIsLargerThanTlsAllowsEndsTheConnection() throws Exception {
        try (Socket raw = dialled()) {
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_3);
            CompletableFuture<Void> peer = async(() -> {
                TlsPair.plainTls(raw).startHandshake();
                byte[] huge = new byte[5 + 30_000];
                System.arraycopy(new byte[]{23, 3, 3, (byte) (30_000 >> 8), (byte) 30_000}, 0, huge, 0, 5);
                raw.getOutputStream().write(huge);
                return null;
            });
            server.handshake();

            assertThatThrownBy(server::read).isInstanceOf(SSLException.class);
            get(peer);
            server.abort();
        }
    }

    @Test
    void aPeerThatIsCutOffWithinARecordIsTold() throws Exception {
        try (Socket raw = dialled()) {
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_3);
            CompletableFuture<Void> peer = async(() -> {
                TlsPair.plainTls(raw).startHandshake();
                raw.getOutputStream().write(new byte[]{23, 3, 3, 1, 0, 77});
                raw.shutdownOutput();
                return null;
            });
            server.handshake();

            assertThatThrownBy(server::read).isInstanceOf(EOFException.class);
            get(peer);
            server.abort();
        }
    }

    @Test
    void aPeerThatSaysGoodbyeInsteadOfShakingHandsFailsTheHandshake() throws Exception {
        try (Socket raw = dialled()) {
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_3);
            raw.getOutputStream().write(new byte[]{21, 3, 3, 0, 2, 1, 0}); // an alert: close_notify

            assertThat(async(() -> {
                server.handshake();
                return null;
            })).failsWithin(TIMEOUT).withThrowableThat().withRootCauseInstanceOf(IOException.class);
            server.abort();
        }
    }

    @Test
    void aPeerThatHasSaidGoodbyeStillHearsAndHearsNothingElse() throws Exception {
        byte[] last = FrameWriter.frame(new byte[]{3});
        try (ServerSocket front = TlsPair.listen();
                Socket raw = new Socket(front.getInetAddress(), front.getLocalPort());
                Socket near = front.accept();
                Socket far = dialled()) {
            FramedConnection server = TlsPair.accept(listening, TlsMinimum.TLS_1_3);
            AtomicLong written = new AtomicLong();
            CompletableFuture<Long> there = async(() -> near.getInputStream().transferTo(far.getOutputStream()));
            CompletableFuture<Void> back = async(() -> {
                byte[] some = new byte[1_000];
                for (int n = far.getInputStream().read(some); n >= 0; n = far.getInputStream().read(some)) {
                    written.addAndGet(n);
                    near.getOutputStream().write(some, 0, n);
                }
                near.shutdownOutput();
                return null;
            });
            CompletableFuture<byte[]> peer = async(() -> {
                SSLSocket tls = TlsPair.plainTls(raw);
                tls.startHandshake();
                tls.shutdownOutput();
                return tls.getInputStream().readAllBytes();
            });
            server.handshake();
            assertThat(server.read()).isNull();
            long before = written.get();
            server.finish(last, false);

            assertThat(get(peer)).isEqualTo(last);
            assertThat(written.get() - before).isLessThan(10_000); // not a stream of records in which nothing is said
            server.abort();
            get(back);
            near.shutdownInput();
            get(there.handle((_, _) -> null));
        }
    }
}
