package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who reads too slowly: by protocol 2 events give way and are fetched again, by protocol 1 the connection ends. */
class ResyncTest {

    private static final int SMALL_RECEIVE_BUFFER = 4_096;
    private static final int BATCH = 100;
    private static final int BATCHES = 25;
    /** The operating system takes in some megabytes before the server notices anything; not more than this. */
    private static final int ENOUGH_BATCHES = 300;

    @AutoClose
    private TestServer server;
    private ModernClient ada;
    private long room;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, "limits.outboxBytes=300000", "limits.framesPerSecond=0");
        ada = server.modern("ada");
        room = ada.create("tearoom");
        server.register("deaf");
    }

    private long sayBatch(int batch, int length) {
        String padding = "x".repeat(length);
        List<String> asked = IntStream.range(0, BATCH)
                .mapToObj(i -> ada.send(ModernClient.msg(room, batch + "/" + i + padding))).toList();
        return asked.stream().mapToLong(id -> ada.answer(id).path("data").path("seq").asLong()).max().orElseThrow();
    }

    @Test
    void aDeafReaderKeepsItsAnswersAndClosesTheGapExactly() {
        server.modernAgain("deaf").join(room);
        TestClient deaf = server.connectDeaf(SMALL_RECEIVE_BUFFER);
        send(deaf, "{'type':'hello','data':{'protocol':2,'client':'deaf'}}", "hello");
        send(deaf, Requests.login("deaf"), "login");
        long last = 0;
        for (int batch = 0; batch < BATCHES; batch++) { // some 10 MB, of which the server keeps 300 kB at most
            last = sayBatch(batch, 4_000);
            send(deaf, "{'type':'ping'}", "ping" + batch);
        }
        send(deaf, ModernClient.msg(room, "I am deaf", UUID.randomUUID()), "msg");
        ada.hears("message", m -> m.path("message").path("text").asString().equals("I am deaf"));
        last++;

        deaf.listen();
        Heard heard = new Heard();
        heard.until(deaf, "msg");
        List<String> expected = new ArrayList<>(List.of("hello", "login"));
        IntStream.range(0, BATCHES).forEach(i -> expected.add("ping" + i));
        expected.add("msg");
        assertThat(heard.answers).as("every answer, in order").isEqualTo(expected);
        assertThat(heard.messages).as("some were left out").hasSizeLessThan((int) last);

        long have = 0;
        while (heard.messages.containsKey(have + 1)) {
            have++; // without a gap
        }
        for (boolean more = true; more;) {
            String id = "sync" + have;
            send(deaf, "{'type':'sync','data':{'conversations':[{'conversation':%d,'seq':%d,'change':0}],'limit':200}}"
                    .formatted(room, have), id);
            JsonNode synced = heard.until(deaf, id).path("data");
            JsonNode missed = synced.path("conversations").get(0);
            Talk.list(missed.path("messages")).forEach(heard::message);
            have = missed.path("seq").asLong();
            more = synced.path("more").asBoolean();
        }
        assertThat(List.copyOf(heard.messages.keySet())).isEqualTo(Talk.range(1, last));
        assertThat(heard.resynced).contains(room);
        assertThat(server.metric("parley_slow_readers_total")).isPositive();
        assertThat(server.metric("parley_limits_reached_total{limit=\"outboxBytes\"}")).isPositive();

        ada.say(room, "afterwards");
        send(deaf, "{'type':'ping'}", "end");
        heard.until(deaf, "end");
        assertThat(heard.messages).containsKey(last + 1);
    }

    /** What a client has heard, in whatever way. */
    private static final class Heard {

        private final List<String> answers = new ArrayList<>();
        private final TreeMap<Long, String> messages = new TreeMap<>();
        private final Set<Long> resynced = new HashSet<>();

        /** Listens until there is an answer; gives that. */
        JsonNode until(TestClient client, String id) {
            while (true) {
                JsonNode next = client.next();
                if (next.has("id")) {
                    answers.add(next.path("id").asString());
                    if (answers.getLast().equals(id)) {
                        return next;
                    }
                } else if (TestClient.typeOf(next).equals("message")) {
                    message(next.path("data").path("message"));
                } else if (TestClient.typeOf(next).equals("resync")) {
                    Talk.list(next.path("data").path("conversations")).forEach(c -> resynced.add(c.asLong()));
                }
            }
        }

        void message(JsonNode message) {
            String before = messages.put(message.path("seq").asLong(), message.toString());
            assertThat(before).isIn(null, message.toString());
        }
    }

    private static void send(TestClient client, String json, String id) {
        client.sendPayload(Json.withId(json, id));
    }

    @Test
    void aDeafReaderOfProtocol1IsDisconnectedAndEveryoneElseGoesOn() {
        TestClient deaf = server.connectDeaf(SMALL_RECEIVE_BUFFER).send(Requests.login("deaf"))
                .send(Requests.enter("tearoom"));
        TestClient watcher = server.inRoom("watcher", "tearoom");
        awaitPresent(watcher, true);

        boolean gone = false;
        for (int batch = 0; !gone && batch < ENOUGH_BATCHES; batch++) {
            sayBatch(batch, 1_000); // less than may wait for the watcher
            for (JsonNode frame : watcher.fence()) {
                gone |= TestClient.typeOf(frame).equals("list_room") && !frame.toString().contains("deaf");
            }
        }

        if (!gone) {
            awaitPresent(watcher, false);
        }
        assertThat(ada.say(room, "and on")).isPositive();
        assertThat(deaf.listen().untilEnd()).isNotEmpty();
    }

    private static void awaitPresent(TestClient watcher, boolean expected) {
        while (watcher.list().toString().contains("deaf") != expected) {
            watcher.next(); // the list that is pushed when it changes
        }
    }
}
