package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.ban;
import static chat.parley.server.conversation.rooms.RoomRequests.enter;
import static chat.parley.server.conversation.rooms.RoomRequests.invite;
import static chat.parley.server.conversation.rooms.RoomRequests.join;
import static chat.parley.server.conversation.rooms.RoomRequests.kick;
import static chat.parley.server.conversation.rooms.RoomRequests.mute;
import static chat.parley.server.conversation.rooms.RoomRequests.pause;
import static chat.parley.server.conversation.rooms.RoomRequests.setRole;
import static chat.parley.server.conversation.rooms.RoomRequests.slowMode;
import static chat.parley.server.conversation.rooms.RoomRequests.unban;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What moderators do, and who is told. */
class ModerationTest {

    @AutoClose
    private TestServer server;

    private People people;
    private long room;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        people = new People(server);
        room = people.room("tearoom");
    }

    @Test
    void whoIsKickedIsOutAndMayComeAgain() {
        ModernClient second = server.modernAgain("mia");
        second.does(enter(room));
        people.olga.does(enter(room));
        people.olga.hears("present", event -> event.path("present").size() == 2);
        people.quiet();

        people.mona.does(kick(room, "Mia"));

        for (ModernClient session : List.of(people.mia, second)) {
            Json.assertMatches(session.hears("removed"),
                    Json.parse("{'room':%d,'reason':'kicked','by':'mona'}".formatted(room)));
        }
        Json.assertMatches(people.olga.hears("member_gone"),
                Json.parse("{'room':%d,'user':'mia','reason':'kicked'}".formatted(room)));
        people.olga.hears("present", event -> event.path("present").size() == 1);
        second.isRefused(RoomRequests.EXIT, "not_allowed_here");
        people.mia.isRefused(enter(room), "not_a_member").isRefused(ModernClient.msg(room, "Why?"), "not_a_member");
        people.olga.say(room, "Peace");
        assertThat(people.mia.fence("message")).isEmpty();
        people.mona.isRefused(kick(room, "mia"), "not_a_member");

        people.mia.join(room);
        people.mia.say(room, "Sorry");
    }

    @Test
    void whoIsBannedIsOutUntilTheBanIsTakenBack() {
        people.mona.does(ban(room, "mia"));
        Json.assertMatches(people.mia.hears("removed"),
                Json.parse("{'room':%d,'reason':'banned','by':'mona'}".formatted(room)));
        Json.assertMatches(people.olga.hears("member_gone"),
                Json.parse("{'room':%d,'user':'mia','reason':'banned'}".formatted(room)));
        people.mia.isRefused(join(room), "banned").isRefused(ModernClient.msg(room, "Why?"), "not_a_member");
        people.olga.isRefused(invite(room, "mia"), "banned");
        Json.assertMatches(people.mona.does(RoomRequests.bans(room)), Json.parse("{'names':['mia']}"));

        // Again, and somebody who never was in.
        people.quiet();
        people.mona.does(ban(room, "mia"));
        people.mona.does(ban(room, "sam"));
        People.assertHeardNothing(people.olga);
        Json.assertMatches(people.mona.does(RoomRequests.bans(room)), Json.parse("{'names':['mia','sam']}"));
        people.sam.isRefused(join(room), "banned");

        people.olga.does(unban(room, "mia"));
        people.olga.does(unban(room, "mia"));
        people.mia.join(room);
        Json.assertMatches(people.mona.does(RoomRequests.bans(room)), Json.parse("{'names':['sam']}"));
    }

    @Test
    void aBanTakesAnInvitationAwayAndARoomsPasswordDoesNotHelp() {
        people.olga.does(RoomRequests.update(room, "'password':'sesame'"));
        people.olga.does(invite(room, "sam"));
        people.olga.does(ban(room, "sam"));
        people.sam.isRefused(join(room), "banned").isRefused(join(room, "sesame"), "banned");

        people.olga.does(unban(room, "sam"));
        people.sam.isRefused(join(room), "wrong_room_password");
    }

    @Test
    void whoIsMutedReadsAndDoesNotWriteAndStaysSoWhenComingAgain() {
        people.mona.does(mute(room, "mia", 5));
        JsonNode event = people.mia.hears("member_changed");
        long until = event.path("member").path("mutedUntil").asLong();
        assertThat(until - System.currentTimeMillis()).isBetween(4 * 60_000L, 5 * 60_000L);
        assertThat(event.path("member").path("user").stringValue()).isEqualTo("mia");
        assertThat(people.olga.hears("member_changed")).isEqualTo(event);

        people.mia.isRefused(ModernClient.msg(room, "Mmh"), "muted");
        people.olga.say(room, "Quiet");
        people.mia.hears("message");
        people.mia.does(RoomRequests.leave(room));
        people.mia.join(room).isRefused(ModernClient.msg(room, "Mmh"), "muted");

        people.mona.does(mute(room, "mia", 0));
        people.mia.hears("member_changed", e -> !e.path("member").has("mutedUntil"));
        people.mia.say(room, "Ah");
    }

    @Test
    void aModeratorIsHeardThoughMutedBefore() {
        people.mona.does(mute(room, "mia", 5));
        people.olga.does(setRole(room, "mia", "moderator"));
        people.mia.say(room, "Order!");
    }

    @Test
    void aPausedRoomHearsModeratorsAndOwnersOnly() {
        people.mona.does(pause(room, true));
        assertThat(people.mia.hears("room_changed").path("room").path("paused").booleanValue()).isTrue();
        people.quiet();
        people.mona.does(pause(room, true));
        People.assertHeardNothing(people.mia);

        people.mia.isRefused(ModernClient.msg(room, "Hello?"), "room_paused");
        people.mona.say(room, "A short break");
        people.olga.say(room, "Coffee");
        people.mona.does(pause(room, false));
        people.mia.say(room, "Back");
    }

    @Test
    void inSlowModeAMemberWaitsAndModeratorsDoNot() {
        people.mona.does(slowMode(room, 3600));
        assertThat(people.mia.hears("room_changed").path("room").path("slowSeconds").asInt()).isEqualTo(3600);

        people.mia.say(room, "One");
        people.mia.isRefused(ModernClient.msg(room, "Two"), "slow_mode");
        people.sam.join(room);
        people.sam.say(room, "Mine");
        people.mona.say(room, "One");
        people.mona.say(room, "Two");
        people.mona.does(slowMode(room, 0));
        people.mia.say(room, "Two");
    }

    @Test
    void aRoleIsToldToEveryoneAndHoldsAtOnce() {
        people.mia.isRefused(kick(room, "mona"), "not_allowed");
        people.olga.does(setRole(room, "mia", "owner"));
        for (ModernClient client : List.of(people.olga, people.mona, people.mia)) {
            Json.assertMatches(client.fence("member_changed"),
                    "{'room':%d,'member':{'user':'mia','role':'owner','presence':'online'}}".formatted(room));
        }
        people.olga.does(setRole(room, "mia", "owner"));
        People.assertHeardNothing(people.mia);

        people.mia.does(setRole(room, "olga", "member"));
        people.olga.isRefused(kick(room, "mona"), "not_allowed");
        people.mia.does(kick(room, "mona"));
    }

    @Test
    void anInvitationIsNotNeededByAMember() {
        people.mona.does(invite(room, "mia"));
        People.assertHeardNothing(people.mia);
    }
}
