package chat.parley.server.net;

import chat.parley.common.net.FramedConnection;
import chat.parley.common.net.Outbox;
import chat.parley.server.session.CloseReason;
import chat.parley.server.session.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections, on one platform thread, and starts a virtual thread for each. Knows which are open, so that a stopping
 * server can say goodbye to them.
 */
public final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private static final int BACKLOG = 1024;

    /** How many peers at a time are told over TLS that there is no room for them; more are just closed. */
    private static final int POLITE_REFUSALS = 32;

    /** How long to wait after a failed accept, which is out of file descriptors more likely than not. */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

    private final ServerSocket socket;
    private final SSLContext tls;
    private final Services services;
    private final Admission admission;
    private final Semaphore refusals = new Semaphore(POLITE_REFUSALS);
    private final Map<Long, Connection> open = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition someEnded = lock.newCondition();
    private Outbox.Traffic ended = new Outbox.Traffic(0, 0, 0); // of connections that are no more; guarded by lock
    private final AtomicLong ids = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Binds the address. Nothing is accepted before {@link #start}.
     *
     * @param address where to listen
     * @param tls the server's TLS context
     * @param services what sessions work with
     * @throws IOException when the address cannot be bound
     */
    public Listener(InetSocketAddress address, SSLContext tls, Services services) throws IOException {
        this.tls = tls;
        this.services = services;
        this.admission = new Admission(services.limits(), services::signedIn, services.counts().limits());
        this.socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Begins to accept. */
    public void start() {
        Thread.ofPlatform().name("accept").start(this::acceptAll);
    }

    /**
     * Tells the port, which the system has chosen when 0 was asked for.
     *
     * @return the bound port
     */
    public int port() {
        return socket.getLocalPort();
    }

    private void acceptAll() {
        while (stopped.getCount() > 0) {
            try {
                accept(socket.accept());
            } catch (IOException | RuntimeException e) {
                pauseAfter(e); // whatever is wrong with one connection, the next is accepted
            }
        }
    }

    private void pauseAfter(Exception failure) {
        if (stopped.getCount() == 0) {
            return;
        }
        LOG.warn("cannot accept connections just now: {}", failure.toString());
        try {
            if (stopped.await(ACCEPT_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while waiting");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(Socket raw) throws IOException {
        InetAddress peer = raw.getInetAddress();
        Optional<CloseReason> refusal = admission.admit(peer);
        if (refusal.isEmpty()) {
            begin(raw, null, () -> admission.release(peer));
        } else if (refusals.tryAcquire()) {
            begin(raw, refusal.get(), refusals::release);
        } else {
            raw.close();
        }
    }

    private void begin(Socket raw, @Nullable CloseReason refusal, Runnable giveBack) {
        long id = ids.incrementAndGet();
        FramedConnection framed;
        try {
            framed = FramedConnection.ofAccepted(raw, tls, services.config().tls().minimum(),
                    services.limits().outboxBytes());
        } catch (IOException e) {
            giveBack.run(); // the peer was gone before it was let in
            LOG.debug("session {} never began: {}", id, e.toString());
            return;
        } catch (RuntimeException e) {
            giveBack.run();
            throw e;
        }
        Connection connection = new Connection(id, framed, services, refusal, () -> {
            giveBack.run();
            ended(id);
        });
        open.put(id, connection);
        Thread.ofVirtual().name("session-" + id).start(connection);
        if (stopped.getCount() == 0) {
            connection.stop(); // it came while the others were told
        }
    }

    private void ended(long id) {
        lock.lock();
        try {
            Connection gone = open.remove(id);
            if (gone != null) {
                ended = sum(ended, gone.traffic());
            }
            someEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Outbox.Traffic sum(Outbox.Traffic one, Outbox.Traffic other) {
        return new Outbox.Traffic(one.waiting() + other.waiting(), one.frames() + other.frames(),
                one.bytes() + other.bytes());
    }

    /**
     * Counts the connections.
     *
     * @return how many are open, signed in or not
     */
    public int connections() {
        return open.size();
    }

    /**
     * Counts the connections that there ever were.
     *
     * @return how many have begun, those among them that were sent away
     */
    public long accepted() {
        return ids.get();
    }

    /**
     * Tells what was sent to all peers, and what waits for those that are connected.
     *
     * @return the sums until now; what was sent never becomes less
     */
    public Outbox.Traffic traffic() {
        lock.lock(); // a connection that ends is counted once, among the open ones or among the others
        try {
            Outbox.Traffic now = open.values().stream().map(Connection::traffic)
                    .reduce(new Outbox.Traffic(0, 0, 0), Listener::sum);
            return new Outbox.Traffic(now.waiting(), now.frames() + ended.frames(), now.bytes() + ended.bytes());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Accepts no more connections and no more requests, answers those that came before, tells every session that the server is
     * stopping, and waits until all have read what was on its way to them and closed, or the time is up.
     *
     * @param patience how long to wait at most
     */
    public void stop(Duration patience) {
        stopped.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("the listening socket did not close: {}", e.getMessage());
        }
        open.values().forEach(Connection::stop);
        awaitEnd(patience);
    }

    private void awaitEnd(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!open.isEmpty() && left > 0) {
                left = someEnded.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
