package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What two people say to each other, whether they are there or not. */
class DirectTest {

    @AutoClose
    private TestServer server;
    private ModernClient ada;
    private ModernClient grace;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("ada");
        grace = server.modern("grace");
    }

    private static String block(String user) {
        return "{'type':'block','data':{'user':'%s'}}".formatted(user);
    }

    private static List<JsonNode> conversations(ModernClient client) {
        return Talk.list(client.does("{'type':'conversations'}").path("conversations"));
    }

    @Test
    void theFirstMessageAnnouncesTheConversationToEverySessionOfBoth() {
        ModernClient gracesPhone = server.modernAgain("grace");
        ModernClient adasPhone = server.modernAgain("ada");
        JsonNode sent = ada.does(Talk.to("GRACE", "psst"));

        assertThat(sent.path("seq").asLong()).isEqualTo(1);
        long direct = sent.path("conversation").asLong();
        for (ModernClient session : List.of(grace, gracesPhone, ada, adasPhone)) {
            List<JsonNode> events = session.fence().stream()
                    .filter(e -> List.of("joined", "message").contains(e.path("type").asString())).toList();
            assertThat(events).extracting(e -> e.path("type").asString()).containsExactly("joined", "message");
            JsonNode joined = events.getFirst().path("data").path("conversation");
            assertThat(joined.path("conversation").asLong()).isEqualTo(direct);
            assertThat(joined.path("with").asString())
                    .isEqualTo(List.of(grace, gracesPhone).contains(session) ? "ada" : "grace");
            JsonNode message = events.getLast().path("data").path("message");
            assertThat(message.path("conversation").asLong()).isEqualTo(direct);
            assertThat(message.path("text").asString()).isEqualTo("psst");
        }
    }

    @Test
    void theSecondMessageAnnouncesNothing() {
        long direct = ada.does(Talk.to("grace", "one")).path("conversation").asLong();
        grace.fence();
        ada.does(Talk.to("grace", "two"));
        ada.say(direct, "three");
        grace.fence("joined").forEach(e -> assertThat(e).isNull());

        assertThat(Talk.texts(Talk.all(grace, direct))).containsExactly("one", "two", "three");
    }

    @Test
    void bothWriteIntoTheSameConversation() {
        long one = ada.does(Talk.to("grace", "one")).path("conversation").asLong();
        long other = grace.does(Talk.to("ada", "two")).path("conversation").asLong();

        assertThat(other).isEqualTo(one).isEqualTo(Talk.direct(ada, "grace")).isEqualTo(Talk.direct(grace, "Ada"));
        assertThat(Talk.texts(Talk.all(ada, one))).containsExactly("one", "two");
    }

    @Test
    void bothWhoBeginAtOnceBeginOne() {
        for (int i = 0; i < 10; i++) {
            String name = "peer" + i;
            ModernClient peer = server.modern(name);
            String asked = ada.send(Talk.to(name, "hello"));
            String askedToo = peer.send(Talk.to("ada", "hello"));

            assertThat(ada.answer(asked).path("data").path("conversation"))
                    .isEqualTo(peer.answer(askedToo).path("data").path("conversation"));
        }
    }

    @Test
    void whoIsOfflineFindsItLater() {
        server.register("linus");
        long direct = ada.does(Talk.to("linus", "call me")).path("conversation").asLong();
        ada.say(direct, "soon");

        ModernClient linus = server.modernAgain("linus");
        JsonNode info = Talk.conversation(linus, direct);

        assertThat(info.path("with").asString()).isEqualTo("ada");
        assertThat(info.path("seq").asLong()).isEqualTo(2);
        assertThat(info.path("unread").asInt()).isEqualTo(2);
        assertThat(Talk.texts(Talk.all(linus, direct))).containsExactly("call me", "soon");
    }

    @Test
    void itIsToldByItsPartnerAndNotAsARoom() {
        long direct = ada.does(Talk.to("grace", "one")).path("conversation").asLong();
        JsonNode info = Talk.conversation(ada, direct);

        assertThat(info.has("room")).isFalse();
        assertThat(info.has("role")).isFalse();
        assertThat(info.path("with").asString()).isEqualTo("grace");
        assertThat(ada.does("{'type':'rooms'}").toString()).doesNotContain("grace");
    }

    @Test
    void nobodyWritesToThemselvesNorToNobody() {
        ada.isRefused(Talk.to("ada", "note"), "not_yourself");
        ada.isRefused(Talk.to("ADA", "note"), "not_yourself");
        ada.isRefused("{'type':'direct','data':{'user':'ada'}}", "not_yourself");
        ada.isRefused(Talk.to("nobody", "hello"), "user_not_found");
        ada.isRefused("{'type':'direct','data':{'user':'nobody'}}", "user_not_found");
        ada.isRefused(Talk.to("not a name", "hello"), "invalid_field");

        assertThat(conversations(ada)).isEmpty();
    }

    @Test
    void aBlockRefusesBothWays() {
        long direct = ada.does(Talk.to("grace", "one")).path("conversation").asLong();
        ada.does(block("grace"));

        for (ModernClient one : List.of(ada, grace)) {
            one.isRefused(Talk.to(one.equals(ada) ? "grace" : "ada", "two"), "blocked");
            one.isRefused(ModernClient.msg(direct, "two"), "blocked");
            one.isRefused(Talk.react(direct, 1, "+", true), "blocked");
        }
        ada.isRefused(Talk.edit(direct, 1, "other"), "blocked");
        assertThat(Talk.texts(Talk.all(grace, direct))).containsExactly("one");

        ada.does("{'type':'unblock','data':{'user':'grace'}}");
        assertThat(grace.does(Talk.to("ada", "two")).path("seq").asLong()).isEqualTo(2);
    }

    @Test
    void aMessageThatIsRefusedBeginsNoConversation() {
        long room = grace.create("tearoom");
        ada.does(block("grace"));

        grace.isRefused(Talk.to("ada", "psst"), "blocked");
        ModernClient linus = server.modern("linus");
        linus.isRefused(Talk.to("ada", "psst", UUID.randomUUID(), ",'saidIn':" + room), "not_a_member");

        assertThat(conversations(ada)).as("nothing has changed").isEmpty();
        assertThat(conversations(linus)).isEmpty();
    }

    @Test
    void whoHasBlockedSomebodySeesNothingOfWhatTheyDoToOldMessagesUnmarked() {
        long direct = grace.does(Talk.to("ada", "one")).path("conversation").asLong();
        ada.does(block("grace"));
        ada.fence();
        grace.does(Talk.delete(direct, 1));

        assertThat(ada.fence("message_changed"))
                .allSatisfy(e -> assertThat(e.path("message").path("hidden").asBoolean()).isTrue());
        assertThat(Talk.all(ada, direct).getFirst().path("hidden").asBoolean()).isTrue();
    }

    @Test
    void aRoomThatItWasSaidInIsKeptWithTheMessage() {
        long room = ada.create("tearoom");
        grace.join(room);
        long direct = ada.does(Talk.to("grace", "about this", UUID.randomUUID(), ",'saidIn':" + room))
                .path("conversation").asLong();

        assertThat(Talk.heard(grace, direct).path("saidIn").asLong()).isEqualTo(room);
        assertThat(Talk.all(grace, direct).getFirst().path("saidIn").asLong()).isEqualTo(room);
    }

    @Test
    void aRoomThatOneIsNotInCannotBeSaidIn() {
        long room = grace.create("tearoom");

        ada.isRefused(Talk.to("grace", "a", UUID.randomUUID(), ",'saidIn':" + room), "not_a_member");
        ada.isRefused(Talk.to("grace", "a", UUID.randomUUID(), ",'saidIn':987654"), "room_not_found");
        ada.isRefused(Talk.to("grace", "a", UUID.randomUUID(), ",'saidIn':0"), "invalid_field");
    }

    @Test
    void nothingIsToldOfAPrivateRoomToWhomItDoesNotConcern() {
        long secret = grace.does("{'type':'create','data':{'name':'takeover-plans','visibility':'private'}}")
                .path("conversation").path("conversation").asLong();
        for (String json : List.of(ModernClient.msg(secret, "hello"), Talk.history(secret, ""),
                Talk.to("grace", "a", UUID.randomUUID(), ",'saidIn':" + secret), Talk.edit(secret, 1, "a"),
                "{'type':'enter','data':{'room':%d}}".formatted(secret),
                "{'type':'members','data':{'room':%d}}".formatted(secret),
                "{'type':'kick','data':{'room':%d,'user':'grace'}}".formatted(secret))) {
            assertThat(ada.ask(json).toString()).as(json).doesNotContain("takeover");
        }
    }
}
