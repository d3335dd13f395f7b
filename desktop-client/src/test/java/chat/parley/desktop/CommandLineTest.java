package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.ui.Phrase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private static final String LINK = "parley://chat.example.org:7420/?ca=" + "0f".repeat(32);

    @Test
    void readsLinkAndDirectory() {
        assertThat(CommandLine.parse("--link", LINK, "--config", "somewhere"))
                .isEqualTo(new CommandLine.Open(LINK, Path.of("somewhere")));
    }

    @Test
    void takesABareLink() {
        assertThat(CommandLine.parse("--config", "somewhere", LINK))
                .isEqualTo(new CommandLine.Open(LINK, Path.of("somewhere")));
    }

    @Test
    void needsNothing() {
        assertThat(CommandLine.parse()).isInstanceOf(CommandLine.Open.class);
    }

    @Test
    void helps() {
        assertThat(CommandLine.parse("--config", "x", "--help")).isEqualTo(new CommandLine.Help());
    }

    @Test
    void tellsItsVersion() {
        assertThat(CommandLine.parse("--version")).isEqualTo(new CommandLine.Version());
        assertThat(CommandLine.parse("--config", "x", "-V")).isEqualTo(new CommandLine.Version());
    }

    @Test
    void checksTheWayToAServer() {
        CaFingerprint ca = new CaFingerprint("0f".repeat(32));
        ServerAddress server = new ServerAddress("chat.example.org", 7420);
        assertThat(CommandLine.parse("doctor", LINK, "--user", "Ada", "--config", "somewhere"))
                .isEqualTo(new CommandLine.Doctor(server, ca, "Ada", Path.of("somewhere")));
        assertThat(CommandLine.parse("doctor", "--config", "somewhere", "chat.example.org"))
                .isEqualTo(new CommandLine.Doctor(server, null, null, Path.of("somewhere")));
        assertThat(CommandLine.parse("doctor", "--help")).isEqualTo(new CommandLine.Help());
    }

    @ParameterizedTest
    @CsvSource({"--colour, cli.unknown", "--link, cli.noValue", "--link nonsense, cli.badLink",
            "parley://nonsense, cli.badLink", "doctor, cli.noServer", "doctor a:b:c!, cli.badServer",
            "doctor parley://nonsense, cli.badLink", "doctor one two, cli.unknown", "doctor one --link x, cli.unknown",
            "doctor one --user, cli.noValue", "chat.example.org, cli.unknown", "chat.example.org doctor, cli.unknown"})
    void saysWhatIsWrong(String words, String key) {
        assertThat(CommandLine.parse(words.split(" ", -1))).isInstanceOfSatisfying(CommandLine.Mistake.class,
                mistake -> assertThat(mistake.phrase()).extracting(Phrase::key).isEqualTo(key));
    }
}
