package chat.parley.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.doctor.Way;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import chat.parley.desktop.ui.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley-client doctor}, with a real server: what it prints, and its exit code. */
class ConsoleDoctorTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        server = new TestServer(data);
    }

    private int examine(@Nullable CaFingerprint pin, Way.@Nullable Login login) throws InterruptedException {
        printed.reset();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            return ConsoleDoctor.run(new Way(server.invite().address(), pin, login),
                    new Texts(Locale.UK, ZoneOffset.UTC), out);
        }
    }

    /** Level and step of each line. */
    private List<String> steps() {
        return printed.toString(StandardCharsets.UTF_8).lines()
                .map(line -> String.join(" ", List.of(line.split(" +", 3)).subList(0, 2))).toList();
    }

    @Test
    void everythingIsGoodAndTheSessionIsOverAgain() throws Exception {
        try (Companion ada = new Companion(server.invite(), "Ada")) {
            assertThat(examine(server.invite().ca(), new Way.Login("Ada", TestClient.PASSWORD))).isZero();
            assertThat(steps()).containsExactly("ok name", "ok port", "ok tls", "ok pin", "ok protocol", "ok login");
            assertThat(ada.ask(new SessionRequest.Sessions()).sessions()).hasSize(1);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(TestClient.PASSWORD);
    }

    @Test
    void aWrongPasswordFails() throws Exception {
        assertThat(examine(server.invite().ca(), new Way.Login("Ada", "wrong horse"))).isEqualTo(1);
        assertThat(steps()).endsWith("ok protocol", "failed login");
    }

    @Test
    void anotherIdentityEndsIt() throws Exception {
        assertThat(examine(new CaFingerprint("0".repeat(64)), new Way.Login("Ada", TestClient.PASSWORD))).isEqualTo(1);
        assertThat(steps()).containsExactly("ok name", "ok port", "ok tls", "failed pin");
    }

    @Test
    void anUnknownServerGetsNoPasswordAndThatIsNoFailure() throws Exception {
        assertThat(examine(null, new Way.Login("Ada", TestClient.PASSWORD))).isZero();
        assertThat(steps()).endsWith("warning pin", "ok protocol", "warning login");
    }

    @Test
    void nobodyListens() throws Exception {
        server.stop();
        assertThat(examine(server.invite().ca(), null)).isEqualTo(1);
        assertThat(steps()).containsExactly("ok name", "failed port");
    }
}
