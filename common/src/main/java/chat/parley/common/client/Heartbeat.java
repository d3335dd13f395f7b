package chat.parley.common.client;

import chat.parley.common.protocol.v2.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks a silent server for a sign of life, and gives the connection up when it stays silent: how a peer that vanished without
 * a word is noticed. Ends with its connection. Runs on a timer's thread, one run after the other.
 */
final class Heartbeat {

    private final ClientRuntime runtime;
    private final Link link;
    private final Duration ping;
    private final Duration drop;

    private Heartbeat(ClientRuntime runtime, Link link, Duration ping, Duration drop) {
        this.runtime = runtime;
        this.link = link;
        this.ping = ping;
        this.drop = drop;
    }

    static void start(ClientRuntime runtime, Link link, ClientConfig.@Nullable Silence wanted, Reply.Welcome server) {
        Heartbeat heartbeat = wanted == null
                ? new Heartbeat(runtime, link, Duration.ofSeconds(server.pingSeconds()),
                        Duration.ofSeconds(server.timeoutSeconds()))
                : new Heartbeat(runtime, link, wanted.ping(), wanted.drop());
        if (heartbeat.ping.isPositive() || heartbeat.drop.isPositive()) {
            heartbeat.beat();
        }
    }

    private void beat() {
        if (link.isLost()) {
            return;
        }
        Duration silence = link.silence();
        if (drop.isPositive() && silence.compareTo(drop) >= 0) {
            link.lose(Loss.because("nothing was heard from the server for " + silence));
            return;
        }
        boolean overdue = ping.isPositive() && silence.compareTo(ping) >= 0;
        if (overdue) {
            link.ping();
        }
        runtime.after(overdue ? earlier(ping, drop.minus(silence)) : earlier(ping, drop).minus(silence), this::beat);
    }

    /** The earlier of two, where what is not positive is never. */
    private static Duration earlier(Duration one, Duration other) {
        if (!one.isPositive() || !other.isPositive()) {
            return one.isPositive() ? one : other;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
