package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.ban;
import static chat.parley.server.conversation.rooms.RoomRequests.kick;
import static chat.parley.server.conversation.rooms.RoomRequests.mute;
import static chat.parley.server.conversation.rooms.RoomRequests.pause;
import static chat.parley.server.conversation.rooms.RoomRequests.slowMode;
import static chat.parley.server.conversation.rooms.RoomRequests.update;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who speak protocol 1, in rooms that are ruled by protocol 2. */
class GuestTest {

    private static final String EXITED = "{'type':'exit','status':'ok','message':'…'}";

    @AutoClose
    private TestServer server;

    private ModernClient olga;
    private long room;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        olga = server.modern("olga");
        room = olga.create("tearoom");
    }

    private TestClient guest(String name) {
        TestClient guest = server.inLobby(name);
        guest.does(Requests.enter("tearoom"));
        guest.fence();
        return guest;
    }

    private static void assertRefused(TestClient guest, String request, String code) {
        guest.send(request);
        List<String> codes = guest.fence().stream().map(TestClient::codeOf).filter(c -> !c.isEmpty()).toList();
        assertThat(codes).containsExactly(code);
    }

    @Test
    void aRoomThatDoesNotTakeThemLeavesThemInTheLobby() {
        TestClient gus = server.inLobby("gus");
        olga.does(update(room, "'capacity':1"));
        gus.isRefused(Requests.enter("tearoom"), "room_full");
        olga.does(update(room, "'capacity':0,'password':'sesame'"));
        gus.isRefused(Requests.enter("tearoom"), "wrong_room_password");
        olga.does(update(room, "'visibility':'private'"));
        gus.isRefused(Requests.enter("tearoom"), "room_private");
        olga.does(update(room, "'visibility':'public','password':''"));
        olga.does(ban(room, "gus"));
        gus.isRefused(Requests.enter("tearoom"), "banned");
        assertThat(gus.list()).isEqualTo(Json.parse("{'lobby':['olga','gus'],'tearoom':[]}"));

        olga.does(RoomRequests.unban(room, "gus"));
        gus.does(Requests.enter("tearoom"));
    }

    @Test
    void ofManyWhoEnterAtOnceAsManyComeInAsThereIsPlaceFor() {
        olga.does(update(room, "'capacity':4"));
        List<TestClient> crowd = IntStream.range(0, 8).mapToObj(i -> server.inLobby("guest" + i)).toList();
        crowd.forEach(guest -> guest.send(Requests.enter("tearoom")));
        List<String> codes = crowd.stream().flatMap(guest -> guest.fence().stream())
                .filter(frame -> TestClient.typeOf(frame).equals("enter")).map(TestClient::codeOf).toList();

        assertThat(codes).filteredOn(String::isEmpty).hasSize(3);
        assertThat(codes).filteredOn("room_full"::equals).hasSize(5);
    }

    @Test
    void whoIsInvitedOrAMemberEntersALockedAndPrivateRoom() {
        olga.does(update(room, "'visibility':'private','password':'sesame'"));
        server.register("gus");
        server.register("ida");
        olga.does(RoomRequests.invite(room, "gus"));
        olga.does(RoomRequests.invite(room, "ida"));
        server.modernAgain("ida").join(room);

        for (String name : List.of("gus", "ida")) {
            server.again(name).does(Requests.enter("tearoom"));
        }
    }

    @Test
    void whoIsKickedIsSentBackToTheLobby() {
        TestClient gus = guest("gus");
        TestClient again = server.again("gus");
        again.does(Requests.enter("tearoom"));
        again.fence();
        TestClient watcher = guest("watcher");
        olga.does(kick(room, "gus"));

        for (TestClient session : List.of(gus, again)) {
            session.awaitsList("{'lobby':['olga','gus'],'tearoom':['watcher']}");
        }
        watcher.awaitsList("{'tearoom':['watcher']}");
        gus.does(Requests.enter("tearoom"));
    }

    @Test
    void theAnswerToBeingPutOutIsTheOneToExitAndThenTheLobbysList() {
        TestClient gus = guest("gus");
        olga.does(ban(room, "gus"));

        gus.hears(EXITED).hears("{'type':'list','status':'ok','data':{'lobby':['olga','gus'],'tearoom':[]}}");
        gus.isRefused(Requests.enter("tearoom"), "banned");
        assertThat(olga.fence("member_gone")).isEmpty();
    }

    @Test
    void aMemberWhoIsKickedIsPutOutByProtocol1Too() {
        TestClient gus = guest("gus");
        ModernClient modern = server.modernAgain("gus").join(room);
        olga.does(kick(room, "gus"));

        gus.hears(EXITED);
        modern.hears("removed");
    }

    @Test
    void theyAreMutedAndSlowedAndPausedLikeOthers() {
        TestClient gus = guest("gus");
        olga.does(mute(room, "gus", 5));
        assertRefused(gus, Requests.msg("public", "Hello"), "muted");
        olga.does(mute(room, "gus", 0));
        olga.does(pause(room, true));
        assertRefused(gus, Requests.msg("public", "Hello"), "room_paused");
        olga.does(pause(room, false));
        olga.does(slowMode(room, 3600));
        gus.send(Requests.msg("public", "One"));
        olga.hears("message");
        gus.fence();
        assertRefused(gus, Requests.msg("public", "Two"), "slow_mode");
    }

    @Test
    void whoIsNotThereIsNeitherKickedNorMuted() {
        server.inLobby("gus");
        olga.isRefused(kick(room, "gus"), "not_a_member").isRefused(mute(room, "gus", 5), "not_a_member");

        TestClient ida = guest("ida");
        olga.does(mute(room, "ida", 5));
        ida.does(Requests.EXIT);
        olga.does(mute(room, "ida", 0)); // what was done can be undone
        olga.isRefused(mute(room, "ida", 5), "not_a_member");
    }
}
