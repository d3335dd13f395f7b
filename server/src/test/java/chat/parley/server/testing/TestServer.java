package chat.parley.server.testing;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.server.ChatServer;
import chat.parley.server.StartupException;
import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import chat.parley.server.invite.Invites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * A server on a free port of the loopback interface, with cheap passwords and few limits, and its clients: closing it closes
 * them first.
 */
public final class TestServer implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.of("server.host", "127.0.0.1", "server.port", "0",
            "auth.bcryptCost", "4", "limits.loginsPerMinute", "0",
            "limits.loginsPerAccount", "0", "journal.durability", "process");

    private final Path data;
    private final ChatServer server;
    private final Queue<TestClient> clients = new ConcurrentLinkedQueue<>();

    private TestServer(Path data, ChatServer server) {
        this.data = data;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param data its data directory
     * @param settings each {@code key=value}
     */
    public static TestServer start(Path data, String... settings) {
        try {
            return new TestServer(data, ChatServer.start(config(data, settings)));
        } catch (StartupException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The configuration that {@link #start} uses. */
    public static ServerConfig config(Path data, String... settings) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("server.data", data.toString());
        all.putAll(Arrays.stream(settings).map(s -> s.split("=", 2)).collect(Collectors.toMap(s -> s[0], s -> s[1])));
        try {
            return ServerConfig.defaults().with(all);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The port. */
    public int port() {
        return server.port();
    }

    /** The port of its monitoring, which a setting has switched on. */
    public int metricsPort() {
        return server.metricsPort().orElseThrow();
    }

    /** The value of a metric. */
    public double metric(String name) {
        return metricsText().lines().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst()
                .orElseThrow(() -> new AssertionError("there is no metric " + name));
    }

    /** All metrics, as monitoring is told them. */
    public String metricsText() {
        return server.metrics().text();
    }

    /** What clients pin. */
    public CaFingerprint ca() {
        return server.inviteLink().ca();
    }

    /** Gives it another certificate authority, as an administrator does, with a grace of a day; tells which. */
    public CaFingerprint rollOver() {
        try (ControlClient control = ControlClient.connect(data)) {
            control.ask(new ControlRequest.CertificateRollOver(Duration.ofDays(1).toSeconds()),
                    ControlReply.Done.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ca();
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** What it prints for whoever is to come. */
    public InviteLink link() {
        return server.inviteLink();
    }

    /**
     * Makes an invitation.
     *
     * @param room the id of the room that it leads into; 0 for none
     * @param uses how many people it may bring; 0 for any number
     * @param lifetime how long it is good
     */
    public Invites.Made invite(long room, int uses, Duration lifetime) {
        try {
            return server.invites().create(room, uses, lifetime);
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The invitations that there are. */
    public Invites invites() {
        return server.invites();
    }

    /** Connects a client. */
    public TestClient connect() {
        return remember(TestClient.connect(port(), ca()));
    }

    /** Connects a client that comes from another address of the loopback network. */
    public TestClient connectFrom(String address) {
        return remember(TestClient.from(InetAddress.ofLiteral(address), port(), ca()));
    }

    /** Connects a client of protocol 2. */
    public ModernClient connectModern() {
        return new ModernClient(connect());
    }

    /** A client of protocol 2 that has just signed in, with a new account. */
    public ModernClient modern(String name) {
        register(name);
        return modernAgain(name);
    }

    /** A client of protocol 2 that has just signed in, with an account that exists. */
    public ModernClient modernAgain(String name) {
        ModernClient client = connectModern();
        client.does(Requests.login(name));
        return client;
    }

    /** Connects a client that reads nothing. */
    public TestClient connectDeaf(int receiveBuffer) {
        return remember(TestClient.deaf(port(), ca(), receiveBuffer));
    }

    private TestClient remember(TestClient client) {
        clients.add(client);
        return client;
    }

    /** Makes an account. */
    public void register(String name) {
        try (TestClient client = TestClient.connect(port(), ca())) {
            client.does(Requests.register(name));
        }
    }

    /** A client that has just signed in, with a new account, and has heard its list. */
    public TestClient inLobby(String name) {
        register(name);
        return again(name);
    }

    /** A client that has just signed in, with an account that exists, and has heard its list. */
    public TestClient again(String name) {
        TestClient client = connect().does(Requests.login(name));
        client.next();
        return client;
    }

    /** A client that has just entered a room, with a new account, and has heard its list; the room is made if need be. */
    public TestClient inRoom(String name, String room) {
        TestClient client = inLobby(name);
        client.ask(Requests.create(room));
        client.does(Requests.enter(room));
        client.next();
        return client;
    }

    /** Stops the server as SIGTERM does; what its clients were sent stays to be heard. */
    public void stop() {
        server.close();
    }

    /** Closes the clients, then the server. */
    @Override
    public void close() {
        clients.forEach(TestClient::close);
        server.close();
    }
}
