package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients of both protocols in one room. Old speaks protocol 1, Ada and Grace protocol 2. */
class BothProtocolsTest {

    @AutoClose
    private TestServer server;
    private ModernClient ada;
    private ModernClient grace;
    private TestClient old;
    private long room;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("Ada");
        room = ada.create("tearoom");
        grace = server.modern("Grace").join(room);
        old = server.inRoom("Old", "tearoom");
        old.fence();
    }

    private static String said(String to, String from, String text) {
        return "{'type':'msg','status':'ok','data':{'to':'%s','from':'%s','text':'%s'}}".formatted(to, from, text);
    }

    private void enter(ModernClient client) {
        client.does("{'type':'enter','data':{'room':%d}}".formatted(room));
        old.fence();
    }

    private static List<String> textsHeard(TestClient client) {
        return client.fence().stream().filter(f -> TestClient.typeOf(f).equals("msg"))
                .map(f -> f.path("data").path("text").asString("")).toList();
    }

    @Test
    void eachHearsTheOther() {
        ada.say(room, "from the new");
        old.hears(said("public", "Ada", "from the new"));

        old.send(Requests.msg("public", "from the old")).hears(said("public", "Old", "from the old"));
        Talk.heard(grace, room);
        JsonNode heard = Talk.heard(grace, room);
        assertThat(heard.path("from").asString()).isEqualTo("Old");
        assertThat(heard.path("seq").asLong()).isEqualTo(2);
        assertThat(heard.has("clientId")).isFalse();
        assertThat(Talk.texts(Talk.all(ada, room))).containsExactly("from the new", "from the old");
    }

    @Test
    void allHearTheSameInTheSameOrder() {
        TestClient other = server.inRoom("Other", "tearoom");
        other.fence();
        old.fence();
        int each = 100;
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            asked.add(ada.send(ModernClient.msg(room, "a" + i)));
            old.send(Requests.msg("public", "o" + i));
            asked.add(grace.send(ModernClient.msg(room, "g" + i)));
        }
        IntStream.range(0, asked.size()).forEach(i -> (i % 2 == 0 ? ada : grace).answer(asked.get(i)));

        List<JsonNode> modern = new ArrayList<>();
        while (modern.size() < 3 * each) {
            modern.add(Talk.heard(ada, room));
        }
        assertThat(Talk.seqs(modern)).isEqualTo(Talk.range(1, 3L * each));
        List<String> heardByOld = textsHeard(old);
        assertThat(heardByOld).isEqualTo(Talk.texts(modern));
        assertThat(textsHeard(other)).isEqualTo(heardByOld);
        for (String who : List.of("a", "o", "g")) {
            assertThat(heardByOld).filteredOn(text -> text.startsWith(who))
                    .isEqualTo(IntStream.range(0, each).mapToObj(i -> who + i).toList());
        }
    }

    @Test
    void aClientOfProtocol1IsToldNothingThatItDoesNotKnow() {
        ada.say(room, "helo");
        ada.does(Talk.edit(room, 1, "hello"));
        ada.does(Talk.react(room, 1, "+", true));
        ada.does(Talk.delete(room, 1));
        ada.does("{'type':'typing','data':{'conversation':%d}}".formatted(room));
        ada.does(Talk.read(room, 1));
        ada.does("{'type':'pause','data':{'room':%d,'paused':true}}".formatted(room));

        old.hears(said("public", "Ada", "helo"));
        assertThat(old.fence()).isEmpty();
        old.send(Requests.msg("public", "may I?"))
                .hears("{'type':'msg','status':'error','code':'room_paused','message':'…'}");
    }

    @Test
    void whatIsSaidPrivatelyByProtocol1LandsInTheDirectConversationWithItsRoom() {
        enter(grace);
        old.send(Requests.msg("grace", "psst")).hears(said("Old", "Old", "psst"));

        JsonNode joined = grace.hears("joined").path("conversation");
        assertThat(joined.path("with").asString()).isEqualTo("Old");
        long direct = joined.path("conversation").asLong();
        JsonNode heard = Talk.heard(grace, direct);
        assertThat(heard.path("text").asString()).isEqualTo("psst");
        assertThat(heard.path("saidIn").asLong()).isEqualTo(room);
        assertThat(ada.fence("message")).isEmpty();
        assertThat(Talk.all(ada, room)).isEmpty();
        ModernClient olds = server.modernAgain("Old");
        assertThat(Talk.texts(Talk.all(olds, direct))).containsExactly("psst");
    }

    @Test
    void twoClientsOfProtocol1FindWhatTheySaidPrivatelyLater() {
        server.inRoom("Other", "tearoom").send(Requests.msg("old", "psst")).fence();

        ModernClient others = server.modernAgain("Other");
        assertThat(Talk.texts(Talk.all(others, Talk.direct(others, "Old")))).containsExactly("psst");
    }

    @Test
    void aReceiverWhoIsNotPresentIsNotHereForProtocol1() {
        old.send(Requests.msg("ada", "psst"))
                .hears("{'type':'msg','status':'error','code':'receiver_not_here','message':'…'}");

        assertThat(ada.fence("message")).isEmpty();
    }

    @Test
    void aBlockHoldsForProtocol1Too() {
        enter(grace);
        grace.does("{'type':'block','data':{'user':'old'}}");
        old.send(Requests.msg("grace", "psst"))
                .hears("{'type':'msg','status':'error','code':'blocked','message':'…'}");

        assertThat(grace.fence("message")).isEmpty();
    }

    @Test
    void aDirectMessageSaidInARoomReachesProtocol1ThereOnly() {
        TestClient elsewhere = server.again("Old").does(Requests.create("cellar")).does(Requests.enter("cellar"));
        elsewhere.fence();
        ada.does(Talk.to("old", "in here", UUID.randomUUID(), ",'saidIn':" + room));

        old.hears(said("Old", "Ada", "in here"));
        assertThat(textsHeard(elsewhere)).isEmpty();
    }

    @Test
    void aDirectMessageSaidNowhereReachesProtocol1WhereverItIs() {
        TestClient elsewhere = server.again("Old").does(Requests.create("cellar")).does(Requests.enter("cellar"));
        elsewhere.fence();
        ada.does(Talk.to("old", "anywhere"));

        old.hears(said("Old", "Ada", "anywhere"));
        elsewhere.hears(said("Old", "Ada", "anywhere"));
    }

    @Test
    void theSendersSessionOfProtocol1GetsItsCopy() {
        TestClient adasOld = server.again("Ada").does(Requests.enter("tearoom"));
        adasOld.fence();
        old.fence();
        ada.does(Talk.to("old", "psst"));

        adasOld.hears(said("Ada", "Ada", "psst"));
        old.hears(said("Old", "Ada", "psst"));
    }

    @Test
    void inTheLobbyProtocol1IsToldNoDirectMessage() {
        TestClient lobby = server.inLobby("Idle");
        long direct = ada.does(Talk.to("idle", "are you there?")).path("conversation").asLong();

        assertThat(textsHeard(lobby)).isEmpty();
        assertThat(Talk.texts(Talk.all(server.modernAgain("Idle"), direct))).containsExactly("are you there?");
    }

    @Test
    void aDirectMessageReachesProtocol1AsSoonAsItHasEntered() {
        TestClient other = server.inLobby("Other");
        for (int i = 0; i < 20; i++) {
            other.does(Requests.enter("tearoom")); // not a moment later
            ada.does(Talk.to("other", "number " + i));
            assertThat(textsHeard(other)).containsExactly("number " + i);
            other.does(Requests.EXIT);
        }
    }

    @Test
    void answersOfProtocol1ComeInTheOrderOfTheRequests() {
        for (int i = 0; i < 20; i++) {
            old.send(Requests.msg("public", "one")).send(Requests.msg("nobody", "lost"))
                    .send(Requests.msg("public", "two")).send(Requests.msg("Old", "to myself"))
                    .send(Requests.msg("public", "three")).send("{'type':'no_such_thing'}")
                    .send(Requests.msg("public", "four")).send(Requests.EXIT).send(Requests.enter("tearoom"));
            List<String> answers = new ArrayList<>();
            while (answers.size() < 9) {
                JsonNode next = old.next();
                if (!TestClient.typeOf(next).startsWith("list")) {
                    answers.add(next.path("data").path("text").asString(TestClient.codeOf(next).isEmpty()
                            ? TestClient.typeOf(next)
                            : TestClient.codeOf(next)));
                }
            }
            assertThat(answers).containsExactly("one", "receiver_not_here", "two", "to myself", "three", "unknown_type",
                    "four", "exit", "enter");
            old.fence();
        }
    }

    @Test
    void whatWasSaidByProtocol1BeforeTheConnectionWasHalfClosedIsStored() {
        IntStream.range(0, 100).forEach(i -> old.send(Requests.msg("public", "last " + i)));
        List<JsonNode> rest = old.halfClose().untilEnd();

        assertThat(rest.stream().filter(f -> TestClient.typeOf(f).equals("msg"))).hasSize(100);
        assertThat(Talk.all(ada, room)).hasSize(100);
    }

    @Test
    void aMessageOfSomebodyBlockedIsMarkedInRoomsAndPages() {
        ada.does("{'type':'block','data':{'user':'grace'}}");
        ModernClient adasPhone = server.modernAgain("Ada");
        grace.say(room, "can you hear me?");
        grace.does(Talk.edit(room, 1, "hello?"));
        old.send(Requests.msg("public", "I can"));

        for (ModernClient session : List.of(ada, adasPhone)) {
            assertThat(Talk.heard(session, room).path("hidden").asBoolean()).isTrue();
            assertThat(Talk.changed(session, room).path("hidden").asBoolean()).isTrue();
            assertThat(Talk.heard(session, room).has("hidden")).isFalse();
        }
        assertThat(Talk.heard(grace, room).has("hidden")).isFalse();
        assertThat(Talk.all(ada, room)).extracting(m -> m.path("hidden").asBoolean(false)).containsExactly(true, false);
        assertThat(Talk.all(grace, room)).extracting(m -> m.path("hidden").asBoolean(false)).containsExactly(false,
                false);
        String sync = "{'type':'sync','data':{'conversations':[{'conversation':%d,'seq':0,'change':0}]}}"
                .formatted(room);
        assertThat(ada.does(sync).path("conversations").get(0).path("messages").get(0).path("hidden").asBoolean())
                .isTrue();
        assertThat(ada.does("{'type':'search','data':{'query':'hello'}}").path("hits").get(0).path("message")
                .path("hidden").asBoolean()).isTrue();

        ada.does("{'type':'unblock','data':{'user':'grace'}}");
        assertThat(Talk.all(ada, room)).noneMatch(m -> m.path("hidden").asBoolean(false));
    }
}
