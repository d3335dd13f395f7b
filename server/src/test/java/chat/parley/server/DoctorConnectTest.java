package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley doctor --connect}: each step of the way to a server, told apart from the others. */
class DoctorConnectTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private Operator operator;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        server.register("ada");
        operator = new Operator(data);
    }

    private Operator.Ended connects(String target, String... options) {
        List<String> words = new ArrayList<>(List.of("doctor", "--connect", target));
        words.addAll(List.of(options));
        return operator.types(words.toArray(String[]::new));
    }

    private String address() {
        return "127.0.0.1:" + server.port();
    }

    /** The steps as far as it came, each with its level. */
    private static void cameAsFar(Operator.Ended ended, int code, String... steps) {
        assertThat(ended.lines().stream().map(line -> String.join(" ", List.of(line.split(" +", 3)).subList(0, 2))))
                .as(ended.out() + ended.err()).containsExactly(steps);
        assertThat(ended.code()).isEqualTo(code);
    }

    @Test
    void byALinkEverythingIsGood() {
        operator.reads("correct horse\n");
        cameAsFar(connects(server.link().text()), 0, "ok name", "ok port", "ok tls", "ok pin", "ok protocol");
    }

    @Test
    void theNameIsNotKnown() {
        cameAsFar(connects("a".repeat(64) + ".example:7420"), 1, "failed name");
    }

    @Test
    void nothingListensAtThePort() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        cameAsFar(connects("127.0.0.1:" + port), 1, "ok name", "failed port");
    }

    @Test
    void whatListensSpeaksNoTls() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var peer = other.accept()) {
                    peer.getOutputStream()
                            .write("220 mail.example.org ESMTP ready\r\n".getBytes(StandardCharsets.US_ASCII));
                    peer.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // the doctor goes away, as it should
                }
            });
            cameAsFar(connects("127.0.0.1:" + other.getLocalPort()), 1, "ok name", "ok port", "failed tls");
        }
    }

    @Test
    void theAuthorityIsAnother() {
        InviteLink wrong = new InviteLink(server.link().address(), new CaFingerprint("0".repeat(64)));
        Operator.Ended ended = connects(wrong.text());
        cameAsFar(ended, 1, "ok name", "ok port", "ok tls", "failed pin");
        assertThat(ended.out()).contains(server.ca().grouped());
    }

    @Test
    void aServerThatIsNotKnownIsSentNoPassword() {
        operator.reads("correct horse\n");
        Operator.Ended ended = connects(address(), "--user=ada");
        cameAsFar(ended, 0, "ok name", "ok port", "ok tls", "warning pin", "ok protocol", "warning login");
        assertThat(ended.out()).contains(server.ca().grouped());
        assertThat(server.metricsText()).contains("parley_logins_total{method=\"password\",result=\"ok\"} 0");
    }

    @Test
    void aServerThatTakesNobodyElseSaysSo() {
        server.close();
        server = TestServer.start(data, "limits.connections=1");
        server.connect();
        Operator.Ended ended = connects(server.link().text());
        cameAsFar(ended, 1, "ok name", "ok port", "ok tls", "ok pin", "failed protocol");
    }

    @Test
    void thePasswordIsRightOrWrong() {
        String ca = "--ca=" + server.ca().grouped();
        operator.reads("wrong horse\n");
        cameAsFar(connects(address(), ca, "--user=ada"), 1, "ok name", "ok port", "ok tls", "ok pin", "ok protocol",
                "failed login");
        operator.reads(Requests.PASSWORD + "\n");
        Operator.Ended ended = connects(address(), ca, "--user=ada");
        cameAsFar(ended, 0, "ok name", "ok port", "ok tls", "ok pin", "ok protocol", "ok login");
        assertThat(ended.out()).doesNotContain(Requests.PASSWORD);
        assertThat(operator.does("session", "list", "ada")).as("it has signed out again").hasSize(1);
    }

    @Test
    void aWrongCommandLineIsExplained() {
        assertThat(connects("parley://damaged").code()).isEqualTo(2);
        assertThat(connects(address(), "--ca=12").code()).isEqualTo(2);
        assertThat(operator.types("doctor", "--user=ada").code()).isEqualTo(2);
    }
}
