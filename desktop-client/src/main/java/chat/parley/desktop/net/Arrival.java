package chat.parley.desktop.net;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.trust.PinnedTrust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to arrive at a server: connect, shake hands, register where asked for, sign in, enter the room that the person
 * was in. Run once, by the receiver thread; afterwards it tells how it went.
 */
final class Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** How long all the answers may take, in seconds: a server hashes passwords slowly, and one after the other. */
    private static final long ANSWER_SECONDS = 30;

    private final SignIn attempt;
    private final boolean register;
    private final @Nullable String room;
    private final MessageCodec codec;
    private final List<ServerMessage> messages = new ArrayList<>();

    private String user = "";
    private @Nullable SignInFailure failure;
    private volatile boolean over;

    Arrival(SignIn attempt, boolean register, @Nullable String room, MessageCodec codec) {
        this.attempt = attempt;
        this.register = register;
        this.room = room;
        this.codec = codec;
    }

    /** Why it failed; {@code null} when it went well. */
    @Nullable
    SignInFailure failure() {
        return failure;
    }

    /** The account's name as the server spells it. */
    String user() {
        return user;
    }

    /** What the server said from signing in on, in order: the window has to know, too. */
    List<ServerMessage> messages() {
        return messages;
    }

    /**
     * Makes the attempt.
     *
     * @param adopt is given the connection as soon as there is one; answers whether it is still wanted
     */
    void run(Predicate<FramedConnection> adopt) {
        try {
            FramedConnection connection = FramedConnection.connect(attempt.server(),
                    PinnedTrust.context(attempt.pin()), CONNECT_TIMEOUT);
            if (!adopt.test(connection)) {
                failure = new SignInFailure.Unreachable(SignInFailure.Cause.CLOSED);
                return;
            }
            connection.handshake();
            CompletableFuture.delayedExecutor(ANSWER_SECONDS, TimeUnit.SECONDS).execute(() -> {
                if (!over) {
                    connection.abort();
                }
            });
            converse(connection);
        } catch (IOException e) {
            LOG.info("No connection to {}: {}", attempt.server(), e.toString());
            failure = Failures.of(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS 1.3", e);
        } finally {
            over = true;
        }
    }

    private void converse(FramedConnection connection) throws IOException {
        if (register) {
            say(connection, new Request.Register(attempt.username(), attempt.password()));
            if (!(answer(connection, ServerMessage.Registered.class) instanceof ServerMessage.Registered)) {
                return;
            }
        }
        say(connection, new Request.Login(attempt.username(), attempt.password()));
        if (answer(connection, ServerMessage.SignedIn.class) instanceof ServerMessage.SignedIn signedIn) {
            user = signedIn.username();
            messages.add(signedIn);
            if (room != null) {
                say(connection, new Request.Enter(room));
                enter(connection);
            }
        }
    }

    /** Waits for the answer to a request; what is no answer to it is of no interest yet. */
    private @Nullable ServerMessage answer(FramedConnection connection, Class<? extends ServerMessage> wanted)
            throws IOException {
        ServerMessage message = read(connection);
        while (message != null && !wanted.isInstance(message)) {
            if (message instanceof ServerMessage.Refused(var _, var code, var words)) {
                failure = new SignInFailure.Refusal(code, words);
                return null;
            }
            message = read(connection);
        }
        return message;
    }

    /** Waits until the room is entered, or the server said why not: the window is told either way. */
    private void enter(FramedConnection connection) throws IOException {
        ServerMessage message = read(connection);
        while (message != null) {
            messages.add(message);
            if (message instanceof ServerMessage.Entered || message instanceof ServerMessage.Refused) {
                return;
            }
            message = read(connection);
        }
    }

    private @Nullable ServerMessage read(FramedConnection connection) throws IOException {
        byte[] payload = connection.read();
        if (payload == null) {
            failure = new SignInFailure.Unreachable(SignInFailure.Cause.CLOSED);
            return null;
        }
        try {
            return codec.decodeServerMessage(payload);
        } catch (ProtocolException e) {
            LOG.info("{} does not speak this protocol: {}", attempt.server(), e.code());
            failure = new SignInFailure.Unreachable(SignInFailure.Cause.NOT_PARLEY);
            return null;
        }
    }

    private void say(FramedConnection connection, Request request) {
        connection.offer(FrameWriter.frame(codec.encode(request)));
    }
}
