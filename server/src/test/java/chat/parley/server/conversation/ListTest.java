package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is shown which list, when, and when not. */
class ListTest {

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    @Test
    void theLobbySeesWhoComesMovesAndLeaves() {
        TestClient watcher = server.inLobby("watcher");
        TestClient ada = server.inLobby("ada");
        watcher.hears("{'type':'list','status':'ok','data':{'lobby':['watcher','ada']}}");
        ada.does(Requests.create("tearoom"));
        watcher.hears("{'type':'list','status':'ok','data':{'lobby':['watcher','ada'],'tearoom':[]}}");
        ada.does(Requests.enter("tearoom"));
        watcher.awaitsList("{'lobby':['watcher'],'tearoom':['ada']}");
        ada.does(Requests.EXIT);
        watcher.awaitsList("{'lobby':['watcher','ada'],'tearoom':[]}");
        ada.does(Requests.LOGOUT);
        watcher.hears("{'type':'list','status':'ok','data':{'lobby':['watcher'],'tearoom':[]}}");
        assertThat(watcher.fence()).isEmpty();
    }

    @Test
    void theRoomSeesWhoComesAndLeavesAndNothingOfOtherRooms() {
        TestClient watcher = server.inRoom("watcher", "tearoom");
        TestClient ada = server.inRoom("ada", "cellar");
        assertThat(watcher.fence()).isEmpty();
        ada.does(Requests.EXIT).does(Requests.enter("tearoom"));
        watcher.hears("{'type':'list_room','status':'ok','data':{'tearoom':['watcher','ada']}}");
        ada.does(Requests.EXIT);
        watcher.hears("{'type':'list_room','status':'ok','data':{'tearoom':['watcher']}}");
        assertThat(watcher.fence()).isEmpty();
    }

    @Test
    void whoMovesIsNeverMissingFromTheLobbysList() {
        TestClient watcher = server.inLobby("watcher");
        TestClient ada = server.inRoom("ada", "tearoom");
        watcher.awaitsList("{'lobby':['watcher'],'tearoom':['ada']}");
        // Only after a quiet time is a change told at once, and not together with the one that follows.
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        ada.does(Requests.EXIT);
        watcher.hears("{'type':'list','status':'ok','data':{'lobby':['watcher','ada'],'tearoom':[]}}");
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        ada.does(Requests.enter("tearoom"));
        watcher.hears("{'type':'list','status':'ok','data':{'lobby':['watcher'],'tearoom':['ada']}}");
    }

    @Test
    void whoArrivesIsShownTheListAtOnceEvenIfItIsTheOneThatWasShownLast() {
        server.inRoom("watcher", "tearoom");
        TestClient ada = server.inLobby("ada");
        for (int i = 0; i < 5; i++) {
            ada.does(Requests.enter("tearoom")).hears(
                    "{'type':'list_room','status':'ok','data':{'tearoom':['watcher','ada']}}");
            ada.does(Requests.EXIT)
                    .hears("{'type':'list','status':'ok','data':{'lobby':['ada'],'tearoom':['watcher']}}");
            ada.does(Requests.LOGOUT).does(Requests.login("ada"))
                    .hears("{'type':'list','status':'ok','data':{'lobby':['ada'],'tearoom':['watcher']}}");
        }
        assertThat(ada.fence()).isEmpty();
    }

    @Test
    void aListThatWouldRepeatTheLastOneIsNotPushed() {
        TestClient watcher = server.inLobby("watcher");
        TestClient ada = server.inLobby("ada");
        watcher.awaitsList("{'lobby':['watcher','ada']}");
        // Signed in twice is listed once: what is pushed for the second session would say the same.
        TestClient second = server.again("ada");
        second.does(Requests.LOGOUT);
        ada.does(Requests.LOGOUT);

        watcher.hears("{'type':'list','status':'ok','data':{'lobby':['watcher']}}");
        assertThat(watcher.fence()).isEmpty();
    }

    @Test
    void afterTheAnswerToEnterNoListFollowsAndAfterTheAnswerToExitNoListRoom() {
        TestClient busy = server.inLobby("busy");
        busy.does(Requests.create("tearoom"));
        Thread crowd = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 20; i++) {
                server.inRoom("guest" + i, "tearoom").close();
            }
        });
        String place = "lobby";
        while (crowd.isAlive()) {
            boolean inLobby = place.equals("lobby");
            busy.does(inLobby ? Requests.enter("tearoom") : Requests.EXIT);
            place = inLobby ? "tearoom" : "lobby";
            List<JsonNode> lists = busy.fence();
            assertThat(lists).isNotEmpty().extracting(TestClient::typeOf)
                    .containsOnly(inLobby ? "list_room" : "list");
        }
    }

    @Test
    void afterTheAnswerToLogoutNothingFollows() {
        TestClient ada = server.inLobby("ada");
        TestClient watcher = server.inLobby("watcher");
        ada.does(Requests.LOGOUT);
        watcher.awaitsList("{'lobby':['watcher']}").does(Requests.create("tearoom"))
                .awaitsList("{'lobby':['watcher'],'tearoom':[]}");

        assertThat(ada.fence()).isEmpty();
    }

    @Test
    void aListThatWasAskedForIsAnsweredEvenIfItRepeatsTheLast() {
        TestClient ada = server.inLobby("ada");
        for (int i = 0; i < 10; i++) {
            ada.send(Requests.LIST).hears("{'type':'list','status':'ok','data':{'lobby':['ada']}}");
        }
    }

    @Test
    void roomsAreListedInTheOrderOfTheirCreationAndPeopleInTheOrderOfTheirArrival() {
        TestClient zoe = server.inLobby("zoe");
        TestClient ada = server.inLobby("ada");
        zoe.does(Requests.create("zoo")).does(Requests.create("attic"));

        assertThat(ada.list()).hasToString("{\"lobby\":[\"zoe\",\"ada\"],\"zoo\":[],\"attic\":[]}");
        ada.does(Requests.enter("attic"));
        zoe.does(Requests.enter("attic"));
        assertThat(zoe.list()).hasToString("{\"attic\":[\"ada\",\"zoe\"]}");
    }

    @Test
    void anAccountWithSeveralSessionsIsListedOnceAndHearsInEach() {
        TestClient grace = server.inRoom("grace", "tearoom");
        TestClient first = server.inRoom("ada", "tearoom");
        TestClient second = server.again("ada").does(Requests.enter("tearoom"));
        second.hears("{'type':'list_room','status':'ok','data':{'tearoom':['grace','ada']}}");
        assertThat(first.fence()).isEmpty();
        grace.awaitsList("{'tearoom':['grace','ada']}").send(Requests.msg("public", "Hello"))
                .send(Requests.msg("ada", "psst"));
        for (TestClient session : List.of(first, second)) {
            session.hears("{'type':'msg','status':'ok','data':{'to':'public','from':'grace','text':'Hello'}}")
                    .hears("{'type':'msg','status':'ok','data':{'to':'ada','from':'grace','text':'psst'}}");
        }

        first.send(Requests.msg("grace", "aye"));
        for (TestClient session : List.of(first, second)) {
            session.hears("{'type':'msg','status':'ok','data':{'to':'ada','from':'ada','text':'aye'}}");
        }

        first.does(Requests.EXIT);
        assertThat(grace.list()).isEqualTo(Json.parse("{'tearoom':['grace','ada']}"));
        assertThat(first.list()).isEqualTo(Json.parse("{'lobby':['ada'],'tearoom':['grace','ada']}"));
        second.close();
        grace.awaitsList("{'tearoom':['grace']}");
    }
}
