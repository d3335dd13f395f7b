package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whom a message mentions, who is typing, and how far everyone has read. */
class MentionTest {

    @AutoClose
    private TestServer server;
    private ModernClient ada;
    private ModernClient grace;
    private long room;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("Ada");
        room = ada.create("tearoom");
        grace = server.modern("Grace").join(room);
    }

    private String mentions(JsonNode message) {
        return message.path("mentions").toString();
    }

    @Test
    void theServerFindsWhoIsMentionedAndCountsIt() {
        grace.say(room, "thanks @ada, and @GRACE.");
        grace.say(room, "no one");

        JsonNode heard = Talk.heard(ada, room);
        assertThat(mentions(heard)).isEqualTo("[\"Ada\",\"Grace\"]");
        assertThat(Talk.all(ada, room).getFirst()).isEqualTo(heard);
        JsonNode info = Talk.conversation(ada, room);
        assertThat(info.path("unread").asInt()).isEqualTo(2);
        assertThat(info.path("mentions").asInt()).isEqualTo(1);
        assertThat(Talk.conversation(grace, room).path("mentions").asInt()).as("one's own do not count").isZero();
        JsonNode entry = ada.does("{'type':'rooms'}").path("rooms").get(0);
        assertThat(entry.path("unread").asInt()).isEqualTo(2);
        assertThat(entry.path("mentions").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsHeardIsWhatIsReadLaterInWhateverOrderTheyAreMentioned() {
        ModernClient zoe = server.modern("Zoe").join(room);
        zoe.say(room, "@zoe @grace @ada @grace");

        assertThat(Talk.heard(ada, room)).isEqualTo(Talk.all(ada, room).getFirst());
    }

    @Test
    void whoIsNoMemberIsNotMentioned() {
        server.register("Linus");
        grace.say(room, "ask @linus or mail grace@ada or @nobody");

        assertThat(Talk.heard(ada, room).has("mentions")).isFalse();
    }

    @Test
    void anEditChangesWhoIsMentioned() {
        grace.say(room, "hello @grace");
        JsonNode edited = grace.does(Talk.edit(room, 1, "hello @ada")).path("message");

        assertThat(mentions(edited)).isEqualTo("[\"Ada\"]");
        assertThat(Talk.conversation(ada, room).path("mentions").asInt()).isEqualTo(1);
        grace.does(Talk.edit(room, 1, "hello"));
        assertThat(Talk.conversation(ada, room).path("mentions").asInt()).isZero();
    }

    @Test
    void inADirectConversationBothCanBeMentioned() {
        server.register("Linus");
        long direct = grace.does(Talk.to("ada", "@ada @linus @grace")).path("conversation").asLong();

        assertThat(mentions(Talk.heard(ada, direct))).isEqualTo("[\"Ada\",\"Grace\"]");
    }

    @Test
    void typingIsHeardAndNotKept() {
        ModernClient linus = server.modern("Linus").join(room);
        assertThat(grace.does("{'type':'typing','data':{'conversation':%d}}".formatted(room)).isMissingNode()).isTrue();

        for (ModernClient other : List.of(ada, linus)) {
            assertThat(other.hears("typing").toString())
                    .isEqualTo("{\"conversation\":%d,\"user\":\"Grace\"}".formatted(room));
        }
        assertThat(Talk.all(ada, room)).isEmpty();
        assertThat(Talk.conversation(ada, room).path("seq").asLong()).isZero();
    }

    @Test
    void typingIsHeardInADirectConversationByTheOther() {
        long direct = grace.does(Talk.to("ada", "hello")).path("conversation").asLong();
        grace.does("{'type':'typing','data':{'conversation':%d}}".formatted(direct));

        assertThat(ada.hears("typing").path("conversation").asLong()).isEqualTo(direct);
    }

    @Test
    void whoHasBlockedSomebodyDoesNotHearThemType() {
        long direct = grace.does(Talk.to("ada", "hello")).path("conversation").asLong();
        ada.does("{'type':'block','data':{'user':'grace'}}");
        grace.does("{'type':'typing','data':{'conversation':%d}}".formatted(room));
        grace.does("{'type':'typing','data':{'conversation':%d}}".formatted(direct));

        assertThat(ada.fence("typing")).isEmpty();
    }

    @Test
    void readingMovesTheCursorAndTellsTheOwnOtherSessions() {
        ModernClient adasPhone = server.modernAgain("ada");
        grace.say(room, "one");
        grace.say(room, "two @ada");
        grace.say(room, "three @ada");
        JsonNode state = ada.does(Talk.read(room, 2));

        assertThat(state.toString())
                .isEqualTo("{\"conversation\":%d,\"seq\":2,\"unread\":1,\"mentions\":1}".formatted(room));
        assertThat(adasPhone.hears("read_on").path("state")).isEqualTo(state);
        assertThat(ada.fence("read_on")).isEmpty();
        assertThat(grace.fence("read_on")).isEmpty();
        JsonNode info = Talk.conversation(adasPhone, room);
        assertThat(info.path("read").asLong()).isEqualTo(2);
        assertThat(info.path("unread").asInt()).isEqualTo(1);
        assertThat(info.path("mentions").asInt()).isEqualTo(1);
    }

    @Test
    void theCursorNeverGoesBackNorPastTheNewestMessage() {
        grace.say(room, "one");
        grace.say(room, "two");
        assertThat(ada.does(Talk.read(room, 2)).path("seq").asLong()).isEqualTo(2);
        assertThat(ada.does(Talk.read(room, 1)).path("seq").asLong()).isEqualTo(2);
        assertThat(ada.does(Talk.read(room, 1_000)).path("seq").asLong()).isEqualTo(2);

        grace.say(room, "three");
        assertThat(Talk.conversation(ada, room).path("unread").asInt()).as("it was capped").isEqualTo(1);
        ada.isRefused(Talk.read(room, 0), "invalid_field");
    }

    @Test
    void everyAccountHasACursorOfItsOwn() {
        ada.say(room, "one");
        grace.does(Talk.read(room, 1));

        ModernClient linus = server.modern("Linus").join(room);
        assertThat(Talk.conversation(linus, room).path("unread").asInt()).as("said before they came").isZero();
        ada.say(room, "two");
        assertThat(Talk.conversation(linus, room).path("unread").asInt()).isEqualTo(1);
        assertThat(Talk.conversation(ada, room).path("unread").asInt()).as("one's own are read").isZero();
        assertThat(Talk.conversation(grace, room).path("unread").asInt()).isEqualTo(1);
    }
}
