package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many people at once. */
class CrowdTest {

    /** With {@code -Dparley.test.connections=1000} it is the thousand that the server promises. */
    private static final int CONNECTIONS = Integer.getInteger("parley.test.connections", 200);

    private static final int PUSHES_PER_SECOND = 4;

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, "limits.connectionsPerAddress=0");
    }

    /** Clients in the lobby, signed in side by side. */
    private List<TestClient> signIn(int count) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TestClient>> signingIn = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> server.connect().does(Requests.register("guest" + i))
                            .does(Requests.login("guest" + i))))
                    .toList();
            List<TestClient> signedIn = new ArrayList<>();
            for (Future<TestClient> client : signingIn) {
                signedIn.add(client.get());
            }
            return signedIn;
        }
    }

    private static boolean isList(JsonNode frame, int people) {
        return TestClient.typeOf(frame).equals("list_room") && frame.get("data").get("tearoom").size() == people;
    }

    @Test
    void whoEntersARoomCostsThosePresentFarLessThanAListEach() throws InterruptedException, ExecutionException {
        int count = 60;
        TestClient watcher = server.inRoom("watcher", "tearoom");
        List<TestClient> crowd = signIn(count);
        long begin = System.nanoTime();
        crowd.forEach(client -> client.send(Requests.enter("tearoom")));
        int lists = 1;
        while (!isList(watcher.next(), count + 1)) {
            lists++;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(lists).as("in %.1f s", seconds).isLessThanOrEqualTo((int) (seconds * PUSHES_PER_SECOND) + 2)
                .isLessThan(count / 2);
        assertThat(watcher.fence()).as("after the list that is complete").isEmpty();
    }

    @Test
    void aRoomFullOfPeopleFillsAndHearsOneMessageEach() throws InterruptedException, ExecutionException {
        TestClient speaker = server.inRoom("speaker", "tearoom");
        List<TestClient> crowd = signIn(CONNECTIONS - 1);
        long begin = System.nanoTime();
        crowd.forEach(client -> client.send(Requests.enter("tearoom")));
        List<TestClient> all = new ArrayList<>(crowd);
        all.add(speaker);
        int lists = 0;
        for (TestClient client : all) {
            do {
                lists++;
            } while (!isList(client.next(), CONNECTIONS));
        }
        Duration entering = Duration.ofNanos(System.nanoTime() - begin);
        speaker.send(Requests.msg("public", "Hello, all of you"));
        for (TestClient client : all) {
            client.hears(
                    "{'type':'msg','status':'ok','data':{'to':'public','from':'speaker','text':'Hello, all of you'}}");
        }

        assertThat(entering).isLessThan(Duration.ofSeconds(20));
        assertThat(lists).as("frames before everyone saw everyone").isLessThan(CONNECTIONS * CONNECTIONS / 4);
    }
}
