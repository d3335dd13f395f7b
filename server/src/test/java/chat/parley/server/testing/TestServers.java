package chat.parley.server.testing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One server after the other, each with other settings; the last one is closed with this. */
public final class TestServers implements AutoCloseable {

    private @Nullable TestServer running;

    /** Ends the server that is running, and starts one. */
    public TestServer start(Path data, String... settings) {
        close();
        TestServer server = TestServer.start(data, settings);
        running = server;
        return server;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
