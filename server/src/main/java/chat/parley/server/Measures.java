package chat.parley.server;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.server.metrics.Health;
import chat.parley.server.metrics.Metrics;
import chat.parley.server.net.Listener;
import chat.parley.server.session.Counts;
import chat.parley.server.session.Services;
import chat.parley.server.session.Version;
import chat.parley.server.store.Database;
import chat.parley.server.tls.ServerTls;
import java.time.Duration;
import java.time.Instant;

/** Names what can be measured on a running server, and what its health is judged by. docs/operating.md lists it. */
final class Measures {

    private static final double SECOND_MILLIS = 1e3;

    private Measures() {}

    /** Everything that can be measured. */
    static Metrics metrics(Services services, Database database, ServerTls tls, Listener listener) {
        Metrics metrics = new Metrics();
        metrics.gauges("parley_info", "The version that runs.",
                samples -> samples.put("version=\"" + Version.NUMBER + "\"", 1));
        connections(metrics, services, listener);
        traffic(metrics, services, listener);
        refusals(metrics, services);
        database.measure(metrics);
        metrics.gauge("parley_certificate_expiry_seconds", "Time until the server's certificate expires.",
                () -> Duration.between(Instant.now(), tls.expiresAt()).toMillis() / SECOND_MILLIS);
        metrics.gauge("parley_ca_expiry_seconds", "Time until the authority that clients pin expires.",
                () -> Duration.between(Instant.now(), tls.caExpiresAt()).toMillis() / SECOND_MILLIS);
        metrics.counter("parley_certificate_failures_total",
                "How often a certificate could not be renewed, or a new one was refused.", tls::failures);
        metrics.addJvm();
        return metrics;
    }

    private static void connections(Metrics metrics, Services services, Listener listener) {
        metrics.gauge("parley_connections", "Open connections.", listener::connections);
        metrics.counter("parley_connections_total",
                "Connections accepted, those that were sent away at once among them.",
                listener::accepted);
        metrics.counters("parley_connections_closed_total", "Connections that have ended, by the reason.",
                services.counts().closed(), reason -> "reason=\"" + reason.logName() + "\"");
        metrics.gauge("parley_sessions", "Sessions that are signed in.", services.online()::count);
        metrics.gauge("parley_people_online", "Accounts that have a session.", services.online()::people);
        metrics.counters("parley_logins_total", "Attempts to sign in.", services.accounts().signIns(),
                how -> "method=\"" + how.method() + "\",result=\"" + how.result() + "\"");
    }

    private static void traffic(Metrics metrics, Services services, Listener listener) {
        Counts counts = services.counts();
        metrics.counter("parley_frames_in_total", "Frames received.", counts.framesIn()::sum);
        metrics.counter("parley_frames_out_total", "Frames queued for clients: answers, events and lists.",
                () -> listener.traffic().frames());
        metrics.counter("parley_bytes_out_total", "Bytes of these frames.", () -> listener.traffic().bytes());
        metrics.counter("parley_deliveries_total",
                "Events of conversations, messages above all, times their receivers.",
                services.frames()::deliveries);
        metrics.gauge("parley_outbox_bytes", "Bytes that wait for clients to read them.",
                () -> listener.traffic().waiting());
        metrics.counter("parley_slow_readers_total", "How often a slow reader was told to fetch what it has missed.",
                counts.lags()::sum);
    }

    private static void refusals(Metrics metrics, Services services) {
        metrics.counters("parley_refusals_total", "Refusals sent to clients, by their code.",
                services.frames().refusals(),
                code -> code == ErrorCode.UNSPECIFIED ? "" : "code=\"" + code.wireName() + "\"");
        metrics.counters("parley_limits_reached_total", "How often a limit has stopped somebody, by its setting.",
                services.counts().limits(), limit -> "limit=\"" + limit.setting() + "\"");
    }

    /** What the server needs for its work. */
    static Health health(Database database, ServerTls tls) {
        Health health = new Health(System::nanoTime);
        health.check("journal", database::isWritable);
        health.check("certificate", tls::isValid);
        return health;
    }
}
