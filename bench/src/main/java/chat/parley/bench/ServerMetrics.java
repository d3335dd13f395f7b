package chat.parley.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Reads the numbers of a server that has {@code metrics.port=-1}. Safe for use by many threads at once. */
final class ServerMetrics implements AutoCloseable {

    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Finds them; they are read by {@link #page} only. */
    ServerMetrics(BenchServer server) throws IOException {
        address = server.metrics();
    }

    /** What they are at this moment: the lines of the page. */
    List<String> page() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines()).body().toList();
    }

    /** The sum of all whose lines begin so, at this moment. */
    long now(String beginning) throws IOException, InterruptedException {
        return sum(page(), beginning);
    }

    /** The sum of all on a page whose lines begin so. */
    static long sum(List<String> page, String beginning) {
        return (long) page.stream().filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    @Override
    public void close() {
        http.close();
    }
}
