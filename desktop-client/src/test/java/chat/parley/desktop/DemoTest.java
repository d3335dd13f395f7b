package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.demo.Demo;
import chat.parley.desktop.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as the launcher starts it: in a virtual machine of its own, which it ends. */
class DemoTest {

    private static final int MAX_SECONDS = 300;

    @TempDir
    private Path directory;

    private int demo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8", "-Dglass.platform=Headless", "-Dprism.order=sw",
                        "-Djava.awt.headless=true", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        Demo.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile()).start();
        boolean ended = process.waitFor(MAX_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("the demonstration ends").isTrue();
        return process.exitValue();
    }

    @Test
    void twoPeopleTalkAndEveryMessageArrives() throws Exception {
        try (TestServer server = new TestServer(directory.resolve("server"))) {
            Path pictures = directory.resolve("pictures");
            int exit = demo("--link", server.link(), "--screenshots", pictures.toString(), "--talk");
            String out = Files.readString(directory.resolve("out"), StandardCharsets.UTF_8);
            assertThat(exit).as("%s", out).isZero();
            assertThat(out.lines().filter(line -> line.startsWith("[Ada’s window]"))).hasSize(6);
            assertThat(out.lines().filter(line -> line.startsWith("[Grace’s window]"))).hasSize(6);
            assertThat(out).contains("(private to Ada)", "(private to Grace)", "(private)");
            assertThat(pictures.resolve("ada.png")).isNotEmptyFile();
            assertThat(pictures.resolve("grace.png")).isNotEmptyFile();
        }
    }

    @Test
    void withoutALinkItSaysHowItIsUsed() throws Exception {
        assertThat(demo("--talk")).isEqualTo(2);
        assertThat(Files.readString(directory.resolve("err"), StandardCharsets.UTF_8)).contains("--link");
    }
}
