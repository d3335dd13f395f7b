package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A message that is said again with its client id is acknowledged as the first time, and stored once for ever. */
class ExactlyOnceTest {

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();
    private TestServer server;
    private ModernClient ada;
    private ModernClient grace;
    private long room;
    private final UUID clientId = UUID.randomUUID();

    @BeforeEach
    void start() {
        server = servers.start(data);
        ada = server.modern("ada");
        room = ada.create("tearoom");
        grace = server.modern("grace").join(room);
    }

    private String hello() {
        return ModernClient.msg(room, "hello", clientId);
    }

    private void isStoredOnce() {
        assertThat(Talk.texts(Talk.all(ada, room))).containsOnlyOnce("hello");
    }

    @Test
    void saidAgainItIsAcknowledgedAlikeAndHeardOnce() {
        JsonNode first = grace.does(hello());
        JsonNode again = grace.does(hello());

        assertThat(again).isEqualTo(first);
        assertThat(ada.fence("message")).hasSize(1);
        assertThat(grace.say(room, "next")).as("no number is lost").isEqualTo(2);
        isStoredOnce();
    }

    @Test
    void saidTwiceAtOnceItIsStoredOnce() {
        List<String> asked = IntStream.range(0, 20).mapToObj(_ -> grace.send(hello())).toList();

        assertThat(asked.stream().map(id -> grace.answer(id).path("data")).distinct()).hasSize(1);
        assertThat(ada.fence("message")).hasSize(1);
        isStoredOnce();
    }

    @Test
    void saidByManySessionsAtOnceItIsStoredOnce() {
        List<ModernClient> sessions = Stream.generate(() -> server.modernAgain("grace")).limit(4).toList();
        List<String> asked = sessions.stream().map(session -> session.send(hello())).toList();
        List<JsonNode> answers = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            answers.add(sessions.get(i).answer(asked.get(i)).path("data"));
        }

        assertThat(answers.stream().distinct()).hasSize(1);
        isStoredOnce();
    }

    @Test
    void saidAgainOnAnotherConnectionItIsStoredOnce() {
        JsonNode first = grace.does(hello());
        grace.connection().vanish();

        assertThat(server.modernAgain("grace").does(hello())).isEqualTo(first);
        isStoredOnce();
    }

    @Test
    void saidAgainAfterARestartItIsStoredOnce() {
        JsonNode first = grace.does(hello());

        server = servers.start(data);
        ada = server.modernAgain("ada");

        assertThat(server.modernAgain("grace").does(hello())).isEqualTo(first);
        assertThat(ada.fence("message")).isEmpty();
        isStoredOnce();
    }

    @Test
    void saidAgainWithOtherWordsTheFirstOnesStand() {
        JsonNode first = grace.does(hello());

        assertThat(grace.does(ModernClient.msg(room, "something else", clientId))).isEqualTo(first);
        assertThat(Talk.texts(Talk.all(ada, room))).containsExactly("hello");
    }

    @Test
    void saidAgainToAnotherConversationItStaysWhereItWasSaidFirst() {
        JsonNode first = grace.does(hello());
        long cellar = ada.create("cellar");
        grace.join(cellar);

        assertThat(grace.does(ModernClient.msg(cellar, "hello", clientId))).isEqualTo(first);
        assertThat(grace.does(Talk.to("ada", "hello", clientId, ""))).isEqualTo(first);
        assertThat(grace.does(ModernClient.msg(987_654, "hello", clientId))).isEqualTo(first);
        assertThat(grace.does(Talk.to("nobody", "hello", clientId, ""))).isEqualTo(first);
        assertThat(Talk.all(ada, cellar)).isEmpty();
        isStoredOnce();
    }

    @Test
    void anotherAccountsMessageWithTheSameIdIsAnotherMessage() {
        JsonNode graces = grace.does(hello());
        JsonNode adas = ada.does(hello());

        assertThat(adas.path("seq").asLong()).isEqualTo(2);
        assertThat(adas.path("id")).isNotEqualTo(graces.path("id"));
        assertThat(Talk.texts(Talk.all(ada, room))).containsExactly("hello", "hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'mute','data':{'room':ROOM,'user':'grace','minutes':5}}",
            "{'type':'kick','data':{'room':ROOM,'user':'grace'}}", "{'type':'ban','data':{'room':ROOM,'user':'grace'}}",
            "{'type':'pause','data':{'room':ROOM,'paused':true}}",
            "{'type':'slow_mode','data':{'room':ROOM,'seconds':600}}"})
    void whatWasStoredIsAcknowledgedAgainWhateverHasBecomeOfTheSendersRights(String what) {
        JsonNode first = grace.does(hello());
        ada.does(what.replace("ROOM", Long.toString(room)));

        assertThat(grace.does(hello())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"muted", "not_a_member", "room_paused", "slow_mode"})
    void whatWasNeverStoredIsRefusedAndTheSameIdIsGoodLater(String code) {
        switch (code) {
            case "muted" -> ada.does("{'type':'mute','data':{'room':%d,'user':'grace','minutes':5}}".formatted(room));
            case "not_a_member" -> ada.does("{'type':'kick','data':{'room':%d,'user':'grace'}}".formatted(room));
            case "room_paused" -> ada.does("{'type':'pause','data':{'room':%d,'paused':true}}".formatted(room));
            default -> {
                ada.does("{'type':'slow_mode','data':{'room':%d,'seconds':600}}".formatted(room));
                grace.say(room, "before");
            }
        }
        grace.isRefused(hello(), code);

        if (code.equals("muted")) {
            ada.does("{'type':'mute','data':{'room':%d,'user':'grace','minutes':0}}".formatted(room));
        }
        ada.does("{'type':'pause','data':{'room':%d,'paused':false}}".formatted(room));
        ada.does("{'type':'slow_mode','data':{'room':%d,'seconds':0}}".formatted(room));
        grace.join(room);
        grace.does(hello());
        isStoredOnce();
    }

    @Test
    void aDirectMessageThatWasStoredIsAcknowledgedAgainAfterABlock() {
        String direct = Talk.to("ada", "psst", clientId, "");
        JsonNode first = grace.does(direct);
        ada.does("{'type':'block','data':{'user':'grace'}}");

        assertThat(grace.does(direct)).isEqualTo(first);
        grace.isRefused(Talk.to("ada", "psst again"), "blocked");
    }

    @Test
    void aDeletedMessageIsNotSaidAgain() {
        JsonNode first = grace.does(hello());
        grace.does(Talk.delete(room, 1));

        assertThat(grace.does(hello())).isEqualTo(first);
        assertThat(Talk.all(ada, room)).hasSize(1);
        assertThat(Talk.all(ada, room).getFirst().path("deleted").asBoolean()).isTrue();
    }
}
