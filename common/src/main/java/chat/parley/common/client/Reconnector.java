package chat.parley.common.client;

import chat.parley.common.net.FramedConnection;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The life of a client: connects, reads until the connection is lost, waits, connects again, until it is closed. Runs on the
 * client's reader thread; {@link #retryNow} and {@link #close} may be called by any thread and do not wait.
 */
final class Reconnector implements Runnable {

    private static final System.Logger LOG = System.getLogger(Reconnector.class.getName());

    /** The newest version of the protocol that is spoken here. */
    private static final int PROTOCOL = 2;
    /** How long what is queued may take to be written once the client is closed. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final ClientConfig config;
    private final ClientRuntime runtime;
    private final Announcer announcer;
    private final Dispatch dispatch;
    private final CompletableFuture<Reply.Welcome> first = new CompletableFuture<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Link link;
    private volatile boolean closed;
    private long welcomedAt; // the reader thread's, as is what follows
    private boolean welcomed;

    Reconnector(ClientConfig config, ClientRuntime runtime, Announcer announcer, Dispatch dispatch) {
        this.config = config;
        this.runtime = runtime;
        this.announcer = announcer;
        this.dispatch = dispatch;
    }

    /** What the first attempt comes to. */
    CompletableFuture<Reply.Welcome> first() {
        return first;
    }

    @Override
    public void run() {
        int attempt = 0;
        while (begin(ClientState.Step.LOOKING_UP)) {
            welcomed = false;
            Loss loss = stay();
            dispatch.lost();
            first.completeExceptionally(new DisconnectedException(loss));
            LOG.log(System.Logger.Level.DEBUG, "no connection to {0}: {1}", config.server(), loss.words());
            if (welcomed && System.nanoTime() - welcomedAt >= config.reconnect().longest().toNanos()) {
                attempt = 0;
            }
            if (!welcomed || loss.wantsCalm()) {
                attempt = Math.max(attempt, 1); // at once is only for a connection that broke
            }
            pause(attempt, loss);
            attempt++;
        }
    }

    /** Says what is done next, unless the client is closed; says whether it is not. */
    private boolean begin(ClientState.Step step) {
        return announcer.move(new ClientState.Connecting(step));
    }

    /** Connects and stays as long as it lasts; tells why it did not. */
    private Loss stay() {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(config.server().host());
            begin(ClientState.Step.CONNECTING);
            Link fresh = new Link(
                    FramedConnection.connect(config.server(), addresses, config.tls(), config.connectTimeout()),
                    runtime,
                    dispatch);
            link = fresh;
            begin(ClientState.Step.SECURING);
            if (closed) {
                fresh.lose(Loss.because("the client was closed"));
            } else if (fresh.shakeHands()) {
                begin(ClientState.Step.GREETING);
                hello(fresh);
                fresh.readUntilLost();
            }
            return fresh.whyLost();
        } catch (IOException e) {
            return Loss.failed(e);
        }
    }

    private void hello(Link fresh) {
        fresh.ask(new SessionRequest.Hello(PROTOCOL, config.program()), config.connectTimeout(), welcome -> {
            welcomed = true;
            welcomedAt = System.nanoTime();
            first.complete(welcome);
        }, failure -> {
            first.completeExceptionally(failure);
            fresh.lose(failure instanceof RefusedException refusal
                    ? Loss.refused(refusal.code(), refusal.words())
                    : Loss.because(String.valueOf(failure.getMessage())));
        });
    }

    /** Waits until it is time, or {@link #retryNow} or {@link #close} is called. */
    private void pause(int attempt, Loss loss) {
        Duration delay = config.reconnect().delayBefore(attempt);
        wake.drainPermits();
        if (delay.isZero() || closed
                || !announcer.move(new ClientState.Waiting(Instant.now().plus(delay), attempt, loss))) {
            return;
        }
        try {
            boolean _ = wake.tryAcquire(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody does; the attempt comes early then
        }
    }

    void retryNow() {
        wake.release();
    }

    /** Ends the life; the state is closed already. */
    void close(Loss why) {
        closed = true;
        wake.release();
        first.completeExceptionally(new DisconnectedException(why));
        Link current = link;
        if (current != null) {
            current.finish(GOODBYE);
        }
    }
}
