package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is said in a room: acknowledged, numbered, and heard by every session of every member. */
class SayingTest {

    @AutoClose
    private TestServer server;
    private ModernClient ada;
    private ModernClient grace;
    private long room;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("ada");
        room = ada.create("tearoom");
        grace = server.modern("grace").join(room);
    }

    @Test
    void aMessageIsAcknowledgedWithItsPlaceAndTime() {
        long before = System.currentTimeMillis();
        JsonNode sent = ada.does(ModernClient.msg(room, "hello"));

        assertThat(sent.propertyNames()).containsExactlyInAnyOrder("conversation", "id", "seq", "at");
        assertThat(sent.path("conversation").asLong()).isEqualTo(room);
        assertThat(sent.path("seq").asLong()).isEqualTo(1);
        assertThat(sent.path("id").asLong()).isPositive();
        assertThat(sent.path("at").asLong()).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void everySessionOfEveryMemberHearsItTheSendersToo() {
        ModernClient adasPhone = server.modernAgain("ada");
        ModernClient gracesPhone = server.modernAgain("grace");
        ModernClient outsider = server.modern("outsider");
        UUID clientId = UUID.randomUUID();
        JsonNode sent = ada.does(ModernClient.msg(room, "hello", clientId));

        String expected = "{\"conversation\":%d,\"seq\":1,\"id\":%d,\"at\":%d,\"from\":\"ada\",\"text\":\"hello\",\"clientId\":\"%s\"}"
                .formatted(room, sent.path("id").asLong(), sent.path("at").asLong(), clientId);
        for (ModernClient session : List.of(ada, adasPhone, grace, gracesPhone)) {
            assertThat(Talk.heard(session, room)).hasToString(expected);
        }
        assertThat(outsider.fence("message")).isEmpty();
        assertThat(Talk.all(grace, room)).hasToString("[" + expected + "]");
    }

    @Test
    void theSenderHearsItBeforeTheAcknowledgement() {
        String asked = ada.send(ModernClient.msg(room, "hello"));

        JsonNode first = ada.connection().next();
        while (!first.path("type").asString().equals("message") && !first.has("id")) {
            first = ada.connection().next(); // somebody has joined
        }
        assertThat(first.path("type").asString()).isEqualTo("message");
        assertThat(ada.answer(asked).path("status").asString()).isEqualTo("ok");
    }

    @Test
    void everyConversationIsNumberedByItself() {
        long cellar = ada.create("cellar");
        List<Long> seqs = List.of(ada.say(room, "a"), ada.say(cellar, "b"), ada.say(room, "c"), ada.say(cellar, "d"));

        assertThat(seqs).containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void manySendersAtOnceLeaveNoHoleAndAllHearTheSame() throws Exception {
        int senders = 6;
        int each = 100;
        int count = senders * each;
        List<ModernClient> clients = new ArrayList<>();
        for (int s = 0; s < senders; s++) {
            clients.add(server.modern("sender" + s).join(room));
        }
        List<CompletableFuture<List<Long>>> acknowledged = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ModernClient client : clients) {
                acknowledged.add(CompletableFuture.supplyAsync(() -> {
                    List<String> asked = IntStream.range(0, each)
                            .mapToObj(i -> client.send(ModernClient.msg(room, "number " + i))).toList();
                    return asked.stream().map(id -> client.answer(id).path("data").path("seq").asLong()).toList();
                }, threads));
            }
        }

        List<Long> all = new ArrayList<>();
        for (CompletableFuture<List<Long>> one : acknowledged) {
            assertThat(one.get()).as("in the order in which they were said").isSorted();
            all.addAll(one.get());
        }
        assertThat(all.stream().sorted()).isEqualTo(Talk.range(1, count));

        Map<Long, String> heard = new HashMap<>();
        for (ModernClient client : List.of(ada, grace, clients.getFirst())) {
            List<JsonNode> messages = new ArrayList<>();
            while (messages.size() < count) {
                messages.add(Talk.heard(client, room));
            }
            assertThat(Talk.seqs(messages)).as("in order").isEqualTo(Talk.range(1, count));
            messages.forEach(m -> heard.merge(m.path("seq").asLong(), m.toString(), (one, other) -> {
                assertThat(other).isEqualTo(one);
                return one;
            }));
        }
        for (int page = 0; page < count / 200; page++) {
            Talk.list(grace.does(Talk.history(room, ",'limit':200,'after':" + page * 200)).path("messages"))
                    .forEach(m -> assertThat(heard.get(m.path("seq").asLong())).isEqualTo(m.toString()));
        }
    }

    @Test
    void idsAreUniqueInTheWholeServer() {
        long cellar = ada.create("cellar");
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(ada.does(ModernClient.msg(room, "a")).path("id").asLong());
            ids.add(ada.does(ModernClient.msg(cellar, "b")).path("id").asLong());
        }

        assertThat(new HashSet<>(ids)).hasSize(10);
        assertThat(ids).isSorted();
    }

    @Test
    void textIsKeptAsItWasWritten() {
        for (String text : List.of("<b>&amp;</b> \\\\ back", "line\\nline\\ttab \\u0000 \\u2028 \\u200b",
                "Zoë 日本語 שלום",
                "😀👩‍👩‍👧‍👦", "cafe\\u0301", " ", "x".repeat(Limits.MAX_TEXT_CHARS))) {
            long seq = ada.say(room, text);
            String written = Json.parse("'" + text + "'").asString();

            assertThat(Talk.heard(grace, room).path("text").asString()).isEqualTo(written);
            assertThat(Talk.list(grace.does(Talk.history(room, ",'around':%d,'limit':1".formatted(seq)))
                    .path("messages")).getFirst().path("text").asString()).isEqualTo(written);
        }
    }

    @Test
    void whatIsNoMessageIsRefusedAndTakesNoNumber() {
        UUID id = UUID.randomUUID();
        ada.isRefused(ModernClient.msg(room, ""), "invalid_field");
        ada.isRefused(ModernClient.msg(room, "x".repeat(Limits.MAX_TEXT_CHARS + 1)), "invalid_field");
        ada.isRefused(ModernClient.msg(room, "\\ud800"), "invalid_field");
        ada.isRefused("{'type':'msg','data':{'conversation':%d,'text':'no id'}}".formatted(room), "invalid_field");
        ada.isRefused("{'type':'msg','data':{'conversation':%d,'text':'a','clientId':'no uuid'}}".formatted(room),
                "invalid_field");
        for (String other : List.of("7oD/83YPR1KcAFnBwDzk3Q==", " " + id, id + " ", "",
                id.toString().replace("-", ""))) {
            ada.isRefused("{'type':'msg','data':{'conversation':%d,'text':'a','clientId':'%s'}}".formatted(room, other),
                    "invalid_field");
        }
        ada.isRefused("{'type':'msg','data':{'conversation':%d,'text':'a','clientId':5}}".formatted(room),
                "wrong_shape");
        ada.isRefused("{'type':'msg','data':{'text':'nowhere','clientId':'%s'}}".formatted(id), "invalid_field");
        ada.isRefused("{'type':'msg','data':{'conversation':%d,'to':'grace','text':'both','clientId':'%s'}}"
                .formatted(room, id), "invalid_field");
        ada.isRefused(Talk.reply(room, 1, "to nothing"), "message_not_found");
        ada.isRefused("{'type':'msg','data':{'conversation':%d,'text':'a','clientId':'%s','saidIn':%d}}".formatted(room,
                id, room), "invalid_field");

        assertThat(ada.say(room, "the first")).isEqualTo(1);
        assertThat(Talk.texts(Talk.all(grace, room))).containsExactly("the first");
    }

    @Test
    void aReplyNamesWhatItAnswers() {
        ada.say(room, "question");
        grace.does(Talk.reply(room, 1, "answer"));
        Talk.heard(ada, room);

        assertThat(Talk.heard(ada, room).path("replyTo").asLong()).isEqualTo(1);
        assertThat(Talk.all(ada, room).getLast().path("replyTo").asLong()).isEqualTo(1);
    }

    @Test
    void aReplyMayAnswerWhatWasDeletedButNotWhatIsNotThere() {
        ada.say(room, "question");
        ada.does(Talk.delete(room, 1));
        grace.does(Talk.reply(room, 1, "answer"));

        grace.isRefused(Talk.reply(room, 3, "to itself"), "message_not_found");
        grace.isRefused(Talk.reply(room, 99, "to the future"), "message_not_found");
        grace.isRefused(Talk.reply(room, 0, "to zero"), "invalid_field");
        assertThat(grace.say(room, "next")).isEqualTo(3);
    }
}
