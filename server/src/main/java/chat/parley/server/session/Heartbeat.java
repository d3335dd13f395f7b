package chat.parley.server.session;

import chat.parley.common.protocol.v2.Event;
import chat.parley.server.time.Timers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Notices a peer that has vanished without a word: a client of protocol 2 that is silent is pinged, and closed when it stays
 * silent. (Protocol 1 has no ping: there, TCP's keep-alive does it.) The timers' threads run it; {@link #heard} is called by the
 * connection's.
 */
final class Heartbeat {

    private final Link link;
    private final Services services;
    private final long pingNanos;
    private final long timeoutNanos;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean stopped;
    private volatile Timers.Timer timer = () -> {};

    Heartbeat(Link link, Services services) {
        this.link = link;
        this.services = services;
        this.pingNanos = TimeUnit.SECONDS.toNanos(services.limits().pingSeconds());
        this.timeoutNanos = TimeUnit.SECONDS.toNanos(services.limits().timeoutSeconds());
    }

    /** Something has come from the peer. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Begins to watch. */
    void start() {
        if (pingNanos > 0 || timeoutNanos > 0) {
            waitFor(pingNanos == 0 ? timeoutNanos : pingNanos);
        }
    }

    /** Watches no more. */
    void stop() {
        stopped = true;
        timer.cancel();
    }

    private void waitFor(long nanos) {
        if (!stopped) {
            timer = services.timers().after(Duration.ofNanos(nanos), this::look);
        }
    }

    private void look() {
        long silence = System.nanoTime() - heardAt;
        if (stopped) {
            return;
        }
        if (timeoutNanos > 0 && silence >= timeoutNanos) {
            link.close(CloseReason.IDLE_TIMEOUT);
            return;
        }
        if (pingNanos > 0 && silence >= pingNanos) {
            link.send(services.frames().of(new Event.Ping()));
            waitFor(timeoutNanos > 0 ? Math.min(pingNanos, timeoutNanos - silence) : pingNanos);
        } else if (pingNanos > 0) {
            waitFor(pingNanos - silence);
        } else {
            waitFor(timeoutNanos - silence);
        }
    }
}
