package chat.parley.desktop.net;

import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The window's way to a server: signs in, sends, comes back by itself after a loss, signs out.
 *
 * <p>Called by one thread, the window's; no method waits for the network. What happens is told through the
 * {@link EventQueue}. The state changes by compare-and-set only: whoever finds it changed by somebody else gives up, so an
 * attempt that was cancelled can never become the current connection.
 */
public final class ServerLink implements AutoCloseable {

    private final EventQueue events;
    private final CompletableFuture<MessageCodec> codec;
    private final ReconnectPolicy policy;
    private final AtomicReference<LinkState> state = new AtomicReference<>(new LinkState.Offline());
    private final ExecutorService sender = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("parley-sender").factory());

    private @Nullable LinkRun run; // the window's thread only

    /**
     * Makes a link that is offline. Starts nothing.
     *
     * @param events where events go
     * @param codec the codec, being made in the background
     * @param policy when to come back after a loss
     */
    public ServerLink(EventQueue events, CompletableFuture<MessageCodec> codec, ReconnectPolicy policy) {
        this.events = events;
        this.codec = codec;
        this.policy = policy;
    }

    /**
     * Tells how things stand.
     *
     * @return the current state; from any thread
     */
    public LinkState state() {
        return state.get();
    }

    /**
     * Tells whether what is sent now has a chance to arrive.
     *
     * @return whether the link is signed in
     */
    public boolean isOnline() {
        return state.get() instanceof LinkState.Online;
    }

    /**
     * Begins to connect and sign in; whatever was under way is given up.
     *
     * @param attempt what a person asked for
     */
    public void signIn(SignIn attempt) {
        giveUp();
        LinkState connecting = new LinkState.Connecting(attempt.server());
        state.set(connecting);
        LinkRun next = new LinkRun(attempt, connecting, state, events, codec, policy);
        run = next;
        events.setSource(next);
        events.add(next, new LinkEvent.StateChanged(connecting));
        Thread.ofPlatform().daemon().name("parley-receiver").start(next);
    }

    /** Signs out, or cancels signing in. No event of the connection is delivered any more, but that it is offline. */
    public void signOut() {
        send(new Request.Logout());
        giveUp();
        LinkState offline = new LinkState.Offline();
        state.set(offline);
        events.setSource(this);
        events.add(this, new LinkEvent.StateChanged(offline));
    }

    /**
     * Sends a request when there is a connection.
     *
     * @param request what to ask
     * @return whether it was accepted for sending; whether it arrives is told by the server's answer, or by the loss of the
     *         connection
     */
    public boolean send(Request request) {
        LinkRun current = run;
        if (current == null || !isOnline()) {
            return false;
        }
        sender.execute(() -> current.send(request));
        return true;
    }

    /** Makes the next attempt to come back now, if one is waited for. */
    public void retryNow() {
        LinkRun current = run;
        if (current != null) {
            current.retryNow();
        }
    }

    /** The person left the room while there was no connection: coming back leads to the lobby. */
    public void forgetRoom() {
        LinkRun current = run;
        if (current != null) {
            current.forgetRoom();
        }
    }

    /** Ends everything. The link cannot be used any more. */
    @Override
    public void close() {
        signOut();
        sender.shutdown();
    }

    private void giveUp() {
        LinkRun old = run;
        run = null;
        events.setSource(null);
        if (old != null) {
            boolean politely = isOnline();
            sender.execute(() -> old.cancel(politely));
        }
    }
}
