package chat.parley.desktop.testing;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real server with a real database, which can be stopped and started again on the same port. One thread only. */
public final class TestServer implements AutoCloseable {

    private final Path data;
    private final int port;
    private final InviteLink link;

    private @Nullable ChatServer server;

    public TestServer(Path data) {
        this(data, Map.of());
    }

    public TestServer(Path data, Map<String, String> settings) {
        this.data = data;
        ChatServer first = start(0, settings);
        server = first;
        port = first.port();
        link = first.inviteLink();
    }

    public int port() {
        return port;
    }

    /** The link that leads to it, as it prints it. */
    public String link() {
        return link.text();
    }

    /** A link with an invitation, into a room if its id is not 0. */
    public InviteLink invite(long room, int uses, Duration lifetime) {
        return link.with(made(room, uses, lifetime).token());
    }

    /** A link with an invitation that was revoked. */
    public InviteLink revoked() {
        Invites.Made made = made(0, 1, Duration.ofDays(1));
        try {
            invites().revoke(made.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return link.with(made.token());
    }

    private Invites.Made made(long room, int uses, Duration lifetime) {
        try {
            return invites().create(room, uses, lifetime);
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Invites invites() {
        return Objects.requireNonNull(server, "it is stopped").invites();
    }

    public InviteLink invite() {
        return link;
    }

    /** Host and port, without the certificate authority. */
    public String address() {
        return link.address().toString();
    }

    /** Gives it another certificate authority, as an administrator does; links stay as they were. */
    public CaFingerprint rollOver() {
        try (ControlClient control = ControlClient.connect(data)) {
            control.ask(new ControlRequest.CertificateRollOver(Duration.ofDays(1).toSeconds()),
                    ControlReply.Done.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(server, "it is stopped").inviteLink().ca();
    }

    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Starts it again, on the same port and with the same data. */
    public void startAgain() {
        server = start(port, Map.of());
    }

    /** Starts it again with the same identity and an empty database. */
    public void startWithoutAccounts() {
        try (var files = Files.list(data)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("parley.db")).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    @Override
    public void close() {
        stop();
    }

    private ChatServer start(int atPort, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("server.host", "127.0.0.1", "server.port",
                String.valueOf(atPort), "server.data", data.toString(), "auth.bcryptCost", "4"));
        settings.putAll(more);
        try {
            return ChatServer.start(ServerConfig.defaults().with(settings));
        } catch (StartupException | ConfigException e) {
            throw new IllegalStateException("the test's server does not start", e);
        }
    }
}
