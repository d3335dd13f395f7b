package chat.parley.server.conversation.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where a session of protocol 2 is: in the lobby or in one room. */
class PlaceTest {

    @AutoClose
    private TestServer server;
    private ModernClient ada;
    private long tearoom;
    private long cellar;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("ada");
        tearoom = ada.create("tearoom");
        cellar = ada.create("cellar");
    }

    private static String enter(long room) {
        return "{'type':'enter','data':{'room':%d}}".formatted(room);
    }

    @Test
    void enteringTellsWhoIsThereAndTheOthersThatSomebodyCame() {
        TestClient old = server.inRoom("old", "tearoom");

        JsonNode entered = ada.does(enter(tearoom));

        assertThat(entered.toString()).isEqualTo("{\"room\":" + tearoom + ",\"present\":[\"old\",\"ada\"]}");
        old.awaitsList("{'tearoom':['old','ada']}");
    }

    @Test
    void exitGoesBackToTheLobby() {
        TestClient old = server.inRoom("old", "tearoom");
        ada.does(enter(tearoom));
        old.awaitsList("{'tearoom':['old','ada']}");

        assertThat(ada.does("{'type':'exit'}").isMissingNode()).isTrue();

        old.awaitsList("{'tearoom':['old']}");
        ada.isRefused("{'type':'exit'}", "not_allowed_here");
    }

    @Test
    void enteringAnotherRoomLeavesTheFirst() {
        TestClient above = server.inRoom("above", "tearoom");
        TestClient below = server.inRoom("below", "cellar");
        ada.does(enter(tearoom));
        above.awaitsList("{'tearoom':['above','ada']}");

        ada.does(enter(cellar));

        above.awaitsList("{'tearoom':['above']}");
        below.awaitsList("{'cellar':['below','ada']}");
    }

    @Test
    void enteringTheRoomWhereOneIsChangesNothing() {
        TestClient old = server.inRoom("old", "tearoom");
        ada.does(enter(tearoom));
        old.awaitsList("{'tearoom':['old','ada']}");

        assertThat(ada.does(enter(tearoom)).path("present").size()).isEqualTo(2);

        assertThat(old.fence()).isEmpty();
    }

    @Test
    void whoIsRefusedStaysWhereTheyAre() {
        ModernClient grace = server.modern("grace").join(cellar);
        grace.does(enter(cellar));

        grace.isRefused(enter(tearoom), "not_a_member");
        grace.isRefused(enter(987_654), "room_not_found");

        grace.does("{'type':'exit'}"); // only possible in a room
    }

    @Test
    void theLobbyOfProtocol1ShowsWhoIsInNoRoom() {
        TestClient old = server.inLobby("old");
        assertThat(old.list().toString()).contains("\"lobby\":[\"ada\",\"old\"]");

        ada.does(enter(tearoom));
        assertThat(old.list().toString()).contains("\"lobby\":[\"old\"]").contains("\"tearoom\":[\"ada\"]");

        ada.does(Requests.LOGOUT);
        assertThat(old.list().toString()).contains("\"lobby\":[\"old\"]").doesNotContain("ada");
    }

    @Test
    void whoLeavesTheRoomForGoodIsInTheLobbyAgain() {
        ModernClient grace = server.modern("grace").join(tearoom);
        grace.does(enter(tearoom));
        TestClient old = server.inRoom("old", "tearoom");

        grace.does("{'type':'leave','data':{'room':%d}}".formatted(tearoom));

        old.awaitsList("{'tearoom':['old']}");
        grace.isRefused(enter(tearoom), "not_a_member");
    }

    @Test
    void whereASessionIsDoesNotMatterToWhatItMaySay() {
        ada.does(enter(cellar));

        assertThat(ada.say(tearoom, "from below")).isEqualTo(1);
        assertThat(ada.hears("message").path("message").path("conversation").asLong()).isEqualTo(tearoom);
    }

    @Test
    void aLostConnectionLeavesItsRoomAtOnce() {
        TestClient old = server.inRoom("old", "tearoom");
        ada.does(enter(tearoom));
        old.awaitsList("{'tearoom':['old','ada']}");

        ada.connection().vanish();

        old.awaitsList("{'tearoom':['old']}");
    }
}
