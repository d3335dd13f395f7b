package chat.parley.bench;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A server process on a free port of the loopback interface, as the launcher starts it, with cheap passwords and no limits, and what
 * makes clients of it. Used by one thread.
 */
final class BenchServer implements AutoCloseable {

    /** Of every account. */
    static final String PASSWORD = "benchmark";
    private static final Pattern METRICS = Pattern.compile("metrics on (http://\\S+)");
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Path data;
    private final List<String> settings;
    private final List<String> before;
    private final ClientRuntime runtime = ClientRuntime.create();
    private final List<ParleyClient> clients = new ArrayList<>();
    private Process process;
    private InviteLink link;

    private BenchServer(Path data, List<String> settings, List<String> before) throws IOException {
        this.data = data;
        this.settings = settings;
        this.before = before;
        this.process = launch(0);
        this.link = readLink();
    }

    /**
     * Starts a server in a new directory.
     *
     * @param settings each {@code key=value}
     * @return it, listening
     * @throws IOException when it does not start
     */
    static BenchServer start(String... settings) throws IOException {
        return new BenchServer(Files.createTempDirectory("parley-bench"), List.of(settings), List.of());
    }

    /**
     * Starts a server in a new directory, on a processor of its own if there are two, and moves this process to the others.
     *
     * @param durability which
     * @param more settings, each {@code key=value}
     * @return it, listening
     * @throws IOException when it does not start
     */
    static BenchServer startApart(String durability, String... more) throws IOException {
        Cores.leaveToServer();
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("journal.durability=" + durability);
        return new BenchServer(Files.createTempDirectory("parley-bench"), settings, Cores.server());
    }

    private Process launch(int port) throws IOException {
        List<String> command = new ArrayList<>(before);
        // Each of the programs in front becomes the next one: the process is the server's.
        command.addAll(List.of(Objects.requireNonNull(System.getProperty("parley.launcher"), "run ./parley bench"),
                "server", "--data", data.toString(), "--host", "127.0.0.1", "--port", String.valueOf(port)));
        for (String setting : List.of("auth.bcryptCost=4", "limits.framesPerSecond=0", "limits.loginsPerMinute=0",
                "limits.loginsPerAccount=0", "limits.connections=0", "limits.connectionsPerAddress=0",
                "limits.connectionsNotSignedIn=0", "limits.roomsPerAccount=0", "limits.signInSeconds=0",
                "limits.joinsPerAccount=0")) {
            command.addAll(List.of("--set", setting));
        }
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        return new ProcessBuilder(command).redirectError(data.resolve("server.log").toFile()).start();
    }

    private InviteLink readLink() throws IOException {
        BufferedReader out = process.inputReader();
        InviteLink found = null;
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("invite: ")) {
                found = InviteLink.parse(line.substring("invite: ".length())).orElseThrow();
            } else if (line.startsWith("listening on ") && found != null) {
                return found;
            }
        }
        throw new IOException("the server did not start: " + Files.readString(data.resolve("server.log")));
    }

    /**
     * Kills the server without a word and starts it again on the same port.
     *
     * @return when it was listening again, by {@link System#nanoTime}
     * @throws IOException when it does not start
     */
    long restart() throws IOException {
        process.destroyForcibly().onExit().join();
        process = launch(link.address().port());
        readLink();
        return System.nanoTime();
    }

    /**
     * Makes a client that is signed in with a new account.
     *
     * @param name the account
     * @param listener who is told what happens
     * @return it
     */
    ParleyClient client(String name, ClientListener listener) {
        ParleyClient client = new ParleyClient(runtime,
                ClientConfig.of(link.address(), tls(), "bench").withTimeouts(TIMEOUT, TIMEOUT), listener);
        clients.add(client);
        join(client.connect());
        join(client.request(new SessionRequest.Register(name, PASSWORD)));
        join(client.login(name, PASSWORD));
        return client;
    }

    /** Where the server tells its numbers, when it was started with {@code metrics.port=-1}. */
    URI metrics() throws IOException {
        Matcher found = METRICS.matcher(Files.readString(data.resolve("server.log")));
        if (!found.find()) {
            throw new IOException("the server's log does not tell where its metrics are");
        }
        return URI.create(found.group(1));
    }

    /** Sees to it that the server does not outlive this process when that is ended from outside. */
    void endWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** What the server's process takes. */
    ProcessFigures figures() {
        return new ProcessFigures(process);
    }

    private SSLContext tls() {
        try {
            return PinnedTrust.context(link.ca());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The link that leads to it. */
    InviteLink link() {
        return link;
    }

    /** Signs an account in that {@link #client} has made, for somebody else: gives the session's token. */
    String token(String name) {
        ParleyClient client = new ParleyClient(runtime, ClientConfig.of(link.address(), tls(), "bench"),
                new ClientListener() {
                });
        join(client.connect());
        Reply.SignedIn signedIn = join(client.login(name, PASSWORD));
        client.close();
        return Objects.requireNonNull(signedIn.token(), "a login answers a token");
    }

    /** Makes a room and gives its id. */
    static long room(ParleyClient owner, String name) {
        return join(owner.request(new RoomRequest.Create(name, null, null, null, 0))).conversation().conversation();
    }

    /** Waits for an answer. */
    static <T> T join(CompletableFuture<T> answer) {
        return answer.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Ends the clients and the server, and removes its directory. */
    @Override
    public void close() {
        clients.forEach(ParleyClient::close);
        runtime.close();
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
