package chat.parley.common.doctor;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.DisconnectedException;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.ServerAddress;
import chat.parley.common.trust.UntrustedCaException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a server as a client does, one step after the other, and tells the steps apart: {@code name}, {@code port},
 * {@code tls}, {@code pin}, {@code protocol}, {@code login}. The first that fails is the last that is told. A password is sent to
 * nobody but a server whose certificate authority is the one that was named.
 *
 * <p>Used by one thread, which waits.
 */
public final class ConnectionDoctor {

    private static final String NAME = "name";
    private static final String PORT = "port";
    private static final String TLS = "tls";
    private static final String PIN = "pin";
    private static final String PROTOCOL = "protocol";
    private static final String LOGIN = "login";

    private final ServerAddress server;
    private final @Nullable CaFingerprint pin;
    private final Duration patience;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Whose password is to be tried.
     *
     * @param user the account's name
     * @param password its password
     */
    public record Login(String user, String password) {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    private ConnectionDoctor(ServerAddress server, @Nullable CaFingerprint pin, Duration patience) {
        this.server = server;
        this.pin = pin;
        this.patience = patience;
    }

    /**
     * Connects, and says how far that went.
     *
     * @param server where to
     * @param pin the fingerprint of the server's certificate authority; {@code null} when none is known
     * @param login whose password is to be tried; {@code null} for nobody's
     * @param patience how long each step may take; more than zero
     * @return what was found, in the order of the steps
     * @throws InterruptedException when the thread is interrupted
     */
    public static List<Finding> examine(ServerAddress server, @Nullable CaFingerprint pin, @Nullable Login login,
            Duration patience) throws InterruptedException {
        ConnectionDoctor doctor = new ConnectionDoctor(server, pin, patience);
        doctor.run(login);
        return List.copyOf(doctor.findings);
    }

    private void run(@Nullable Login login) throws InterruptedException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(server.host());
        } catch (UnknownHostException _) {
            add(Finding.failed(NAME, "there is no host " + server.host(),
                    "check the spelling, and that this machine is in the right network"));
            return;
        }
        add(Finding.ok(NAME, server.host() + " is "
                + Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", "))));
        CaFingerprint shown = secured(addresses);
        if (shown != null) {
            converse(shown, login);
        }
    }

    private void add(Finding finding) {
        findings.add(finding);
    }

    /** Gives the authority that the server has shown, if it is the one that is expected, or none is. */
    private @Nullable CaFingerprint secured(InetAddress[] addresses) {
        FramedConnection connection;
        try {
            connection = FramedConnection.connect(server, addresses, context(pin), patience);
        } catch (IOException e) {
            add(unreachable(e));
            return null;
        }
        add(Finding.ok(PORT, "something listens at port " + server.port()));
        try {
            connection.handshake();
        } catch (IOException e) {
            return untrusted(e);
        } finally {
            connection.abort();
        }
        add(Finding.ok(TLS, "the connection is encrypted, and the certificate is valid"));
        add(Finding.ok(PIN, "the certificate authority is the one that is expected"));
        return pin;
    }

    private Finding unreachable(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException _ -> Finding.failed(PORT, "nobody answers at port " + server.port(),
                    "a firewall may be in the way, or the machine is down");
            case ConnectException _ -> Finding.failed(PORT, "nothing listens at port " + server.port(),
                    "start the server, or check the port");
            default -> Finding.failed(PORT, "port " + server.port() + " cannot be reached (" + failure.getMessage()
                    + ")", "check the network");
        };
    }

    private @Nullable CaFingerprint untrusted(IOException failure) {
        UntrustedCaException untrusted = UntrustedCaException.in(failure).orElse(null);
        if (untrusted == null) {
            add(isAboutCertificate(failure)
                    ? Finding.failed(TLS, "the server's certificate is not valid: " + rootWords(failure),
                            "compare both machines' clocks; else the administrator has to renew it (parley doctor there)")
                    : Finding.failed(TLS, "what listens there does not speak TLS 1.3 (" + rootWords(failure) + ")",
                            "check the port: it is another program's"));
            return null;
        }
        add(Finding.ok(TLS, "the connection is encrypted"));
        if (pin != null) {
            add(Finding.failed(PIN,
                    "the certificate authority is " + untrusted.offered() + ", and not the expected " + pin,
                    "ask the administrator, by another way, whether it was changed, and for a new link;"
                            + " else somebody pretends to be the server"));
            return null;
        }
        add(Finding.warning(PIN, "it is not known which certificate authority to expect; this one is "
                + untrusted.offered().grouped(), "compare it with the administrator's, or use an invite link"));
        return untrusted.offered();
    }

    private void converse(CaFingerprint shown, @Nullable Login login) throws InterruptedException {
        ClientConfig config = ClientConfig.of(server, context(shown), "Parley doctor").withTimeouts(patience, patience);
        try (ClientRuntime runtime = ClientRuntime.create();
                ParleyClient client = new ParleyClient(runtime, config, new ClientListener() {
                })) {
            Reply.Welcome welcome = done(client.connect(), PROTOCOL);
            if (welcome == null) {
                return;
            }
            add(Finding.ok(PROTOCOL, "a Parley server answers"));
            if (login == null) {
                return;
            }
            if (pin == null) {
                add(Finding.warning(LOGIN, "not tried: the password is sent to no server that is not known",
                        "use an invite link, or --ca with the fingerprint"));
                return;
            }
            if (done(client.login(login.user(), login.password()), LOGIN) != null) {
                add(Finding.ok(LOGIN, login.user() + " can sign in"));
                done(client.logout(), LOGIN); // the session is not to stay in the account's list
            }
        }
    }

    /** Waits for an answer; what goes wrong is told. */
    private <T> @Nullable T done(CompletableFuture<T> answer, String step) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            add(Finding.failed(step, step.equals(LOGIN) ? words(e.getCause()) : "no hello: " + words(e.getCause()),
                    step.equals(LOGIN)
                            ? "check name and password; an administrator can set another one"
                            : "if it is a Parley server, one of both programs is too old, or the server is full"));
            return null;
        }
    }

    private static String words(@Nullable Throwable failure) {
        return switch (failure) {
            case RefusedException e -> e.words();
            case DisconnectedException e -> e.loss().words();
            case null -> "no answer";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static boolean isAboutCertificate(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String rootWords(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static SSLContext context(@Nullable CaFingerprint trusted) {
        try {
            return PinnedTrust.context(trusted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS 1.3", e);
        }
    }
}
