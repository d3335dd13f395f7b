package chat.parley.server;

import chat.parley.common.Limits;
import chat.parley.common.protocol.FrameJson;
import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.session.Link;
import chat.parley.server.session.Services;
import chat.parley.server.session.Session;
import chat.parley.server.store.Database;
import chat.parley.server.store.SqliteMessageStore;
import chat.parley.server.time.Timers;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All of a server but its sockets, on a database in a new folder: sessions are given their frames by a call. No limits on rates,
 * cheap passwords, and no timers that would end a session. Used by one thread; its sessions by any.
 */
public final class BareServer implements AutoCloseable {

    private static final FrameJson JSON = FrameJson.create(Limits.MAX_FRAME_BYTES);

    private static final Map<String, String> SETTINGS = Map.of("server.host", "127.0.0.1", "auth.bcryptCost", "4",
            "limits.framesPerSecond", "0", "limits.loginsPerMinute", "0", "limits.loginsPerAccount", "0",
            "limits.signInSeconds", "0", "limits.pingSeconds", "0", "limits.timeoutSeconds", "0", "journal.durability",
            "process");

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Services services;
    private long sessions;

    /** Starts one. */
    public BareServer() {
        try {
            Path folder = Files.createTempDirectory("parley-fuzz");
            parts.push(() -> delete(folder));
            Timers timers = new Timers();
            parts.push(timers);
            Database database = Database.open(folder.resolve("parley.db"), false);
            parts.push(database);
            services = ChatServer.services(ServerConfig.defaults().with(SETTINGS), InstantSource.system(), database,
                    new SqliteMessageStore(database), new Frames(JSON), timers, List::of, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a session, not signed in. */
    public Session begin(Link link) {
        return new Session(++sessions, link, services);
    }

    /** What sessions work with. */
    public Services services() {
        return services;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
