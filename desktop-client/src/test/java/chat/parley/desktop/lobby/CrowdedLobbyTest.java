package chat.parley.desktop.lobby;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A lobby with more rooms than one page of the directory has, long names, and many people. */
class CrowdedLobbyTest extends DesktopTest {

    private static final int ROOMS = 60;
    private static final int PEOPLE = 12;
    private static final String TOPIC = "What we have talked about since the beginning of all this, and what is still to "
            + "be decided before the end of the year";

    private static void size(TestClient client, double width, double height) {
        fxRun(() -> {
            client.stage().setWidth(width);
            client.stage().setHeight(height);
        });
    }

    @Test
    void manyRoomsAreFetchedAsTheListIsScrolled() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long hall = grace.createRoom("Hall", TOPIC, Visibility.PUBLIC);
        for (int i = 1; i < ROOMS; i++) {
            String name = (i % 4 == 0 ? "a-room-with-a-long-name-no-" : "room-") + i;
            grace.ask(new RoomRequest.Create(name, i % 3 == 0 ? null : TOPIC, null, i % 5 == 0 ? "secret" : null,
                    i % 7 == 0 ? 1 : 0));
        }
        for (int i = 0; i < PEOPLE; i++) {
            Companion somebody = closing(new Companion(server.invite(),
                    i % 6 == 0 ? "somebody-with-a-very-long-name-" + (i / 6) : "person-" + i));
            somebody.join("Hall");
            if (i % 3 == 1) {
                somebody.ask(new PeopleRequest.Presence(true));
            } else if (i % 3 == 2) {
                somebody.close();
            }
        }
        TestClient ada = client(server.link()).signUp("Ada");
        ada.waitUntil("the first page", () -> ada.items("#rooms").size() == Directory.PAGE);
        ada.join(hall, "Hall");
        grace.ask(new PeopleRequest.FriendRequest("Ada"));
        fxRun(() -> ada.navigation().lobby());
        grace.say(hall, "@Ada, welcome");
        ada.get(".mention-badge");
        ada.waitUntil("everybody", () -> ada.items("#people").size() == PEOPLE + 2);

        size(ada, WIDTH, 680);
        ada.picture("lobby/crowded-light");
        ada.click("#theme-toggle");
        ada.picture("lobby/crowded-dark");
        size(ada, 640, 500);
        ada.picture("lobby/crowded-small-dark");
        ada.press(KeyCode.SHORTCUT, KeyCode.N); // in so small a window the news of the mention lies over the button
        ada.get("#create-dialog");
        ada.picture("lobby/create-small-dark");
        ada.click("#create-cancel");
        ada.waitForGone("#create-dialog");
        ada.click("#theme-toggle");
        ada.picture("lobby/crowded-small-light");
        Label by = ada.get("#sort-label", Label.class);
        assertThat(fx(() -> by.getWidth() - by.prefWidth(-1))).as("room for the whole label").isNotNegative();
        Node root = fx(() -> ada.stage().getScene().getRoot());
        fxRun(() -> root.setStyle("-fx-font-size: 21px"));
        size(ada, WIDTH, 680);
        ada.picture("lobby/crowded-zoomed");
        fxRun(() -> root.setStyle(""));

        ListView<?> rooms = ada.get("#rooms", ListView.class);
        fxRun(() -> rooms.scrollTo(rooms.getItems().size() - 1));
        ada.waitUntil("all rooms", () -> ada.items("#rooms").size() == ROOMS);
        assertThat(ada.items("#rooms")).doesNotHaveDuplicates();
    }
}
