package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.InviteLink;
import chat.parley.server.testing.TestClient;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The packaged server as a process of its own; killed when it is closed. */
public final class ServerProcess implements AutoCloseable {

    private static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target");
    private static final Path CLASSES = TARGET.resolve("server-process.aot");
    private static final Path NEW_CLASSES = TARGET.resolve("server-process-new.aot");

    /** An option for a server that is to leave what its JVM has loaded when it ends by itself, for {@link #useClasses}. */
    public static final String KEEP_CLASSES = "-XX:AOTCacheOutput=" + NEW_CLASSES;

    private static final List<String> CHEAP = List.of("--host", "127.0.0.1", "--port", "0", "--set",
            "auth.bcryptCost=4");

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;
    private final List<TestClient> clients = new ArrayList<>();

    private ServerProcess(Process process) {
        this.process = process;
        this.readers = List.of(reader(process.getInputStream(), out), reader(process.getErrorStream(), err));
    }

    private static Thread reader(InputStream from, List<String> into) {
        return Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                lines.lines().forEach(into::add);
            } catch (IOException | UncheckedIOException _) {
                into.add("(the test has closed it)");
            }
        });
    }

    /** From now on servers begin with what one has left that had {@link #KEEP_CLASSES}, in every test: in half the time. */
    public static void useClasses() throws IOException {
        if (Files.exists(NEW_CLASSES)) { // or its JVM could not, and they take their time
            Files.move(NEW_CLASSES, CLASSES, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Starts a server with cheap passwords on a free port and waits until it listens. */
    public static ServerProcess listening(Path data, String... arguments) throws IOException {
        return listening(List.of(), data, arguments);
    }

    /** Does it with options for the JVM. */
    public static ServerProcess listening(List<String> jvm, Path data, String... arguments) throws IOException {
        ServerProcess server = start(jvm, Map.of(), Stream.concat(Stream.concat(CHEAP.stream(),
                Stream.of("--data", data.toString())), Stream.of(arguments)).toArray(String[]::new));
        server.awaitLine("listening on ");
        return server;
    }

    /** Starts the server with nothing but these arguments. */
    public static ServerProcess start(List<String> jvm, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        if (!jvm.contains(KEEP_CLASSES) && Files.exists(CLASSES)) {
            // From other jars it is of no use, which is nothing to tell.
            command.addAll(List.of("-XX:AOTCache=" + CLASSES, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        command.addAll(jvm);
        command.addAll(List.of("-cp", jar() + File.pathSeparator + TARGET.resolve("lib") + "/*",
                "chat.parley.server.ServerMain"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start());
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(f -> f.getFileName().toString().matches("parley-server-.*(?<!-tests|-sources)\\.jar"))
                    .findFirst().orElseThrow();
        }
    }

    /** Waits for a line of standard output and gives what comes after its beginning. */
    public String awaitLine(String beginning) {
        Awaitility.await().atMost(TestClient.PATIENCE.multipliedBy(2))
                .until(() -> !process.isAlive() || line(beginning) != null);
        String line = line(beginning);
        assertThat(line).as("standard error: %s", err).isNotNull();
        return line.substring(beginning.length());
    }

    private @Nullable String line(String beginning) {
        return out.stream().filter(l -> l.startsWith(beginning)).findFirst().orElse(null);
    }

    /** What brings a person here. */
    public InviteLink inviteLink() {
        return InviteLink.parse(awaitLine("invite: ")).orElseThrow();
    }

    /** The port that it listens on. */
    public int port() {
        return inviteLink().address().port();
    }

    /** The number by which the operating system knows it. */
    public long pid() {
        return process.pid();
    }

    /** Connects a client as a person would: with the invite link. */
    public TestClient connect() {
        return connectDeaf(0).listen();
    }

    /** Connects a client that reads nothing. */
    public TestClient connectDeaf(int receiveBuffer) {
        InviteLink link = inviteLink();
        TestClient client = TestClient.deaf(link.address().port(), link.ca(), receiveBuffer);
        clients.add(client);
        return client;
    }

    /** Sends SIGTERM; the output can be read until its end, other than with {@link Process#destroy()}. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Sends SIGKILL, and waits until it is done. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end, and gives the exit code. */
    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(TestClient.PATIENCE.multipliedBy(2).toSeconds(), TimeUnit.SECONDS)).isTrue();
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /** Everything on standard output until now. */
    public List<String> out() {
        return List.copyOf(out);
    }

    /** Everything on standard error until now. */
    public List<String> err() {
        return List.copyOf(err);
    }

    /** Closes every client. */
    public void closeClients() {
        clients.forEach(TestClient::close);
    }

    @Override
    public void close() {
        closeClients();
        process.destroyForcibly();
    }
}
