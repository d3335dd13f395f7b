package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who hears what is said in a room, in public and in private. */
class MessageTest {

    @AutoClose
    private TestServer server;
    private TestClient ada;
    private TestClient grace;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.inRoom("Ada", "tearoom");
        grace = server.inRoom("Grace", "tearoom");
        ada.awaitsList("{'tearoom':['Ada','Grace']}");
    }

    private static String said(String to, String from, String text) {
        return "{'type':'msg','status':'ok','data':{'to':'%s','from':'%s','text':'%s'}}".formatted(to, from, text);
    }

    @Test
    void aPublicMessageReachesEveryonePresentAndTheSender() {
        ada.send("{'type':'msg','data':{'from':'Ada','to':'public','text':'Hello'}}");

        ada.hears(said("public", "Ada", "Hello"));
        grace.hears(said("public", "Ada", "Hello"));
    }

    @Test
    void publicIsUnderstoodInAnyCase() {
        ada.send(Requests.msg("PUBLIC", "Hello"));

        grace.hears(said("public", "Ada", "Hello"));
    }

    @Test
    void aMessageStaysInItsRoom() {
        TestClient linus = server.inRoom("Linus", "cellar");
        TestClient edsger = server.inLobby("Edsger");
        ada.send(Requests.msg("public", "Hello")).hears(said("public", "Ada", "Hello"));

        assertThat(linus.fence()).extracting(TestClient::typeOf).doesNotContain("msg");
        assertThat(edsger.fence()).extracting(TestClient::typeOf).doesNotContain("msg");
    }

    @Test
    void aForgedSenderIsOverridden() {
        ada.send("{'type':'msg','data':{'from':'Grace','to':'public','text':'I owe Ada a fortune'}}");
        grace.hears(said("public", "Ada", "I owe Ada a fortune"));

        ada.send("{'type':'msg','data':{'from':'Linus','to':'Grace','text':'psst'}}");
        grace.hears(said("Grace", "Ada", "psst"));
    }

    @Test
    void aPrivateMessageReachesItsReceiverAndTheSenderACopyAddressedToTheSender() {
        TestClient linus = server.inRoom("Linus", "tearoom");
        grace.awaitsList("{'tearoom':['Ada','Grace','Linus']}");
        ada.awaitsList("{'tearoom':['Ada','Grace','Linus']}").send(Requests.msg("Grace", "psst"));

        ada.hears(said("Ada", "Ada", "psst"));
        grace.hears(said("Grace", "Ada", "psst"));
        assertThat(linus.fence()).isEmpty();
        assertThat(ada.fence()).isEmpty();
        assertThat(grace.fence()).isEmpty();
    }

    @Test
    void aReceiverInOtherCaseIsTheSameReceiver() {
        ada.send(Requests.msg("gRACE", "psst")).hears(said("Ada", "Ada", "psst"));

        grace.hears(said("Grace", "Ada", "psst"));
    }

    @Test
    void aPrivateMessageToOneselfComesOnce() {
        ada.send(Requests.msg("ada", "note to self")).hears(said("Ada", "Ada", "note to self"));

        assertThat(ada.fence()).isEmpty();
        assertThat(grace.fence()).isEmpty();
    }

    @Test
    void aReceiverWhoIsNotInTheRoomIsAnErrorForTheSenderAlone() {
        TestClient linus = server.inLobby("Linus");
        TestClient edsger = server.inRoom("Edsger", "cellar");
        for (String absent : List.of("Linus", "Edsger", "nobody")) {
            ada.send(Requests.msg(absent, "psst"))
                    .hears("{'type':'msg','status':'error','code':'receiver_not_here','message':'…'}");
        }

        assertThat(grace.fence()).isEmpty();
        assertThat(linus.fence()).extracting(TestClient::typeOf).doesNotContain("msg");
        assertThat(edsger.fence()).extracting(TestClient::typeOf).doesNotContain("msg");
    }

    @Test
    void everyoneHearsTheSameMessagesInTheSameOrder() {
        int each = 200;
        Thread.ofVirtual().start(() -> IntStream.range(0, each)
                .forEach(i -> grace.send(Requests.msg("public", "g" + i))));
        IntStream.range(0, each).forEach(i -> ada.send(Requests.msg("public", "a" + i)));

        List<JsonNode> heardByAda = hear(ada, 2 * each);
        assertThat(hear(grace, 2 * each)).isEqualTo(heardByAda);
        List<String> texts = heardByAda.stream().map(f -> f.get("data").get("text").stringValue()).toList();
        for (String who : List.of("a", "g")) {
            assertThat(texts).filteredOn(text -> text.startsWith(who))
                    .isEqualTo(IntStream.range(0, each).mapToObj(i -> who + i).toList());
        }
    }

    private static List<JsonNode> hear(TestClient client, int count) {
        List<JsonNode> heard = new ArrayList<>();
        IntStream.range(0, count).forEach(_ -> heard.add(client.next()));
        return heard;
    }

    @Test
    void textArrivesAsItWasWritten() {
        for (String text : List.of("<b>&amp;</b> \\\"quoted\\\" \\\\ back", "line\\nline\\ttab \\u0000 \\u2028",
                "Zoë 日本語 שלום",
                "😀👩‍👩‍👧‍👦", "cafe\u0301", " ", "x".repeat(Limits.MAX_TEXT_CHARS))) {
            String frame = "{\"type\":\"msg\",\"data\":{\"to\":\"public\",\"text\":\"" + text + "\"}}";
            String written = Json.parse(frame).get("data").get("text").stringValue();
            ada.send(frame);

            assertThat(grace.next().get("data").get("text").stringValue()).isEqualTo(written);
        }
    }
}
