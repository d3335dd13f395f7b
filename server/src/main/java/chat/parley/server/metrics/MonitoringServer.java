package chat.parley.server.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells monitoring how the server is, by HTTP without TLS: {@code /metrics}, {@code /health} and {@code /health/live}. Meant for
 * the machine itself. One platform thread takes connections, a virtual thread answers each question.
 */
public final class MonitoringServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MonitoringServer.class);

    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int FAULT = 500;
    private static final int UNAVAILABLE = 503;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Page(int status, String type, String text) {}

    private MonitoringServer(HttpServer http) {
        this.http = http;
    }

    /**
     * Starts it.
     *
     * @param address where to listen; port 0 for a free one
     * @param metrics what is told
     * @param health likewise
     * @return the server, listening
     * @throws IOException when the address cannot be bound
     */
    public static MonitoringServer start(InetSocketAddress address, Metrics metrics, Health health)
            throws IOException {
        MonitoringServer server = new MonitoringServer(HttpServer.create(address, 0));
        server.serve("/metrics", () -> new Page(OK, Metrics.MEDIA_TYPE, metrics.text()));
        server.serve("/health", () -> {
            Health.Report report = health.look();
            return new Page(report.isReady() ? OK : UNAVAILABLE, JSON, report.json());
        });
        server.serve("/health/live", () -> new Page(OK, JSON, "{\"status\": \"ok\"}\n"));
        server.http.setExecutor(server.threads);
        server.http.start();
        return server;
    }

    private void serve(String path, Supplier<Page> page) {
        http.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, path, page);
            } catch (IOException e) {
                LOG.debug("who asked for {} is gone: {}", path, e.toString());
            }
        });
    }

    private static void answer(HttpExchange exchange, String path, Supplier<Page> page) throws IOException {
        Page answer;
        if (!exchange.getRequestURI().getPath().equals(path)) { // a context takes what begins with its path, too
            answer = new Page(NOT_FOUND, "text/plain", "There are /metrics, /health and /health/live.\n");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            answer = new Page(METHOD_NOT_ALLOWED, "text/plain", "GET only.\n");
        } else {
            answer = made(path, page);
        }
        byte[] body = answer.text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Page made(String path, Supplier<Page> page) {
        try {
            return page.get();
        } catch (RuntimeException e) {
            LOG.error("{} failed", path, e);
            return new Page(FAULT, "text/plain", "The server made a mistake.\n");
        }
    }

    /**
     * Tells the port.
     *
     * @return the one listened on, also when the system chose it
     */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Answers no more. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow(); // a check that waits is not waited for
    }
}
