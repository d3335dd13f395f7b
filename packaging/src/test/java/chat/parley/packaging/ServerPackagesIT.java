package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./parley package --server} makes: it is made here, looked into, and started. */
@EnabledOnOs(OS.LINUX)
class ServerPackagesIT {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path OUT = MODULE.resolve("target/server-packages");
    private static final Path IMAGE = OUT.resolve("parley-server");
    private static final String PROGRAM = "opt/parley-server/";

    @TempDir
    static Path temporary = Path.of("");

    private static ContainerTar image = new ContainerTar(NullNode.instance, 0, Map.of());

    @BeforeAll
    static void makePackages() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(MODULE.resolve("server.sh").toString(), "--out", OUT.toString()));
        if (!isThere("dpkg-deb")) {
            command.addAll(List.of("--type", "container"));
        }
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(temporary.resolve("log").toFile());
        script.environment().put("PACKAGE_JDK", System.getProperty("java.home", ""));
        script.environment().put("PACKAGE_VERSION", version());
        script.environment().remove("PACKAGE_OPTIONS");
        assertThat(script.start().waitFor()).as(() -> read(temporary.resolve("log"))).isZero();
        image = ContainerTar.read(only("*.tar"));
    }

    @Test
    void theImageStartsFromItsCacheAndStops() throws IOException, InterruptedException {
        ProcessBuilder server = new ProcessBuilder(IMAGE.resolve("bin/parley-server").toString(), "--data",
                temporary.resolve("data").toString(), "--host", "127.0.0.1", "--port", "0");
        server.environment().put("PARLEY_JAVA_OPTIONS", "-XX:AOTMode=on"); // no start without the cache
        startsAndStops(server);
        assertThat(temporary.resolve("data/scratch")).as("SQLite's library is not unpacked").isEmptyDirectory();
    }

    @Test
    void theUnitWaitsUntilCommandsReachTheServer() throws IOException, InterruptedException {
        Path data = temporary.resolve("awaited");
        Process server = new ProcessBuilder(IMAGE.resolve("bin/parley-server").toString(), "--data", data.toString(),
                "--host", "127.0.0.1", "--port", "0").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(awaitStart(data, server)).isZero();
            assertThat(data.resolve("control.sock")).exists();
            assertThat(server.destroyForcibly().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(data.resolve("control.sock")).as("what is left of it is no server").exists();
            assertThat(awaitStart(data, server)).as("it does not wait for one that has ended").isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private static int awaitStart(Path data, Process server) throws IOException, InterruptedException {
        Process waiting = new ProcessBuilder(MODULE.resolve("server/deb/await-start").toString(), data.toString(),
                Long.toString(server.pid())).inheritIO().start();
        try {
            assertThat(waiting.waitFor(50, TimeUnit.SECONDS)).as("it ends before it gives up").isTrue();
            return waiting.exitValue();
        } finally {
            waiting.destroyForcibly();
        }
    }

    @Test
    void theContainerRunsTheServerAsItsOwnUser() {
        assertThat(image.config().get("User").asText()).isEqualTo("10001:10001");
        assertThat(image.config().get("Entrypoint")).map(node -> node.asText()).containsExactly(
                "/" + PROGRAM + "runtime/bin/java", "@/" + PROGRAM + "app/arguments");
        assertThat(image.config().get("ExposedPorts").fieldNames()).toIterable().containsExactly("7420/tcp");
        assertThat(image.config().get("Volumes").fieldNames()).toIterable().containsExactly("/var/lib/parley");
        assertThat(image.config().get("Env")).map(node -> node.asText()).containsExactlyInAnyOrder("LC_ALL=C.UTF-8",
                "MALLOC_ARENA_MAX=2", "PARLEY_SERVER_DATA=/var/lib/parley");
        assertThat(image.file("var/lib/parley")).satisfies(data -> {
            assertThat(data.user()).isEqualTo(10001);
            assertThat(data.mode() & 0777).isEqualTo(0700);
        });
        assertThat(image.text("etc/passwd")).contains(":10001:10001:");
    }

    @Test
    void theContainersLayersHoldWhatTheServerNeeds() {
        assertThat(image.layers()).isEqualTo(3);
        List<String> arguments = image.text(PROGRAM + "app/arguments").lines().toList();
        assertThat(arguments).endsWith("chat.parley.server.ServerMain");
        Stream<String> classPath = Arrays.stream(arguments.get(arguments.indexOf("-cp") + 1).split(":", -1));
        assertThat(classPath.map(jar -> jar.substring(1))).contains(PROGRAM + "app/parley-server-" + version() + ".jar")
                .hasSizeGreaterThan(15).allSatisfy(jar -> assertThat(image.files()).containsKey(jar));
        assertThat(image.files()).containsKeys(PROGRAM + "app/parley-server.aot",
                PROGRAM + "app/native/libsqlitejdbc.so",
                PROGRAM + "runtime/lib/server/libjvm.so", PROGRAM + "runtime/lib/modules", "etc/nsswitch.conf", "tmp");
        assertThat(image.file(PROGRAM + "runtime/bin/java").mode() & 0777).isEqualTo(0755);
        assertThat(image.files().keySet()).anyMatch(file -> file.endsWith("/libc.so.6"))
                .anyMatch(file -> file.contains("/ld-linux"));
    }

    @Test
    void theContainersLayersHoldNothingElse() {
        assertThat(image.files().keySet())
                .noneMatch(file -> file.matches(".*\\.(pem|key|p12|jks|db|db-wal|db-shm|log)"))
                .noneMatch(file -> file.matches("(usr/)?bin/.*|.*/\\.git.*|.*\\.sh"))
                .allMatch(file -> file.matches("(opt|etc|lib.*|usr|var|tmp)(/.*)?"));
        assertThat(image.files().values()).as("nothing gives its user another's rights")
                .noneMatch(file -> (file.mode() & 06000) != 0);
    }

    @Test
    void theContainersFilesStartByThemselves() throws IOException, InterruptedException {
        assumeTrue(isThere("unshare") && isThere("chroot") && mayHaveItsOwnRoot(),
                "this machine allows nobody here a root directory, processes and network of their own");
        Path root = Files.createDirectory(temporary.resolve("root"));
        image.unpack(root);
        // What a container engine gives: processes and devices of its own, and no way out.
        startsAndStops(
                new ProcessBuilder("unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "sh", "-c", """
                        set -e
                        ip link set lo up 2>/dev/null || :
                        mkdir -p "$1/proc" "$1/dev"
                        mount -t proc proc "$1/proc"
                        mount --rbind /dev "$1/dev"
                        chown 10001:10001 "$1/var/lib/parley"
                        chmod 755 "$1"
                        LC_ALL=C.UTF-8 PARLEY_SERVER_DATA=/var/lib/parley exec chroot --userspec=10001:10001 "$1" \
                          /opt/parley-server/runtime/bin/java -XX:AOTMode=on @/opt/parley-server/app/arguments --port 0
                        """, "sh", root.toString()));
    }

    private static boolean mayHaveItsOwnRoot() throws IOException, InterruptedException {
        return System.getProperty("user.name", "").equals("root")
                && new ProcessBuilder("unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "true").start()
                        .waitFor() == 0;
    }

    @Test
    void theDebianPackageHasWhatTheUnitNeeds() throws IOException, InterruptedException {
        assumeTrue(isThere("dpkg-deb"), "a .deb needs dpkg-deb");
        Path deb = only("*.deb");
        Path tree = temporary.resolve("deb");
        assertThat(new ProcessBuilder("dpkg-deb", "--raw-extract", deb.toString(), tree.toString()).start().waitFor())
                .isZero();

        List<String> unit = Files.readAllLines(tree.resolve("lib/systemd/system/parley-server.service"));
        String start = unit.stream().filter(line -> line.startsWith("ExecStart=")).findFirst().orElseThrow();
        assertThat(start).contains("--config /etc/parley/parley.toml");
        assertThat(tree.resolve(start.replaceAll("ExecStart=/(\\S+).*", "$1"))).isExecutable();
        String wait = unit.stream().filter(line -> line.startsWith("ExecStartPost=")).findFirst().orElseThrow();
        assertThat(tree.resolve(wait.replaceAll("ExecStartPost=/(\\S+).*", "$1"))).isExecutable();
        assertThat(unit).contains("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=",
                "PrivateTmp=yes",
                "User=parley", "StateDirectory=parley");
        assertThat(read(tree.resolve("DEBIAN/conffiles"))).isEqualTo("/etc/parley/parley.toml\n");
        assertThat(Files.readAllLines(tree.resolve("etc/parley/parley.toml"))).contains("# port = 7420")
                .allMatch(line -> line.isBlank() || line.startsWith("#") || line.startsWith("["));
        assertThat(tree.resolve("usr/bin/parley-server")).isExecutable();
        assertThat(read(tree.resolve("DEBIAN/control"))).contains("Package: parley-server\n")
                .doesNotContainPattern("@[A-Z]+@");
    }

    private static void startsAndStops(ProcessBuilder builder) throws IOException, InterruptedException {
        Path log = Files.createTempFile(temporary, "server", ".log");
        Process server = builder.redirectError(log.toFile()).start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).as(() -> read(log)).startsWith("invite: parley://");
            assertThat(out.readLine()).startsWith("listening on ");
            // The JVM itself, where another program has started it.
            ProcessHandle virtualMachine = server.descendants().findFirst().orElse(server.toHandle());
            assertThat(virtualMachine.destroy()).isTrue();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(server.exitValue()).as(() -> read(log)).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private static Path only(String pattern) throws IOException {
        try (var found = Files.newDirectoryStream(OUT, pattern)) {
            return found.iterator().next();
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))

                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String version() {
        return System.getProperty("parley.version", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
