package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.doctor.Finding;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import chat.parley.server.doctor.Patient;
import chat.parley.server.doctor.ServerDoctor;
import chat.parley.server.testing.TestServer;
import chat.parley.server.tls.ServerTls;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley doctor} on the server's machine. */
class DoctorCommandTest {

    @TempDir
    private Path folder;

    private Path data;
    private Operator operator;

    @BeforeEach
    void choose() {
        data = folder.resolve("data");
        operator = new Operator(data);
    }

    private void makeData() {
        try (TestServer server = TestServer.start(data)) {
            server.register("ada");
        }
    }

    /** Runs it without a server, on a port that is free. */
    private Operator.Ended stopped(String... settings) {
        return operator.types(Stream.concat(Stream.of("doctor", "--host=127.0.0.1", "--port=0"), Stream.of(settings))
                .toArray(String[]::new));
    }

    private static void says(Operator.Ended ended, String level, String check, String words) {
        assertThat(ended.lines()).as(ended.err())
                .anySatisfy(line -> assertThat(line).startsWith(level).contains(" " + check + " ", words));
    }

    private static List<Finding> examined(Path data, ControlReply.@Nullable Status status, Instant now)
            throws InterruptedException {
        ServerConfig config = TestServer.config(data);
        return ServerDoctor.examine(status == null
                ? Patient.stopped(data, config)
                : new Patient(data, config, List.of(), status, true), InstantSource.fixed(now));
    }

    private static Finding of(String check, List<Finding> findings) {
        return findings.stream().filter(f -> f.check().equals(check)).findFirst().orElseThrow();
    }

    @Test
    void aServerThatRunsIsInGoodHealth() {
        try (TestServer server = TestServer.start(data)) {
            server.inLobby("ada");
            Operator.Ended ended = operator.types("doctor");
            assertThat(ended.code()).as(ended.out()).isZero();
            assertThat(ended.lines()).noneMatch(line -> line.startsWith("failed"));
            says(ended, "ok", "settings", "no mistakes");
            says(ended, "ok", "server", "1 sessions are signed in");
            says(ended, "ok", "port", "127.0.0.1:" + server.port() + " answers, with this server's certificate");
            says(ended, "ok", "certificate", "renewed");
            says(ended, "ok", "authority", "is valid until");
            says(ended, "ok", "names", "none are set");
            says(ended, "ok", "data", "its owner's alone");
            says(ended, "ok", "database", "is sound");
            says(ended, "ok", "clock", "after everything that was stored");
            assertThat(ended.out()).contains(" disk ", " files ", " memory ");
        }
    }

    @Test
    void beforeTheFirstStartNothingIsMade() {
        Operator.Ended ended = stopped();
        assertThat(ended.code()).as(ended.out()).isZero();
        says(ended, "ok", "server", "no server runs");
        says(ended, "ok", "data", "is made at the first start");
        assertThat(data).doesNotExist();
    }

    @Test
    void aServerThatDoesNotRunIsLookedAtAndNotTouched() throws IOException {
        makeData();
        List<String> before = files();
        Operator.Ended ended = stopped();
        assertThat(ended.code()).as(ended.out()).isZero();
        says(ended, "ok", "database", "is sound");
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Operator.Ended ended = operator.types("doctor", "--host=127.0.0.1", "--port=" + other.getLocalPort());
            assertThat(ended.code()).isEqualTo(1);
            says(ended, "failed", "port", "127.0.0.1:" + other.getLocalPort() + " cannot be listened on");
        }
    }

    @Test
    void everyMistakeInTheSettingsIsTold() throws IOException {
        makeData();
        Files.writeString(data.resolve("parley.toml"), "[server]\nprot = 1\n[limits]\nconnections = -1\n");
        Operator.Ended ended = stopped();
        assertThat(ended.code()).isEqualTo(1);
        says(ended, "failed", "settings", "server.prot");
        says(ended, "failed", "settings", "limits.connections");
        says(ended, "ok", "database", "is sound");
    }

    @Test
    void settingsThatOpenTheServerToOthersAreNoticed() {
        Operator.Ended ended = operator.types("doctor", "--host=0.0.0.0", "--port=0", "--set=auth.registration=open",
                "--set=metrics.host=0.0.0.0",
                "--set=metrics.port=9420", "--set=limits.connections=100000000");
        assertThat(ended.code()).as("warnings alone are no failure").isZero();
        says(ended, "warning", "settings", "can make an account");
        says(ended, "warning", "settings", "metrics are served");
        says(ended, "warning", "files", "fewer than 100000000 connections need");
        says(ended, "warning", "memory", "little for 100000000 connections");
    }

    @Test
    void whatOthersCanReadIsNamed() throws IOException {
        makeData();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data.resolve("tls/ca-key.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        Operator.Ended ended = stopped();
        assertThat(ended.code()).isEqualTo(1);
        says(ended, "warning", "data", data + " has the permissions rwxr-xr-x");
        says(ended, "failed", "data", "ca-key.pem has the permissions rw-r--r--");
    }

    @Test
    void settingsMayBeReadByOthers() throws IOException {
        makeData();
        Path elsewhere = Files.createFile(data.resolveSibling("parley.toml"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        Files.deleteIfExists(data.resolve("parley.toml"));
        Files.createSymbolicLink(data.resolve("parley.toml"), elsewhere);
        says(stopped(), "ok", "data", "is its owner's alone");
    }

    @Test
    void namesMustLeadSomewhereAndBeInTheCertificate() {
        makeData();
        String nowhere = "a".repeat(64) + ".example"; // too long for a name: no name server is asked
        Operator.Ended ended = stopped("--set=server.advertise=localhost", "--set=tls.names=192.0.2.7," + nowhere);
        says(ended, "ok", "names", "localhost is ");
        says(ended, "ok", "names", "192.0.2.7 is an address");
        says(ended, "warning", "names", "192.0.2.7 is not in the certificate");
        says(ended, "warning", "names", nowhere + " is not known to this machine");
        assertThat(ended.lines()).noneMatch(line -> line.contains("localhost is not in"));
    }

    @Test
    void aDamagedDatabaseIsFound() throws IOException {
        makeData();
        try (RandomAccessFile file = new RandomAccessFile(data.resolve("parley.db").toFile(), "rw")) {
            file.seek(2 * 4_096L);
            file.write(new byte[4_096 * 8]);
        }
        Operator.Ended ended = stopped();
        assertThat(ended.code()).isEqualTo(1);
        says(ended, "failed", "database", "");
    }

    @Test
    void anAuthorityThatKeepsTheServerFromStartingIsFound() throws IOException {
        makeData();
        Path key = data.resolve("tls/ca-key.pem");
        byte[] good = Files.readAllBytes(key);
        Files.copy(data.resolve("tls/server-key.pem"), key, StandardCopyOption.REPLACE_EXISTING);
        says(stopped(), "failed", "authority", key + " cannot be used: it is the key of another certificate");
        Files.delete(key);
        says(stopped(), "failed", "authority", key + " cannot be used: there is no such file");
        Files.move(Files.write(data.resolve("next"), good), data.resolve("tls/ca-key-next.pem"));
        says(stopped(), "ok", "authority", "is valid until");
        assertThat(data.resolve("tls/ca-key-next.pem")).as("nothing is settled by looking").exists();
        Files.writeString(data.resolve("tls/ca.pem"), "damaged");
        Operator.Ended ended = stopped();
        assertThat(ended.code()).isEqualTo(1);
        says(ended, "failed", "authority", "ca.pem cannot be used");
    }

    @Test
    void aCertificateThatWasBroughtMustHaveItsKey() throws IOException {
        makeData();
        Path brought = Files.copy(data.resolve("tls/server.pem"), folder.resolve("brought.pem"));
        String certificate = "--set=tls.certificate=" + brought;
        says(stopped(certificate, "--set=tls.key=" + data.resolve("tls/server-key.pem")), "ok", "certificate",
                "is valid until");
        says(stopped(certificate, "--set=tls.key=" + data.resolve("tls/ca-key.pem")), "failed", "certificate",
                "it is the key of another certificate");
    }

    @Test
    void aDatabaseOfAnotherVersionOrProgramIsTold() throws SQLException {
        makeData();
        change("UPDATE schema_version SET version = '999', script = 'V999__later.sql' WHERE installed_rank ="
                + " (SELECT max(installed_rank) FROM schema_version)");
        says(stopped(), "failed", "database", "of a newer version");
        change("PRAGMA application_id = 1");
        says(stopped(), "failed", "database", "another program");
    }

    private void change(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aClockThatIsBehindWhatWasStoredIsTold() throws InterruptedException {
        makeData();
        Instant yesterday = Instant.now().minus(Duration.ofHours(20));
        assertThat(of("clock", examined(data, null, yesterday)).level()).isEqualTo(Finding.Level.FAILED);
        Instant muchLater = Instant.now().plus(Duration.ofDays(3 * 365));
        assertThat(of("clock", examined(data, null, muchLater)).level()).isEqualTo(Finding.Level.WARNING);
    }

    @Test
    void theEndsOfCertificatesAreTold() throws InterruptedException, IOException {
        makeData();
        Instant now = Instant.now();
        List<Finding> stopped = examined(data, null, now.plus(Duration.ofDays(100)));
        assertThat(of("certificate", stopped).what()).contains("renews it at its next start");
        assertThat(of("authority", stopped).level()).isEqualTo(Finding.Level.OK);
        assertThat(of("authority", examined(data, null, now.plus(Duration.ofDays(3600)))).level())
                .isEqualTo(Finding.Level.WARNING);
        assertThat(of("authority", examined(data, null, now.plus(Duration.ofDays(3700)))).level())
                .isEqualTo(Finding.Level.FAILED);
        assertThat(of("certificate", examined(data, null, now.minus(Duration.ofDays(2)))).level())
                .isEqualTo(Finding.Level.FAILED);
        try (TestServer server = TestServer.start(data); ControlClient client = ControlClient.connect(server.data())) {
            ControlReply.Status status = client.ask(new ControlRequest.Status(), ControlReply.Status.class);
            assertThat(of("certificate", examined(data, status, now.plus(Duration.ofDays(100)))).level())
                    .isEqualTo(Finding.Level.FAILED);
            assertThat(of("certificate", examined(data, status, now.plus(Duration.ofDays(80)))).level())
                    .isEqualTo(Finding.Level.WARNING);
        }
    }

    /** Clients pin the newer one; the older one ends when it ends. */
    @Test
    void theAuthorityThatIsLookedAtIsTheOneThatClientsPin() throws Exception {
        Instant now = Instant.now();
        ServerConfig.Tls own = TestServer.config(data).tls();
        Path followed = folder.resolve("followed");
        Path tls = Files.createDirectories(followed.resolve("tls"));
        Set<String> names = Set.of("localhost");
        ServerTls.open(own, tls, names, () -> now.minus(Duration.ofDays(3400)));
        ServerTls.open(own, tls, names, () -> now);
        List<Finding> findings = examined(followed, null, now.plus(Duration.ofDays(100)));
        assertThat(of("authority", findings).level()).as(of("authority", findings).what()).isEqualTo(Finding.Level.OK);

        Finding early = of("authority", examined(followed, null, now.minus(Duration.ofDays(30))));
        assertThat(early.level()).isEqualTo(Finding.Level.FAILED);
        assertThat(early.remedy()).contains("if it is right, put tls back from a backup");
    }

    @Test
    void programsGetJson() {
        makeData();
        JsonNode all = JsonMapper.builder().build().readTree(stopped("--json").out());
        assertThat(all.path("status").stringValue()).isIn("ok", "warning");
        assertThat(all.path("checks")).isNotEmpty()
                .allSatisfy(check -> assertThat(check.propertyNames()).containsExactly("check", "level", "what",
                        "remedy"));
    }
}
