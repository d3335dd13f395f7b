package chat.parley.server.conversation.people;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hundred people of one room come at once, and go at once. */
class PresenceStormTest {

    private static final int CROWD = 300;
    private static final String CROWD_NAME = "member-";
    private static final String LOGOUT = "{'type':'logout'}";
    private static final int EVENTS_PER_SECOND = 4;

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void start() {
        server = TestServer.start(data, "limits.connections=0", "limits.connectionsPerAddress=0");
    }

    @Test
    void aCrowdThatComesAndGoesIsToldInFewEvents() throws InterruptedException, ExecutionException {
        ModernClient watcher = server.modern("watcher");
        long room = watcher.create("tearoom");
        ModernClient stranger = server.modern("stranger");
        List<ModernClient> crowd = all(IntStream.range(0, CROWD).mapToObj(i -> () -> {
            ModernClient client = server.connectModern();
            client.does(Requests.register(name(i)));
            client.does(Requests.login(name(i)));
            client.join(room).does(LOGOUT);
            return client;
        }));
        ModernClient latecomer = server.modern("latecomer").join(room);
        latecomer.does(PeopleRequests.AWAY);
        awaitAll(watcher, "latecomer", 1, "away"); // and so everything before

        long begin = System.nanoTime();
        all(IntStream.range(0, CROWD).mapToObj(i -> () -> crowd.get(i).does(Requests.login(name(i)))));
        int events = awaitAll(watcher, CROWD_NAME, CROWD, "online");
        all(crowd.stream().map(client -> () -> client.does(LOGOUT)));
        events += awaitAll(watcher, CROWD_NAME, CROWD, "offline");
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(events).as("in %.1f s, for %d changes", seconds, 2 * CROWD)
                .isLessThanOrEqualTo((int) (seconds * EVENTS_PER_SECOND) + 2).isLessThan(CROWD);
        assertThat(watcher.fence("presence")).as("when all is told").isEmpty();
        assertThat(stranger.fence("presence")).isEmpty();
    }

    private static String name(int i) {
        return CROWD_NAME + i;
    }

    /** Does all of it at once, and gives the results in order. */
    private <T> List<T> all(Stream<Callable<T>> work) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(work.toList())) {
            results.add(result.get());
        }
        return results;
    }

    /** Hears until as many whose names begin so are so, and gives how many events that took. */
    private static int awaitAll(ModernClient watcher, String prefix, int count, String state) {
        Map<String, String> seen = new HashMap<>();
        int events = 0;
        while (seen.size() < count || seen.values().stream().anyMatch(now -> !now.equals(state))) {
            watcher.hears("presence").path("people").valueStream()
                    .filter(person -> person.path("user").asString().startsWith(prefix)).forEach(person -> seen
                            .put(person.path("user").asString(), person.path("presence").asString()));
            events++;
        }
        return events;
    }
}
