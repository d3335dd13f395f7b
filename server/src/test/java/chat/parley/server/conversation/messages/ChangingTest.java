package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Messages that are edited, deleted and reacted to. Olga owns the room, Max moderates it, Ada and Grace are members. */
class ChangingTest {

    @AutoClose
    private TestServer server;
    private ModernClient olga;
    private ModernClient max;
    private ModernClient ada;
    private ModernClient grace;
    private long room;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        olga = server.modern("olga");
        room = olga.create("tearoom");
        max = server.modern("max").join(room);
        ada = server.modern("ada").join(room);
        grace = server.modern("grace").join(room);
        setRole("max", "moderator");
    }

    private void setRole(String user, String role) {
        olga.does("{'type':'set_role','data':{'room':%d,'user':'%s','role':'%s'}}".formatted(room, user, role));
    }

    private JsonNode message(long seq) {
        return Talk.all(olga, room).get((int) seq - 1);
    }

    @Test
    void anEditChangesTheTextAndEveryoneHearsIt() {
        ModernClient adasPhone = server.modernAgain("ada");
        ada.say(room, "helo");
        JsonNode answer = ada.does(Talk.edit(room, 1, "hello")).path("message");

        assertThat(answer.path("text").asString()).isEqualTo("hello");
        assertThat(answer.path("editedAt").asLong()).isGreaterThanOrEqualTo(answer.path("at").asLong());
        assertThat(answer.path("change").asLong()).isEqualTo(1);
        for (ModernClient session : List.of(ada, adasPhone, grace, max, olga)) {
            assertThat(Talk.changed(session, room)).isEqualTo(answer);
        }
        assertThat(message(1)).isEqualTo(answer);
    }

    @Test
    void nobodyEditsTheMessageOfAnother() {
        ada.say(room, "hello");
        for (ModernClient other : List.of(grace, max, olga)) {
            other.isRefused(Talk.edit(room, 1, "goodbye"), "not_allowed");
        }

        assertThat(message(1).path("text").asString()).isEqualTo("hello");
        assertThat(grace.fence("message_changed")).isEmpty();
    }

    @Test
    void whatIsNotThereOrDeletedCannotBeEdited() {
        ada.say(room, "hello");
        ada.isRefused(Talk.edit(room, 2, "a"), "message_not_found");
        ada.isRefused(Talk.edit(room, 1, ""), "invalid_field");
        ada.isRefused(Talk.edit(room, 1, "x".repeat(Limits.MAX_TEXT_CHARS + 1)), "invalid_field");
        ada.does(Talk.delete(room, 1));

        ada.isRefused(Talk.edit(room, 1, "a"), "message_deleted");
        ada.isRefused(Talk.react(room, 1, "+", true), "message_deleted");
    }

    @Test
    void anEditThatChangesNothingTakesNoNumber() {
        ada.say(room, "hello");
        JsonNode answer = ada.does(Talk.edit(room, 1, "hello")).path("message");

        assertThat(answer.has("editedAt")).isFalse();
        assertThat(answer.has("change")).isFalse();
    }

    @Test
    void whoMayNotWriteMayNotEdit() {
        ada.say(room, "hello");
        max.does("{'type':'mute','data':{'room':%d,'user':'ada','minutes':5}}".formatted(room));
        ada.isRefused(Talk.edit(room, 1, "a"), "muted");
        ada.isRefused(Talk.react(room, 1, "+", true), "muted");
        max.does("{'type':'mute','data':{'room':%d,'user':'ada','minutes':0}}".formatted(room));
        max.does("{'type':'pause','data':{'room':%d,'paused':true}}".formatted(room));
        ada.isRefused(Talk.edit(room, 1, "a"), "room_paused");

        max.does("{'type':'pause','data':{'room':%d,'paused':false}}".formatted(room));
        max.does("{'type':'slow_mode','data':{'room':%d,'seconds':600}}".formatted(room));
        ada.does(Talk.edit(room, 1, "slow mode is for new messages"));
    }

    @Test
    void aDeletedMessageKeepsItsPlaceAndNothingElse() {
        ada.say(room, "@grace secret");
        grace.does(Talk.react(room, 1, "+", true));
        JsonNode answer = ada.does(Talk.delete(room, 1)).path("message");
        ada.say(room, "next");

        assertThat(answer.path("deleted").asBoolean()).isTrue();
        assertThat(answer.path("seq").asLong()).isEqualTo(1);
        assertThat(answer.path("from").asString()).isEqualTo("ada");
        for (String gone : List.of("text", "mentions", "reactions")) {
            assertThat(answer.has(gone)).as(gone).isFalse();
        }
        assertThat(grace.hears("message_changed", m -> m.path("message").path("deleted").asBoolean()).path("message"))
                .isEqualTo(answer);
        assertThat(Talk.seqs(Talk.all(grace, room))).containsExactly(1L, 2L);
        assertThat(message(1)).isEqualTo(answer);
        assertThat(Talk.conversation(grace, room).path("mentions").asInt()).isZero();
    }

    @Test
    void deletingTwiceChangesNothingMore() {
        ada.say(room, "hello");
        JsonNode first = ada.does(Talk.delete(room, 1)).path("message");

        assertThat(ada.does(Talk.delete(room, 1)).path("message")).isEqualTo(first);
        assertThat(first.path("change").asLong()).isEqualTo(1);
    }

    @Test
    void membersDeleteTheirOwnModeratorsThoseOfMembersOwnersAll() {
        for (ModernClient one : List.of(olga, max, ada, grace)) {
            one.say(room, "by one of us");
        }
        ada.isRefused(Talk.delete(room, 4), "not_allowed");
        ada.isRefused(Talk.delete(room, 1), "not_allowed");
        max.isRefused(Talk.delete(room, 1), "not_allowed");
        max.does(Talk.delete(room, 4));
        max.does(Talk.delete(room, 2));
        olga.does(Talk.delete(room, 3));

        assertThat(Talk.all(olga, room)).extracting(m -> m.path("deleted").asBoolean(false)).containsExactly(false,
                true,
                true, true);
    }

    @Test
    void aModeratorDeletesNothingOfAnotherModerator() {
        setRole("ada", "moderator");
        ada.say(room, "hello");
        max.isRefused(Talk.delete(room, 1), "not_allowed");

        setRole("ada", "member");
        max.does(Talk.delete(room, 1));
    }

    @Test
    void whatSomebodySaidWhoHasLeftCanBeDeletedByModerators() {
        ada.say(room, "goodbye");
        ada.does("{'type':'leave','data':{'room':%d}}".formatted(room));

        ada.isRefused(Talk.delete(room, 1), "not_a_member");
        grace.isRefused(Talk.delete(room, 1), "not_allowed");
        max.does(Talk.delete(room, 1));
    }

    @Test
    void whoIsMutedMayStillDeleteWhatTheySaid() {
        ada.say(room, "sorry");
        max.does("{'type':'mute','data':{'room':%d,'user':'ada','minutes':5}}".formatted(room));

        ada.does(Talk.delete(room, 1));
        ada.isRefused(Talk.delete(room, 9), "message_not_found");
    }

    @Test
    void inADirectConversationEachDeletesTheirOwn() {
        long direct = olga.does(Talk.to("ada", "one")).path("conversation").asLong();
        ada.say(direct, "two");

        olga.isRefused(Talk.delete(direct, 2), "not_allowed");
        ada.isRefused(Talk.delete(direct, 1), "not_allowed");
        ada.does(Talk.delete(direct, 2));
        assertThat(Talk.changed(olga, direct).path("deleted").asBoolean()).isTrue();
    }

    @Test
    void reactionsStandInTheOrderInWhichTheyCame() {
        ada.say(room, "cake?");
        grace.does(Talk.react(room, 1, "🎂", true));
        max.does(Talk.react(room, 1, "+", true));
        ada.does(Talk.react(room, 1, "🎂", true));
        JsonNode answer = olga.does(Talk.react(room, 1, "+", true)).path("message");

        assertThat(answer.path("reactions").toString())
                .isEqualTo(
                        "[{\"emoji\":\"🎂\",\"count\":2,\"by\":[\"grace\",\"ada\"]},{\"emoji\":\"+\",\"count\":2,\"by\":[\"max\",\"olga\"]}]");
        assertThat(message(1)).isEqualTo(answer);

        JsonNode off = grace.does(Talk.react(room, 1, "🎂", false)).path("message");
        assertThat(off.path("reactions").toString())
                .isEqualTo(
                        "[{\"emoji\":\"+\",\"count\":2,\"by\":[\"max\",\"olga\"]},{\"emoji\":\"🎂\",\"count\":1,\"by\":[\"ada\"]}]");
    }

    @Test
    void reactingTwiceIsReactingOnce() {
        ada.say(room, "cake?");
        JsonNode once = grace.does(Talk.react(room, 1, "+", true)).path("message");
        assertThat(grace.does(Talk.react(room, 1, "+", true)).path("message")).isEqualTo(once);

        JsonNode off = grace.does(Talk.react(room, 1, "+", false)).path("message");
        assertThat(off.has("reactions")).isFalse();
        assertThat(off.path("change").asLong()).isEqualTo(2);
        assertThat(grace.does(Talk.react(room, 1, "+", false)).path("message")).isEqualTo(off);
    }

    @Test
    void aMessageHasSoManyKindsOfReactionsAndNoMore() {
        ada.say(room, "cake?");
        for (int i = 0; i < Limits.MAX_REACTIONS; i++) {
            grace.does(Talk.react(room, 1, "e" + i, true));
        }
        ada.isRefused(Talk.react(room, 1, "one more", true), "too_many_reactions");
        ada.does(Talk.react(room, 1, "e7", true));
        grace.does(Talk.react(room, 1, "e8", false));
        ada.does(Talk.react(room, 1, "one more", true));
    }

    @Test
    void whatIsNoReactionIsRefused() {
        ada.say(room, "cake?");
        ada.isRefused(Talk.react(room, 1, "", true), "invalid_field");
        ada.isRefused(Talk.react(room, 1, "x".repeat(Limits.MAX_EMOJI_CHARS + 1), true), "invalid_field");
        for (String unseen : List.of(" ", "\u00a0\u3000", "\u200b", "\u200d\u2060", "\\t")) {
            ada.isRefused(Talk.react(room, 1, unseen, true), "invalid_field");
        }
        ada.isRefused(Talk.react(room, 2, "+", true), "message_not_found");
        ada.isRefused(Talk.react(room, 0, "+", true), "invalid_field");
    }

    @Test
    void changesAreNumberedWithoutAGapAndHeardInTheirOrder() {
        for (int i = 0; i < 3; i++) {
            ada.say(room, "number " + i);
        }
        List<String> asked = new ArrayList<>();
        List<String> askedToo = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(ada.send(Talk.edit(room, i % 3 + 1, "edited " + i)));
            askedToo.add(grace.send(Talk.react(room, i % 3 + 1, "e" + i, true)));
        }
        asked.forEach(ada::answer);
        askedToo.forEach(grace::answer);
        olga.does(Talk.delete(room, 2));

        List<JsonNode> heard = max.fence("message_changed");
        assertThat(heard).extracting(e -> e.path("message").path("change").asLong()).isEqualTo(Talk.range(1, 41));
        assertThat(Talk.conversation(olga, room).path("change").asLong()).isEqualTo(41);
        assertThat(ada.say(room, "next")).as("changes take no message's number").isEqualTo(4);
    }
}
