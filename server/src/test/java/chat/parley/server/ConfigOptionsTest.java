package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.config.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConfigOptionsTest {

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ", -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--data d", "--host :: --port 0 --data /a/b", "--set server.port=1 --port 2",
            "--set limits.outboxBytes=4096 --set auth.registration=closed --data x", "--set tls.names=a=b,c",
            "--set metrics.host=::1", "--host \u00e9"})
    void plainOptionsAreReadAsPicocliReadsThem(String line) throws ConfigException {
        ConfigOptions byPicocli = new ConfigOptions();
        new CommandLine(byPicocli).parseArgs(words(line));

        assertThat(ConfigOptions.plain(words(line)).orElseThrow().read()).isEqualTo(byPicocli.read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "user list", "--data", "--data=d", "--data d --data e", "--data --port",
            "--port -1",
            "--set port", "--set =1", "--set a=1 --set a=2", "--data @file", "--data \"d\"", "--data ", "--dat d",
            "x y"})
    void anythingElseIsLeftToPicocli(String line) {
        assertThat(ConfigOptions.plain(words(line))).isEmpty();
    }

    @Test
    void theConfigurationThatIsNamedIsRead() {
        ConfigOptions options = ConfigOptions.plain("--config", "missing.toml").orElseThrow();

        assertThat(List.of("missing.toml: there is no such file")).isEqualTo(mistakes(options));
    }

    private static List<String> mistakes(ConfigOptions options) {
        try {
            options.read();
            return List.of();
        } catch (ConfigException e) {
            return e.mistakes();
        }
    }
}
