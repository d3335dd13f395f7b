package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.enter;
import static chat.parley.server.conversation.rooms.RoomRequests.invite;
import static chat.parley.server.conversation.rooms.RoomRequests.join;
import static chat.parley.server.conversation.rooms.RoomRequests.leave;
import static chat.parley.server.conversation.rooms.RoomRequests.newRoom;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
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

/** Coming into rooms and going. */
class MembershipTest {

    @AutoClose
    private TestServer server;

    private ModernClient olga;
    private ModernClient mia;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, "limits.joinsPerAccount=3", "limits.loginsPerMinute=5");
        olga = server.modern("olga");
        mia = server.modern("mia");
    }

    private long created(String fields) {
        return olga.does(newRoom(fields)).path("conversation").path("conversation").asLong();
    }

    @Test
    void joiningIsAnsweredWithTheRoomAndTellsItsMembersAndTheAccountsOtherSessions() {
        long room = created("'name':'tearoom','topic':'Tea'");
        olga.say(room, "Is anyone here?");
        ModernClient second = server.modernAgain("mia");
        String expected = """
                {'conversation':{'conversation':%1$d,'room':{'room':%1$d,'name':'tearoom','topic':'Tea',
                'visibility':'public','locked':false,'capacity':0,'members':2,'present':0,'slowSeconds':0,'paused':false},
                'role':'member','seq':1,'change':0,'read':1,'unread':0,'mentions':0}}"""
                .formatted(room);

        Json.assertMatches(mia.does(join(room)), Json.parse(expected));
        Json.assertMatches(second.hears("joined"), Json.parse(expected));
        Json.assertMatches(olga.hears("member_changed"), Json.parse(
                "{'room':%d,'member':{'user':'mia','role':'member','presence':'online'}}".formatted(room)));
        assertThat(mia.fence("joined")).isEmpty();

        olga.say(room, "Welcome");
        List.of(mia, second).forEach(session -> session.hears("message",
                event -> event.path("message").path("text").stringValue().equals("Welcome")));
    }

    @Test
    void whoIsAMemberAlreadyJoinsAgainAndNothingChanges() {
        long room = created("'name':'tearoom','password':'sesame','capacity':2,'visibility':'private'");
        olga.does(invite(room, "mia"));
        JsonNode first = mia.does(join(room));
        olga.fence();

        assertThat(mia.does(join(room))).isEqualTo(first);
        People.assertHeardNothing(olga);
    }

    @Test
    void aRoomWithAPasswordTakesWhoKnowsItAndGuessingIsSlowedDown() {
        long room = created("'name':'vault','password':'sesame'");
        assertThat(mia.does(RoomRequests.find("vault")).path("room").path("locked").booleanValue()).isTrue();

        for (int i = 0; i < 10; i++) {
            mia.isRefused(join(room), "wrong_room_password"); // no guess, costs nothing
        }
        for (String guess : List.of("open", "Sesame", "", "sesame2", "sesam")) {
            mia.isRefused(join(room, guess), "wrong_room_password");
        }
        mia.isRefused(join(room, "sesame"), "too_many_attempts");

        ModernClient sam = server.modern("sam");
        sam.isRefused(join(room, "open"), "wrong_room_password");
        assertThat(sam.does(join(room, "sesame")).path("conversation").path("role").stringValue())
                .isEqualTo("member");
    }

    @Test
    void aPrivateRoomTakesWhoIsInvitedWithoutThePassword() {
        long room = created("'name':'den','visibility':'private','password':'sesame'");
        mia.isRefused(join(room), "room_private").isRefused(join(room, "sesame"), "room_private")
                .isRefused(RoomRequests.find("den"), "room_private");

        olga.does(invite(room, "MIA"));
        olga.does(invite(room, "mia"));
        Json.assertMatches(mia.fence("invited"),
                """
                        {'room':{'room':%d,'name':'den','visibility':'private','locked':true,'capacity':0,'members':1,'present':0,
                        'slowSeconds':0,'paused':false},'by':'olga'}"""
                        .formatted(room));
        mia.join(room);

        // It is used up.
        mia.does(leave(room));
        mia.isRefused(join(room), "room_private");
    }

    @Test
    void aFullRoomTakesNobodyNotEvenWhoIsInvited() {
        long room = created("'name':'closet','capacity':1");
        olga.does(invite(room, "mia"));
        mia.isRefused(join(room), "room_full");

        olga.does(RoomRequests.update(room, "'capacity':2"));
        mia.join(room);
        server.modern("sam").isRefused(join(room), "room_full");
    }

    @Test
    void ofManyWhoJoinAtOnceAsManyComeInAsThereIsPlaceFor() {
        List<ModernClient> crowd = IntStream.range(0, 8).mapToObj(i -> server.modern("guest" + i)).toList();
        for (int round = 0; round < 3; round++) {
            long room = olga.does(newRoom("'name':'boat%d','capacity':4".formatted(round))).path("conversation")
                    .path("conversation").asLong();
            List<String> asked = crowd.stream().map(client -> client.send(join(room))).toList();
            List<String> outcomes = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                outcomes.add(TestClient.codeOf(crowd.get(i).answer(asked.get(i))));
            }

            assertThat(outcomes).filteredOn(String::isEmpty).hasSize(3);
            assertThat(outcomes).filteredOn("room_full"::equals).hasSize(5);
            assertThat(People.roles(olga, room)).hasSize(4);
            crowd.forEach(client -> client.ask(leave(room)));
            olga.does(leave(room));
        }
    }

    @Test
    void aGuestWhoIsPresentByProtocol1TakesAPlaceAndKeepsItWhenJoining() {
        long room = created("'name':'closet','capacity':2");
        server.register("gus");
        TestClient guest = server.again("gus").does(Requests.enter("closet"));
        mia.isRefused(join(room), "room_full");

        server.modernAgain("gus").join(room);
        guest.close();
        assertThat(People.roles(olga, room)).containsExactly("gus:member", "olga:owner");
    }

    @Test
    void nobodyIsAMemberOfMoreRoomsThanAllowed() {
        List<Long> rooms = List.of(created("'name':'one'"), created("'name':'two'"), created("'name':'three'"));
        olga.isRefused(newRoom("'name':'four'"), "too_many_rooms");
        ModernClient sam = server.modern("sam");
        long four = sam.create("four");
        olga.isRefused(join(four), "too_many_rooms");
        sam.does(invite(four, "olga"));
        olga.isRefused(join(four), "too_many_rooms");

        assertThat(server.metric("parley_limits_reached_total{limit=\"joinsPerAccount\"}")).isEqualTo(3);

        olga.does(leave(rooms.getFirst()));
        olga.join(four);
    }

    @Test
    void ofManyRoomsThatAreJoinedAtOnceOnlyTheAllowedNumberIsJoined() {
        List<Long> rooms = List.of(created("'name':'one'"), created("'name':'two'"), created("'name':'three'"));
        ModernClient sam = server.modern("sam");
        List<Long> more = List.of(sam.create("four"), sam.create("five"), sam.create("six"));
        List<ModernClient> sessions = IntStream.range(0, 6).mapToObj(_ -> server.modernAgain("mia")).toList();
        List<String> asked = IntStream.range(0, 6)
                .mapToObj(i -> sessions.get(i).send(join((i < 3 ? rooms : more).get(i % 3)))).toList();
        List<String> codes = IntStream.range(0, 6)
                .mapToObj(i -> TestClient.codeOf(sessions.get(i).answer(asked.get(i)))).toList();

        assertThat(codes).filteredOn(String::isEmpty).hasSize(3);
        assertThat(codes).filteredOn("too_many_rooms"::equals).hasSize(3);
    }

    @Test
    void leavingTellsTheMembersAndTheAccountsOtherSessionsAndEndsBeingPresent() {
        long room = created("'name':'tearoom'");
        mia.join(room);
        ModernClient second = server.modernAgain("mia");
        second.does(enter(room));
        olga.does(enter(room));
        olga.hears("present", event -> event.path("present").size() == 2);

        mia.does(leave(room));

        Json.assertMatches(olga.hears("member_gone"),
                Json.parse("{'room':%d,'user':'mia','reason':'left'}".formatted(room)));
        Json.assertMatches(second.hears("removed"), Json.parse("{'room':%d,'reason':'left'}".formatted(room)));
        olga.hears("present", event -> event.path("present").size() == 1);
        second.isRefused(RoomRequests.EXIT, "not_allowed_here");
        assertThat(mia.fence("removed")).isEmpty();

        olga.say(room, "Gone?");
        assertThat(mia.fence("message")).isEmpty();
        mia.isRefused(ModernClient.msg(room, "Yes"), "not_a_member").isRefused(enter(room), "not_a_member");
    }

    @Test
    void theLastOwnerWhoLeavesHandsTheRoomToTheModeratorOfLongestStandingOrElseTheMember() {
        long room = created("'name':'tearoom'");
        List<ModernClient> others = new ArrayList<>();
        for (String name : List.of("early", "middle", "late")) {
            others.add(server.modern(name).join(room));
        }
        olga.does(RoomRequests.setRole(room, "late", "moderator"));
        olga.does(RoomRequests.setRole(room, "middle", "moderator"));
        others.getFirst().fence();

        olga.does(leave(room));
        Json.assertMatches(others.getFirst().fence("member_changed"),
                "{'room':%d,'member':{'user':'middle','role':'owner','presence':'online'}}".formatted(room));
        others.get(1).does(RoomRequests.setRole(room, "late", "member"));
        others.get(1).does(leave(room));
        assertThat(People.roles(others.getFirst(), room)).containsExactly("early:owner", "late:member");
    }

    @Test
    void anOwnerWhoIsNotTheLastLeavesWithoutASuccessor() {
        long room = created("'name':'tearoom'");
        mia.join(room);
        server.modern("sam").join(room);
        olga.does(RoomRequests.setRole(room, "mia", "owner"));

        olga.does(leave(room));
        assertThat(People.roles(mia, room)).containsExactly("mia:owner", "sam:member");
    }

    @Test
    void ofOwnersWhoLeaveAtOnceTheLastHandsTheRoomOn() {
        ModernClient sam = server.modern("sam");
        for (int round = 0; round < 3; round++) {
            long room = created("'name':'tearoom%d'".formatted(round));
            mia.join(room);
            sam.join(room);
            olga.does(RoomRequests.setRole(room, "mia", "owner"));
            String first = olga.send(leave(room));
            String second = mia.send(leave(room));
            olga.answer(first);
            mia.answer(second);

            assertThat(People.roles(sam, room)).containsExactly("sam:owner");
            sam.does(leave(room));
        }
    }

    @Test
    void aRoomThatEveryoneHasLeftStaysAndBelongsToWhoComesNext() {
        long room = created("'name':'tearoom'");
        olga.say(room, "Goodbye");
        olga.does(leave(room));
        assertThat(mia.does(RoomRequests.find("tearoom")).path("room").path("members").asInt()).isZero();

        JsonNode joined = mia.does(join(room));
        assertThat(joined.path("conversation").path("role").stringValue()).isEqualTo("owner");
        assertThat(joined.path("conversation").path("seq").asInt()).isEqualTo(1);
        olga.join(room);
        assertThat(People.roles(mia, room)).containsExactly("mia:owner", "olga:member");
    }

    @Test
    void whoHasBlockedSomebodyIsNotInvitedByThem() {
        long room = created("'name':'tearoom'");
        mia.does("{'type':'block','data':{'user':'olga'}}");

        olga.isRefused(invite(room, "mia"), "blocked");
        assertThat(mia.fence("invited")).isEmpty();
    }
}
