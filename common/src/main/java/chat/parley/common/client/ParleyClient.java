package chat.parley.common.client;

import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.SessionRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One account's connection to a server by protocol 2, which comes back by itself after a loss.
 *
 * <p>Safe for use by many threads at once; no method waits for the network. Futures are mostly completed by the client's reader
 * thread: while it is at what depends on them, nothing is read, so that must not wait for another answer. But a timeout comes
 * by a timer's thread, {@link #close} fails what is open by the thread that closes, and a call for which there is no
 * connection any more fails by its caller's, as does an attempt to resume that another one replaces. {@link ClientListener}
 * says who calls the listener. A client costs one virtual thread and, while connected, one TLS socket.
 *
 * <p>A client is for one account: the first that signs in.
 */
public final class ParleyClient implements AutoCloseable {

    private final ClientConfig config;
    private final Announcer announcer;
    private final Session session;
    private final Timelines timelines;
    private final UnsentQueue unsent;
    private final Reconnector reconnector;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * Makes a client that does nothing until {@link #connect}.
     *
     * @param runtime what it shares with other clients
     * @param config where to connect to
     * @param listener who is told what happens
     * @param store what keeps unsent messages; those that it has already will be sent first
     */
    public ParleyClient(ClientRuntime runtime, ClientConfig config, ClientListener listener, UnsentStore store) {
        this.config = config;
        announcer = new Announcer(listener);
        session = new Session(announcer, config.requestTimeout());
        timelines = new Timelines(announcer, runtime, config.reconnect());
        unsent = new UnsentQueue(runtime, config.reconnect(), announcer, store);
        reconnector = new Reconnector(config, runtime, announcer,
                new Dispatch(config, runtime, announcer, session, timelines, unsent));
    }

    /**
     * Makes a client that keeps unsent messages in memory.
     *
     * @param runtime what it shares with other clients
     * @param config where to connect to
     * @param listener who is told what happens
     */
    public ParleyClient(ClientRuntime runtime, ClientConfig config, ClientListener listener) {
        this(runtime, config, listener, new InMemoryUnsentStore());
    }

    /**
     * Begins to connect, and from then on connects again whenever there is no connection, until the client is closed. To be
     * called once; later calls begin nothing.
     *
     * @return what the first attempt comes to: what the server says of itself; or a {@link DisconnectedException} whose cause
     *         is, for instance, a handshake that failed for {@link chat.parley.common.trust.UntrustedCaException}; or the
     *         {@link chat.parley.common.protocol.RefusedException} of the hello. The client goes on trying all the same
     */
    public CompletableFuture<Reply.Welcome> connect() {
        if (started.compareAndSet(false, true) && !announcer.isClosed()) {
            Thread.ofVirtual().name("parley-client").start(reconnector);
        }
        return reconnector.first().copy();
    }

    /**
     * Tells how things stand.
     *
     * @return the state now
     */
    public ClientState state() {
        return announcer.state();
    }

    /**
     * Signs in by password. The token that the server answers is remembered: from then on the client resumes by itself after a
     * loss, until {@link #logout} or the session is over.
     *
     * @param user the account's name
     * @param password its password; not kept
     * @return the answer; what {@link #request} says of failures, and an {@link IllegalArgumentException} when the client was
     *         signed in as another account before
     */
    public CompletableFuture<Reply.SignedIn> login(String user, String password) {
        return session.isFor(user)
                ? request(new SessionRequest.Login(user, password))
                : CompletableFuture.failedFuture(new IllegalArgumentException("the client is for another account"));
    }

    /**
     * Signs in by the token of an earlier login; at once, or as soon as there is a connection.
     *
     * @param token what the login answered
     * @return the server's answer, however many connections it takes to get one; a
     *         {@link chat.parley.common.protocol.RefusedException} when the token is not good or the server ends
     *         the session instead of an answer, a {@link java.util.concurrent.CancellationException} when another token was
     *         given meanwhile, a {@link DisconnectedException} when the client was closed
     */
    public CompletableFuture<Reply.SignedIn> resume(String token) {
        return session.resume(token);
    }

    /**
     * Signs out, and forgets the token. The connection stays.
     *
     * @return the answer
     */
    public CompletableFuture<Reply.Done> logout() {
        return request(new SessionRequest.Logout());
    }

    /**
     * Asks the server.
     *
     * @param request what to ask
     * @param <R> the answer
     * @return the answer; exceptionally a {@link chat.parley.common.protocol.RefusedException} when the server refuses, a
     *         {@link DisconnectedException} when there is no connection or it was lost before the answer came, a
     *         {@link java.util.concurrent.TimeoutException} when it did not come in time, an
     *         {@link IllegalArgumentException} when the request cannot be written
     */
    public <R extends Reply> CompletableFuture<R> request(Request<R> request) {
        Link link = session.link();
        return link == null
                ? CompletableFuture.failedFuture(new DisconnectedException(whyNot()))
                : link.request(request, config.requestTimeout());
    }

    private Loss whyNot() {
        return announcer.state() instanceof ClientState.Waiting waiting
                ? waiting.reason()
                : Loss.because("there is no connection");
    }

    /**
     * Sends a message, now or as soon as somebody is signed in, and until the server has answered. Messages that one thread
     * sends are stored in the order of its calls; if the server's storage fails for one in between, that one may be stored
     * after some that follow it.
     *
     * @param message what to send; in the store when this returns
     * @return the message on its way
     */
    public Unsent send(UnsentMessage message) {
        return unsent.add(message);
    }

    /**
     * Tells what is not acknowledged yet.
     *
     * @return the messages in the order in which they were sent
     */
    public List<UnsentMessage> unsent() {
        return unsent.all();
    }

    /**
     * Begins a conversation, or begins it anew, at a position: what is after it will be told. Meant for before
     * {@link #connect}, and for {@link ClientListener#appeared}; at other times, what is being told just now may still be of
     * the former position.
     *
     * @param conversation which
     * @param seq the newest message that the caller has; 0 for none
     * @param change the newest change that the caller has; 0 for none
     */
    public void follow(long conversation, long seq, long change) {
        timelines.follow(conversation, seq, change);
    }

    /**
     * Tells how far the client is in a conversation; what has come may still be on its way to the listener.
     *
     * @param conversation which
     * @return the position; nothing when the conversation is not known
     */
    public Optional<MessageRequest.Position> position(long conversation) {
        return timelines.position(conversation);
    }

    /** Makes the next attempt to connect now, if one is waited for. */
    public void retryNow() {
        reconnector.retryNow();
    }

    /**
     * Ends the client for good. Does not wait: what was asked is still written if that takes less than a second; every future
     * that is open fails with a {@link DisconnectedException}. Idempotent.
     */
    @Override
    public void close() {
        if (announcer.move(new ClientState.Closed())) {
            Loss why = Loss.because("the client was closed");
            session.close(why);
            unsent.close(why);
            reconnector.close(why);
        }
    }
}
