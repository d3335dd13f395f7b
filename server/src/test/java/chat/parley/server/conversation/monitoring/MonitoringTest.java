package chat.parley.server.conversation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring is told, by HTTP and in numbers. */
class MonitoringTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        server = TestServer.start(data, "metrics.port=-1");
    }

    private HttpResponse<String> ask(String path, String method) throws IOException, InterruptedException {
        URI where = URI.create("http://127.0.0.1:" + server.metricsPort() + path);
        return http.send(
                HttpRequest.newBuilder(where).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void metricsAreServedAsText() throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("/metrics", "GET");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [-0-9.EN+a]+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void healthTellsOfEachCheck() throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("/health", "GET");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\": \"ok\", \"journal\": \"ok\", \"certificate\": \"ok\"}\n");
        assertThat(ask("/health/live", "GET").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingElseIsServed() throws IOException, InterruptedException {
        assertThat(ask("/", "GET").statusCode()).isEqualTo(404);
        assertThat(ask("/metrics/x", "GET").statusCode()).isEqualTo(404);
        assertThat(ask("/metrics", "POST").statusCode()).isEqualTo(405);
    }

    @Test
    void whatHappensIsCounted() {
        double in = server.metric("parley_frames_in_total");
        ModernClient ada = server.modern("ada");
        TestClient grace = server.inRoom("grace", "tearoom");
        assertThat(server.metric("parley_sessions")).isEqualTo(2);
        assertThat(server.metric("parley_people_online")).isEqualTo(2);
        assertThat(server.metric("parley_connections")).isGreaterThanOrEqualTo(2);
        assertThat(server.metric("parley_frames_in_total") - in).isGreaterThanOrEqualTo(7);
        assertThat(server.metric("parley_logins_total{method=\"password\",result=\"ok\"}")).isEqualTo(2);

        ada.join(1);
        ada.does("{'type':'enter','data':{'room':1}}");
        double delivered = server.metric("parley_deliveries_total");
        double written = server.metric("parley_journal_writes_total");
        ada.say(1, "hello");
        grace.fence();
        assertThat(server.metric("parley_deliveries_total") - delivered).as("ada and grace").isEqualTo(2);
        assertThat(server.metric("parley_journal_writes_total") - written).isPositive();
        assertThat(server.metric("parley_journal_commit_seconds_count")).isPositive();
        assertThat(server.metric("parley_frames_out_total")).isGreaterThan(8);
        assertThat(server.metric("parley_database_bytes")).isPositive();
        assertThat(server.metric("parley_certificate_expiry_seconds")).isGreaterThan(30 * 86_400);

        grace.isRefused(Requests.enter("nowhere"), "not_allowed_here");
        assertThat(server.metric("parley_refusals_total{code=\"not_allowed_here\"}")).isPositive();
        double out = server.metric("parley_frames_out_total");
        ada.close();
        Awaitility.await().untilAsserted(() -> assertThat(server.metric("parley_sessions")).isEqualTo(1));
        Awaitility.await().untilAsserted(() -> assertThat(
                server.metric("parley_connections_closed_total{reason=\"peer_closed\"}")
                        + server.metric("parley_connections_closed_total{reason=\"connection_lost\"}"))
                .isGreaterThanOrEqualTo(3));
        assertThat(server.metric("parley_frames_out_total")).as("never less").isGreaterThanOrEqualTo(out);
    }

    @Test
    void tokensAndWrongPasswordsAreCounted() {
        server.register("ada");
        server.connect().isRefused(Requests.login("ada", "wrong horse"), "bad_credentials");
        String token = server.connectModern().does(Requests.login("ada")).path("token").stringValue();
        server.connectModern().does("{'type':'resume','data':{'token':'%s'}}".formatted(token));
        server.connectModern().isRefused("{'type':'resume','data':{'token':'%s'}}".formatted("x".repeat(43)),
                "bad_token");

        assertThat(server.metric("parley_logins_total{method=\"password\",result=\"wrong\"}")).isEqualTo(1);
        assertThat(server.metric("parley_logins_total{method=\"token\",result=\"ok\"}")).isEqualTo(1);
        assertThat(server.metric("parley_logins_total{method=\"token\",result=\"wrong\"}")).isEqualTo(1);
    }
}
