package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.CaPin;
import chat.parley.common.trust.InviteLink;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code parley certificate} shows and does, and that clients come along. */
class CertificateCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    @AutoClose
    private final ClientRuntime runtime = ClientRuntime.create();

    private Operator operator;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        operator = new Operator(data);
    }

    private ParleyClient client(CaPin pin) {
        return new ParleyClient(runtime, ClientConfig.of(server.link().address(), pin, "test"), new ClientListener() {
        });
    }

    private static <R extends Reply> R join(java.util.concurrent.CompletableFuture<R> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static CaPin pin(CaFingerprint ca) {
        return new CaPin(ca, _ -> {});
    }

    @Test
    void showsWhatThereIs() {
        CaFingerprint old = server.ca();
        assertThat(operator.does("certificate", "show")).hasSize(3)
                .first().asString().matches("CERTIFICATE +UNTIL +FINGERPRINT");
        operator.does("certificate", "roll-over", "--grace=30d");

        List<String> lines = operator.does("certificate", "show");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).matches("server +[0-9TZ:-]+ +-");
        assertThat(lines.get(2)).matches("authority +[0-9TZ:-]+ +" + server.ca());
        assertThat(lines.get(3)).matches("followed +[0-9TZ:-]+ +" + old);
    }

    @Test
    void aRollOverIsInTheAuditLogAndInLinksAtOnce() {
        CaFingerprint old = server.ca();
        assertThat(operator.does("certificate", "roll-over")).hasSize(1).first().asString()
                .isEqualTo("certificate roll-over " + server.ca());
        assertThat(server.ca()).isNotEqualTo(old);

        assertThat(InviteLink.parse(operator.does("invite").getFirst()).map(InviteLink::ca)).contains(server.ca());
        assertThat(operator.does("audit")).anySatisfy(
                line -> assertThat(line).contains("certificate roll-over").contains(server.ca().hex()));
    }

    @Test
    void everySessionOfProtocolTwoIsToldAndOthersGoOn() {
        ModernClient ada = server.modern("ada");
        TestClient grace = server.inLobby("grace");
        operator.does("certificate", "roll-over");

        assertThat(ada.hears("ca_changed").path("ca").size()).isEqualTo(3);
        ada.does("{'type':'ping'}");
        grace.does(Requests.create("Tearoom"));
    }

    @Test
    void theHelloTellsAsLongAsSomebodyMayNotKnow() {
        CaFingerprint old = server.ca();
        assertThat(join(client(pin(old)).connect()).ca()).isEmpty();
        operator.does("certificate", "roll-over");

        assertThat(join(client(pin(server.ca())).connect()).ca()).hasSize(3);
    }

    @Test
    void aConnectedClientGoesOverByItself() {
        CaPin pin = pin(server.ca());
        try (ParleyClient client = client(pin)) {
            join(client.connect());
            join(client.request(new SessionRequest.Register("ada", Requests.PASSWORD)));
            join(client.login("ada", Requests.PASSWORD));
            operator.does("certificate", "roll-over");

            await().atMost(PATIENCE).until(() -> server.ca().equals(pin.current()));
            join(client.request(new SessionRequest.Ping()));
        }
    }

    @Test
    void aClientThatWasAwayAndANewcomerWithAnOldLinkGoOverWhenTheyConnect() {
        String token = String.valueOf(InviteLink.parse(operator.does("invite").getFirst()).orElseThrow().token());
        CaPin pin = pin(server.ca());
        operator.does("certificate", "roll-over");
        operator.does("certificate", "roll-over");
        try (ParleyClient client = client(pin)) {
            join(client.connect());
            join(client.request(new SessionRequest.Register("ada", Requests.PASSWORD, token)));

            assertThat(pin.current()).isEqualTo(server.ca());
        }
    }

    @Test
    void metricsFollow() {
        double before = server.metric("parley_ca_expiry_seconds");
        assertThat(before).isGreaterThan(server.metric("parley_certificate_expiry_seconds"));
        assertThat(server.metric("parley_certificate_failures_total")).isZero();
        operator.does("certificate", "roll-over");

        assertThat(server.metric("parley_ca_expiry_seconds")).isGreaterThanOrEqualTo(before - 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--grace=0d", "--grace=7", "--grace=-1d", "--grace=3651d"})
    void aWrongCommandLineIsExplained(String option) {
        assertThat(operator.types("certificate", "roll-over", option).code()).isEqualTo(2);
        assertThat(operator.types("certificate").code()).isEqualTo(2);
    }
}
