package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A client that does not read what it is sent. */
class SlowConsumerTest {

    private static final int MESSAGES = 6_000;

    /** Until the sender and the reader have heard so many, no more are sent: neither of them is ever slow. */
    private static final int BATCH = 100;

    /** The operating system takes in some megabytes before the server notices anything; not more than this. */
    private static final int ENOUGH_BATCHES = 600;

    private static final int SMALL_RECEIVE_BUFFER = 4_096;

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();

    private TestServer start(String... settings) {
        return servers.start(data, settings);
    }

    private static String text(int number) {
        return "%06d".formatted(number) + "x".repeat(1_018);
    }

    private static TestClient deafIn(TestServer server, String room) {
        server.register("deaf");
        return server.connectDeaf(SMALL_RECEIVE_BUFFER).send(Requests.login("deaf")).send(Requests.enter(room));
    }

    @Test
    void isDisconnectedWhileAReaderInTheSameRoomHearsEverythingInOrder() {
        TestServer server = start("limits.outboxBytes=300000");
        TestClient sender = server.inRoom("sender", "tearoom");
        TestClient reader = server.inRoom("reader", "tearoom");
        TestClient deaf = deafIn(server, "tearoom");
        reader.awaitsList("{'tearoom':['sender','reader','deaf']}");

        int sent = 0;
        boolean deafHasLeft = false;
        List<String> heard = new ArrayList<>();
        for (int batch = 0; sent < MESSAGES || (!deafHasLeft && batch < ENOUGH_BATCHES); batch++) {
            for (int i = 0; i < BATCH; i++) {
                sender.send(Requests.msg("public", text(sent++)));
            }
            awaitMessages(sender, BATCH);
            for (JsonNode frame : awaitMessages(reader, BATCH)) {
                if (TestClient.typeOf(frame).equals("msg")) {
                    heard.add(frame.get("data").get("text").stringValue());
                } else {
                    deafHasLeft |= frame.toString().contains("[\"sender\",\"reader\"]");
                }
            }
        }

        assertThat(heard).isEqualTo(IntStream.range(0, sent).mapToObj(SlowConsumerTest::text).toList());
        if (!deafHasLeft) {
            reader.awaitsList("{'tearoom':['sender','reader']}");
        }
        assertThat(reader.list()).hasToString("{\"tearoom\":[\"sender\",\"reader\"]}");
        assertThat(server.metric("parley_refusals_total{code=\"slow_consumer\"}")).isEqualTo(1);
        List<JsonNode> readTooLate = deaf.listen().untilEnd();
        assertThat(readTooLate).as("what the operating systems held, in order").hasSizeLessThan(sent);
        Awaitility.await().untilAsserted(() -> assertThat(
                server.metric("parley_limits_reached_total{limit=\"outboxBytes\"}")).isEqualTo(1));
    }

    /** Reads until so many messages have come; gives the lists that came between, too. */
    private static List<JsonNode> awaitMessages(TestClient client, int count) {
        List<JsonNode> frames = new ArrayList<>();
        for (int messages = 0; messages < count;) {
            JsonNode next = client.next();
            frames.add(next);
            if (TestClient.typeOf(next).equals("msg")) {
                messages++;
            }
        }
        return frames;
    }

    @Test
    void losesNothingWhenItReadsLateButInTime() {
        TestServer server = start("limits.outboxBytes=0");
        TestClient sender = server.inRoom("sender", "tearoom");
        TestClient deaf = deafIn(server, "tearoom");
        sender.awaitsList("{'tearoom':['sender','deaf']}");
        for (int i = 0; i < MESSAGES; i++) {
            sender.send(Requests.msg("public", text(i)));
        }
        awaitMessages(sender, MESSAGES);

        List<JsonNode> heard = awaitMessages(deaf.listen(), MESSAGES);
        assertThat(heard).filteredOn(f -> TestClient.typeOf(f).equals("msg"))
                .extracting(f -> f.get("data").get("text").stringValue())
                .isEqualTo(IntStream.range(0, MESSAGES).mapToObj(SlowConsumerTest::text).toList());
    }

    @Test
    void isDisconnectedWhenItAsksAndAsksAndReadsNoAnswer() {
        TestServer server = start("limits.outboxBytes=100000", "limits.framesPerSecond=0");
        TestClient watcher = server.inLobby("watcher");
        for (int i = 0; i < 200; i++) {
            watcher.does(Requests.create("%03d".formatted(i) + "x".repeat(29))); // an answer of some 8 kB
        }
        server.register("deaf");
        TestClient deaf = server.connectDeaf(SMALL_RECEIVE_BUFFER).send(Requests.login("deaf"));
        awaitInLobby(watcher, true);
        try {
            for (int i = 0; i < 20_000; i++) {
                deaf.send(Requests.LIST);
            }
        } catch (UncheckedIOException _) {
            // the server has closed, as it should
        }
        awaitInLobby(watcher, false);
    }

    private static void awaitInLobby(TestClient watcher, boolean expected) {
        JsonNode list = watcher.next();
        while (!TestClient.typeOf(list).equals("list")
                || list.get("data").get("lobby").toString().contains("deaf") != expected) {
            list = watcher.next();
        }
    }
}
