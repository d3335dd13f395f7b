package chat.parley.common.doctor;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.DisconnectedException;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.UntrustedCaException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a server as a client does, one {@linkplain ConnectionStep step} after the other, and tells what comes of each. The
 * first that fails is the last. A password is sent to nobody but a server whose certificate authority is the one that was named.
 *
 * <p>Used by one thread, which waits.
 */
public final class ConnectionDoctor {

    private final Way way;
    private final Duration patience;
    private final ClientRuntime runtime;
    private final Consumer<StepResult> told;

    private ConnectionDoctor(Way way, Duration patience, ClientRuntime runtime, Consumer<StepResult> told) {
        this.way = way;
        this.patience = patience;
        this.runtime = runtime;
        this.told = told;
    }

    /**
     * Goes a way, as far as it leads.
     *
     * @param way which
     * @param patience how long each step may take; more than zero
     * @param runtime what connections share
     * @param told told what has come of a step, by this thread, as soon as that is known
     * @throws InterruptedException when the thread is interrupted; on a virtual thread, this also ends what waits for the network
     */
    public static void examine(Way way, Duration patience, ClientRuntime runtime, Consumer<StepResult> told)
            throws InterruptedException {
        new ConnectionDoctor(way, patience, runtime, told).go();
    }

    private void go() throws InterruptedException {
        String host = way.server().host();
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException _) {
            tell(StepOutcome.NAME_UNKNOWN, host);
            return;
        }
        String found = Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        if (found.equals(host)) {
            tell(StepOutcome.NAME_NOT_NEEDED, host);
        } else {
            tell(StepOutcome.NAME_FOUND, host, found);
        }
        CaFingerprint shown = secured(addresses);
        if (shown != null) {
            converse(shown);
        }
    }

    private void tell(StepOutcome outcome, String... details) {
        told.accept(StepResult.of(outcome, details));
    }

    /** Gives the authority that the server has shown, if it is the one that is expected, or none is. */
    private @Nullable CaFingerprint secured(InetAddress[] addresses) {
        String port = String.valueOf(way.server().port());
        FramedConnection connection;
        try {
            connection = FramedConnection.connect(way.server(), addresses, context(way.pin()), patience);
        } catch (SocketTimeoutException _) {
            tell(StepOutcome.PORT_SILENT, port);
            return null;
        } catch (ConnectException _) {
            tell(StepOutcome.PORT_CLOSED, port);
            return null;
        } catch (IOException e) {
            tell(StepOutcome.PORT_UNREACHABLE, port, String.valueOf(e.getMessage()));
            return null;
        }
        tell(StepOutcome.PORT_OPEN, port);
        try {
            connection.handshake();
        } catch (IOException e) {
            UntrustedCaException untrusted = UntrustedCaException.in(e).orElse(null);
            return untrusted == null ? unsecured(e) : strange(untrusted.offered());
        } finally {
            connection.abort();
        }
        tell(StepOutcome.TLS_VALID);
        CaFingerprint pin = way.pin();
        if (pin != null) { // nothing is valid otherwise
            tell(StepOutcome.PIN_EXPECTED, pin.grouped());
        }
        return pin;
    }

    private @Nullable CaFingerprint unsecured(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            tell(StepOutcome.TLS_SILENT);
            return null;
        }
        StepOutcome outcome = StepOutcome.TLS_MISSING;
        Throwable root = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            root = t;
            if (t instanceof CertificateExpiredException || t instanceof CertificateNotYetValidException) {
                outcome = StepOutcome.TLS_OUT_OF_DATE;
            } else if (t instanceof CertificateException && outcome == StepOutcome.TLS_MISSING) {
                outcome = StepOutcome.TLS_NOT_VALID;
            }
        }
        tell(outcome, String.valueOf(root.getMessage()));
        return null;
    }

    private @Nullable CaFingerprint strange(CaFingerprint offered) {
        tell(StepOutcome.TLS_ENCRYPTED);
        if (way.pin() == null) {
            tell(StepOutcome.PIN_UNKNOWN, offered.grouped());
            return offered;
        }
        tell(StepOutcome.PIN_OTHER, offered.grouped(), way.pin().grouped());
        return null;
    }

    private void converse(CaFingerprint shown) throws InterruptedException {
        ClientConfig config = ClientConfig.of(way.server(), context(shown), "Parley doctor").withTimeouts(patience,
                patience);
        try (ParleyClient client = new ParleyClient(runtime, config, new ClientListener() {
        })) {
            if (greets(client) && way.login() != null) {
                if (way.pin() == null) {
                    tell(StepOutcome.LOGIN_NOT_TRIED);
                } else {
                    signIn(client, way.login());
                }
            }
        }
    }

    private boolean greets(ParleyClient client) throws InterruptedException {
        try {
            Reply.Welcome welcome = answer(client.connect());
            tell(StepOutcome.PROTOCOL_SPOKEN, welcome.server() + " " + welcome.version());
            return true;
        } catch (IOException | RefusedException e) {
            tell(switch (code(e)) {
                case UNSUPPORTED_PROTOCOL, UNKNOWN_TYPE -> StepOutcome.PROTOCOL_OTHER;
                case SERVER_FULL, TOO_MANY_CONNECTIONS -> StepOutcome.PROTOCOL_FULL;
                case null, default -> StepOutcome.PROTOCOL_MISSING;
            }, words(e));
            return false;
        }
    }

    private void signIn(ParleyClient client, Way.Login login) throws InterruptedException {
        try {
            Reply.SignedIn _ = answer(client.login(login.user(), login.password()));
        } catch (IOException | RefusedException e) {
            switch (code(e)) {
                case BAD_CREDENTIALS -> tell(StepOutcome.LOGIN_WRONG, login.user());
                case TOO_MANY_ATTEMPTS -> tell(StepOutcome.LOGIN_THROTTLED, login.user());
                case ACCOUNT_DISABLED -> tell(StepOutcome.LOGIN_DISABLED, login.user());
                case null, default -> tell(StepOutcome.LOGIN_REFUSED, login.user(), words(e));
            }
            return;
        }
        try {
            Reply.Done _ = answer(client.logout()); // the session is not to stay in the account's list
            tell(StepOutcome.LOGIN_GOOD, login.user());
        } catch (IOException | RefusedException e) {
            tell(StepOutcome.LOGIN_LEFT_OPEN, login.user(), words(e));
        }
    }

    /** Waits for an answer. */
    private static <T> T answer(CompletableFuture<T> asked) throws InterruptedException, IOException, RefusedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RefusedException refused -> throw refused;
                case IOException failed -> throw failed;
                case null, default -> throw new IOException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private static @Nullable ErrorCode code(Exception failure) {
        return switch (failure) {
            case RefusedException e -> e.code();
            case DisconnectedException e -> e.loss().code();
            default -> null;
        };
    }

    private static String words(Exception failure) {
        return switch (failure) {
            case RefusedException e -> e.words();
            case DisconnectedException e -> e.loss().words();
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static SSLContext context(@Nullable CaFingerprint trusted) {
        try {
            return PinnedTrust.context(trusted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS 1.3", e);
        }
    }
}
