package chat.parley.desktop.net;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.CaPin;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign in with a password: connects, registers where asked for, signs in, and gives the connection up again.
 * What it gets is a session's token, by which a {@link ServerLink} is opened: so there is one way to be signed in, whether the
 * token is fresh or was kept.
 *
 * <p>Called by the window's thread; nothing here waits. What happens is told through the {@link EventQueue}, whose source the
 * attempt is until another becomes it.
 */
public final class Entrance implements AutoCloseable {

    private final EventQueue events;
    private final SignIn attempt;
    private final String program;
    private final CaPin pin;
    private volatile @Nullable ParleyClient client;
    private volatile boolean closed;

    /**
     * Begins an attempt.
     *
     * @param events where events go; the attempt becomes their source
     * @param runtime what connections share, being made in the background
     * @param attempt what was asked for
     * @param program name and version of the program
     */
    public Entrance(EventQueue events, CompletableFuture<ClientRuntime> runtime, SignIn attempt, String program) {
        this.events = events;
        this.attempt = attempt;
        this.program = program;
        this.pin = new CaPin(attempt.pin(), _ -> {}); // the credentials tell where it has gone
        events.setSource(this);
        CompletableFuture<Void> _ = runtime.thenAcceptAsync(this::begin);
    }

    private void begin(ClientRuntime runtime) {
        ParleyClient fresh = new ParleyClient(runtime, ClientConfig.of(attempt.server(), pin, program),
                new ClientListener() {
                    @Override
                    public void stateChanged(ClientState state) {
                        if (!(state instanceof ClientState.Waiting || state instanceof ClientState.Closed)) {
                            tell(new LinkEvent.SigningIn(attempt, state));
                        }
                    }
                });
        client = fresh;
        if (closed) {
            fresh.close();
            return;
        }
        CompletableFuture<Void> _ = fresh.connect()
                .thenCompose(_ -> attempt.register()
                        ? fresh.request(new SessionRequest.Register(attempt.username(), attempt.password(),
                                attempt.invite()))
                        : CompletableFuture.completedFuture(new Reply.Done()))
                .thenCompose(_ -> fresh.login(attempt.username(), attempt.password()))
                .handle((signedIn, failure) -> {
                    over(signedIn, failure);
                    return null;
                });
    }

    private void over(Reply.@Nullable SignedIn signedIn, @Nullable Throwable failure) {
        String token = signedIn == null ? null : signedIn.token();
        CaFingerprint ca = pin.current();
        if (signedIn != null && token != null && ca != null) {
            tell(new LinkEvent.SignedIn(attempt, new Credentials(attempt.server(), ca, signedIn.user(), token)));
        } else {
            tell(new LinkEvent.SignInFailed(attempt, Failures.of(failure)));
        }
        close();
    }

    private void tell(LinkEvent event) {
        events.add(this, event);
    }

    /** Gives the attempt up; idempotent, from any thread. */
    @Override
    public void close() {
        closed = true;
        ParleyClient current = client;
        if (current != null) {
            current.close();
        }
    }
}
