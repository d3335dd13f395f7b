package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the packaged jars to two people talking: the server is one process, two real clients in their windows are another, and
 * nothing connects them but the invite link that the server prints.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class EndToEndIT {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path scratch;

    private @Nullable Process server;

    @AfterEach
    void stopTheServer() throws InterruptedException {
        if (server != null) {
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void twoClientsTalkThroughThePackagedServer() throws Exception {
        String link = startServer();
        Path output = scratch.resolve("clients.txt");
        Path screenshots = scratch.resolve("screenshots");

        Process clients = client(output, "chat.parley.desktop.demo.Demo", "--link", link, "--screenshots",
                screenshots.toString(), "--talk");

        assertThat(clients.waitFor(300, TimeUnit.SECONDS)).isTrue();
        String transcript = Files.readString(output);
        assertThat(clients.exitValue()).describedAs(transcript).isZero();
        assertThat(transcript).contains("Ada’s window", "Grace’s window", "(private", "welcome to Parley");
        assertThat(screenshots).isDirectoryContaining("glob:**.png");
    }

    /** Starts the server on a free port and waits until it says that it listens; the invite link is the line before. */
    private String startServer() throws IOException {
        Path target = Path.of("..", "server", "target");
        List<String> command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-cp",
                jarIn(target) + File.pathSeparator + target.resolve("lib") + File.separator + "*",
                "chat.parley.server.ServerMain"));
        command.addAll(List.of("--data", scratch.resolve("data").toString(), "--host", "127.0.0.1", "--port", "0"));
        Process started = new ProcessBuilder(command).redirectError(scratch.resolve("server.log").toFile()).start();
        server = started;
        String link = "";
        BufferedReader lines = started.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("invite: ")) {
                link = line.substring("invite: ".length());
            } else if (line.startsWith("listening on ")) {
                return link;
            }
        }
        throw new AssertionError("the server ended: " + Files.readString(scratch.resolve("server.log")));
    }

    private static Process client(Path output, String... mainClassAndArguments) throws IOException {
        Path target = Path.of("target");
        List<Path> fx = new ArrayList<>();
        List<Path> others = new ArrayList<>(List.of(jarIn(target)));
        try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            libraries.forEach(jar -> (jar.getFileName().toString().startsWith("javafx-") ? fx : others).add(jar));
        }
        List<String> command = new ArrayList<>(
                List.of(JAVA, "-Dstdout.encoding=UTF-8", "-Dglass.platform=Headless", "-Dprism.order=sw",
                        "--enable-native-access=javafx.graphics", "--module-path", joined(fx), "--add-modules",
                        "javafx.controls", "-cp", joined(others)));
        command.addAll(List.of(mainClassAndArguments));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private static Path jarIn(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("parley-[a-z-]+-[0-9].*\\.jar"))
                    .findFirst().orElseThrow();
        }
    }

    private static String joined(List<Path> jars) {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }
}
