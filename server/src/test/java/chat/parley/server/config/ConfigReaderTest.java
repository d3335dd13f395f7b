package chat.parley.server.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.common.protocol.Validators;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

class ConfigReaderTest {

    @TempDir
    private Path folder;

    private final ConfigReader reader = new ConfigReader(ServerConfig.defaults());

    private Path file(String toml) throws IOException {
        return Files.writeString(folder.resolve("parley.toml"), toml);
    }

    private List<String> mistakes() {
        return catchThrowableOfType(ConfigException.class, reader::finish).mistakes();
    }

    @Test
    void nothingSetGivesTheDefaults() throws ConfigException {
        reader.readEnvironment(Map.of("PATH", "/bin", "PARLEYS", "2"));

        assertThat(reader.finish()).isEqualTo(ServerConfig.defaults());
    }

    /** What nobody has set is not looked at again. */
    @Test
    void theDefaultsAreValid() throws ReflectiveOperationException {
        for (RecordComponent section : ServerConfig.class.getRecordComponents()) {
            assertThat(Validators.shared().validate(section.getAccessor().invoke(ServerConfig.defaults()))).isEmpty();
        }
    }

    @Test
    void theLastOneReadWins() throws IOException, ConfigException {
        reader.readFile(file("""
                [server]
                host = "file"
                port = 1
                advertise = "file"
                """));
        reader.readEnvironment(Map.of("PARLEY_SERVER_HOST", "environment", "PARLEY_SERVER_PORT", "2"));
        reader.set("server.port", "3", "command line");

        assertThat(reader.finish().server())
                .isEqualTo(new ServerConfig.Server("environment", 3, Path.of("parley-data"), "file"));
    }

    @Test
    void everyKindOfValueIsReadFromAFile() throws IOException, ConfigException {
        reader.readFile(file("""
                server.data = "/var/lib/parley"
                auth.registration = "closed"
                journal = { durability = "process" }
                [tls]
                names = ["chat.example.org", "192.0.2.7"]
                [limits]
                outboxBytes = 3_000_000_000
                """));
        ServerConfig config = reader.finish();

        assertThat(config.server().data()).isEqualTo(Path.of("/var/lib/parley"));
        assertThat(config.auth().registration()).isEqualTo(ServerConfig.Registration.CLOSED);
        assertThat(config.journal().durability()).isEqualTo(ServerConfig.Durability.PROCESS);
        assertThat(config.tls().names()).containsExactly("chat.example.org", "192.0.2.7");
        assertThat(config.limits().outboxBytes()).isEqualTo(3_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, auto, OPEN", "::1, auto, OPEN", "localhost, auto, OPEN", "127.0.0.2, auto, OPEN",
            "0.0.0.0, auto, INVITE", "::, auto, INVITE", "192.0.2.7, auto, INVITE", "chat.example.org, auto, INVITE",
            "0.0.0.0, open, OPEN", "127.0.0.1, invite, INVITE", "127.0.0.1, closed, CLOSED"})
    void whoMayMakeAnAccountDependsOnWhoCanReachTheServerUnlessItIsSet(String host, String set,
            ServerConfig.Registration expected) throws ConfigException {
        reader.set("server.host", host, "command line");
        reader.set("auth.registration", set, "command line");

        assertThat(reader.finish().registration()).isEqualTo(expected);
    }

    @Test
    void registrationIsAutomaticWhereNothingIsSet() throws ConfigException {
        ServerConfig config = reader.finish();

        assertThat(config.auth().registration()).isEqualTo(ServerConfig.Registration.AUTO);
        assertThat(config.registration()).isEqualTo(ServerConfig.Registration.INVITE);
    }

    @Test
    void everySettingHasAnEnvironmentVariable() throws ConfigException {
        reader.readEnvironment(Map.of("PARLEY_LIMITS_CONNECTIONS_PER_ADDRESS", "7", "PARLEY_AUTH_BCRYPT_COST", "5",
                "PARLEY_TLS_NAMES", "a.example, b.example"));
        ServerConfig config = reader.finish();

        assertThat(config.limits().connectionsPerAddress()).isEqualTo(7);
        assertThat(config.auth().bcryptCost()).isEqualTo(5);
        assertThat(config.tls().names()).containsExactly("a.example", "b.example");
    }

    @Test
    void everyMistakeIsNamedAtOnceWithItsKey() throws IOException {
        reader.readFile(file("""
                [server]
                prot = 7420
                port = "many"
                [limits]
                conections = 5
                handshakeSeconds = -1
                """));
        reader.readEnvironment(Map.of("PARLEY_AUTH_REGISTRATION", "sometimes", "PARLEY_SERVER_HOSTT", "x"));
        reader.set("auth.bcryptCost", "99", "command line");
        reader.set("tls.certificate", "cert.pem", "command line");

        assertThat(mistakes()).hasSize(8)
                .anySatisfy(line -> assertThat(line).startsWith("server.prot:").contains("server.port"))
                .anySatisfy(line -> assertThat(line).startsWith("server.port:").contains("\"many\"", "whole number"))
                .anySatisfy(line -> assertThat(line).startsWith("limits.conections:").contains("limits.connections"))
                .anySatisfy(line -> assertThat(line).startsWith("limits.handshakeSeconds:").contains("-1"))
                .anySatisfy(line -> assertThat(line).startsWith("auth.registration:")
                        .contains("auto, open, invite, closed"))
                .anySatisfy(line -> assertThat(line).startsWith("PARLEY_SERVER_HOSTT:").contains("PARLEY_SERVER_HOST"))
                .anySatisfy(line -> assertThat(line).startsWith("auth.bcryptCost:").contains("99"))
                .anySatisfy(line -> assertThat(line).startsWith("tls.certificate").contains("tls.key"))
                .noneSatisfy(line -> assertThat(line).contains("\n"));
    }

    @ParameterizedTest
    @CsvSource({"limits.outBoxBytes, limits.outboxBytes", "outboxBytes, limits.outboxBytes",
            "limits.outbox_bytes, limits.outboxBytes", "server.dat, server.data", "auth.bcryptcost, auth.bcryptCost",
            "journal.durable, journal.durability"})
    void anUnknownKeyIsAnsweredWithTheNearestKnownOne(String wrong, String right) {
        reader.set(wrong, "1", "command line");

        assertThat(mistakes()).singleElement().asString().startsWith(wrong + ":").contains("did you mean " + right)
                .contains("command line");
    }

    @ParameterizedTest
    @CsvSource({"server.port, -1", "server.port, 65536", "server.port, 7420.5", "server.port, 99999999999",
            "server.port, ''", "server.host, ''", "auth.bcryptCost, 3", "auth.bcryptCost, 19",
            "auth.minPasswordLength, 0", "auth.minPasswordLength, 73", "auth.registration, OPEN",
            "limits.connections, -1", "limits.connectionsPerAddress, -1", "limits.handshakeSeconds, 3601",
            "limits.signInSeconds, 86401", "limits.framesPerSecond, 1000001", "limits.loginsPerMinute, -1",
            "limits.outboxBytes, -1", "metrics.port, -2", "metrics.port, 65536", "limits.outboxBytes, 1MB",
            "journal.durability, both"})
    void aValueThatIsNotAllowedIsNamedWithItsKey(String key, String value) {
        reader.set(key, value, "command line");

        assertThat(mistakes()).singleElement().asString().startsWith(key + ":").doesNotContain("{", "\n");
    }

    @ParameterizedTest
    @CsvSource({"server.port, 0", "server.port, 65535", "auth.bcryptCost, 4", "auth.bcryptCost, 18",
            "auth.minPasswordLength, 1", "auth.minPasswordLength, 72", "limits.connections, 0",
            "limits.handshakeSeconds, 0", "metrics.port, -1", "limits.signInSeconds, 86400", "limits.outboxBytes, 0"})
    void theEndsOfTheRangesAreAllowed(String key, String value) throws ConfigException {
        reader.set(key, value, "command line");

        assertThat(reader.finish()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"tls.certificate", "tls.key"})
    void certificateAndKeyAreGivenTogether(String alone) {
        reader.set(alone, "file.pem", "command line");

        assertThat(mistakes()).singleElement().asString()
                .startsWith("tls.certificate and tls.key must be given together (").contains(alone + ": command line");
    }

    @ParameterizedTest
    @CsvSource({"20, 30", "30, 30", "1, 86400"})
    void aSessionIsNotEndedBeforeItWasPinged(int timeout, int ping) throws IOException {
        Path file = file("[limits]\npingSeconds = " + ping + "\n");
        reader.readFile(file);
        reader.set("limits.timeoutSeconds", Integer.toString(timeout), "command line");

        assertThat(mistakes()).containsExactly("limits.timeoutSeconds must be more than limits.pingSeconds, or 0"
                + " (limits.timeoutSeconds: command line; limits.pingSeconds: " + file + ", line 2)");
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "20, 0", "31, 30", "0, 0"})
    void pingAndTimeoutCanBeSwitchedOff(String timeout, String ping) throws ConfigException {
        reader.set("limits.pingSeconds", ping, "command line");
        reader.set("limits.timeoutSeconds", timeout, "command line");

        assertThat(reader.finish()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "[::1]:7420", "0.0.0.0:7420", "chat.example.org:7420", "a b", "https://x"})
    void whatIsNoAddressIsNotListenedOn(String wrong) {
        for (String key : List.of("server.host", "metrics.host")) {
            ConfigReader one = new ConfigReader(ServerConfig.defaults());
            one.set(key, wrong, "command line");

            assertThat(catchThrowableOfType(ConfigException.class, one::finish).mistakes()).singleElement().asString()
                    .startsWith(key + ": must be a host name or an address, without port and brackets, not " + wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::1", "fe80::1%eth0", "fe80::1%4", "0.0.0.0", "localhost", "chat.example.org"})
    void anAddressIsListenedOn(String host) throws ConfigException {
        reader.set("server.host", host, "command line");
        reader.set("metrics.host", host, "command line");

        assertThat(reader.finish().server().host()).isEqualTo(host);
    }

    @Test
    void aMistakeTellsWhereItStands() throws IOException {
        Path file = file("[server]\nport = 70000\n[limits]\nconnections = \"many\"\nprot = 1\n");
        reader.readFile(file);
        reader.readEnvironment(Map.of("PARLEY_AUTH_BCRYPT_COST", "99"));
        reader.set("auth.minPasswordLength", "0", "command line");

        assertThat(mistakes()).hasSize(5)
                .anySatisfy(line -> assertThat(line).startsWith("server.port:").endsWith("(" + file + ", line 2)"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("limits.connections:").endsWith("(" + file + ", line 4)"))
                .anySatisfy(line -> assertThat(line).startsWith("limits.prot:").endsWith("(" + file + ", line 5)"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("auth.bcryptCost:").endsWith("(PARLEY_AUTH_BCRYPT_COST)"))
                .anySatisfy(line -> assertThat(line).startsWith("auth.minPasswordLength:").endsWith("(command line)"));
    }

    @Test
    void aFileInAnotherEncodingIsNamedSo() throws IOException {
        Path file = Files.write(folder.resolve("parley.toml"), "[server]\nhost = \"ü\"\n".getBytes(ISO_8859_1));
        reader.readFile(file);

        assertThat(mistakes()).containsExactly(file + ": is not text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example.org:7420", "[2001:db8::1]", "https://chat.example.org", "chat/x", "a b",
            "chat?"})
    void whatCannotStandInALinkIsNoHostToAdvertise(String wrong) {
        reader.set("server.advertise", wrong, "command line");

        assertThat(mistakes()).singleElement().asString()
                .startsWith("server.advertise: must be a host name or an address")
                .contains(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chat.example.org", "chat.example.org.", "localhost", "192.0.2.7", "2001:db8::1", "::1",
            "::ffff:192.0.2.7", "bücher.example", "my_host-1"})
    void namesAndAddressesCanBeAdvertised(String host) throws ConfigException {
        reader.set("server.advertise", host, "command line");

        assertThat(reader.finish().server().advertise()).isEqualTo(host);
    }

    @Test
    void aFileThatIsNotTomlIsNamedWithTheLine() throws IOException {
        Path file = file("[server]\nport = 1\nhost 0.0.0.0\n");
        reader.readFile(file);

        assertThat(mistakes()).singleElement().asString().startsWith(file + ": line 3: ").doesNotContain("\n");
    }

    @Test
    void aFileThatIsMissingOrNoFileIsNamed() {
        reader.readFile(folder.resolve("nowhere.toml"));
        reader.readFile(folder);

        assertThat(mistakes()).hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith(folder.resolve("nowhere.toml") + ": "))
                .anySatisfy(line -> assertThat(line).startsWith(folder + ": "));
    }

    @Test
    void settingsThatChangeAConfigurationAreChecked() throws ConfigException {
        assertThat(ServerConfig.defaults().with(Map.of("server.port", "0")).server().port()).isZero();
        assertThatThrownBy(() -> ServerConfig.defaults().with(Map.of("server.port", "x")))
                .isInstanceOf(ConfigException.class).hasMessageContaining("server.port");
    }

    @Test
    void theFileThatComesWithTheServerHasEveryKeyWithItsDefaultAndAComment() throws IOException, ConfigException {
        Path shipped = Path.of(System.getProperty("basedir", "."), "parley.toml");
        reader.readFile(shipped);

        assertThat(reader.finish()).isEqualTo(ServerConfig.defaults());
        assertThat(Toml.parse(shipped).dottedKeySet()).containsExactlyInAnyOrderElementsOf(reader.keys());
        for (String block : Files.readString(shipped).split("\n\\s*\n", -1)) {
            assertThat(block.strip()).as("every block of settings is explained").matches("(?s)#.*|\\[\\w+]");
        }
    }
}
