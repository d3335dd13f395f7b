package chat.parley.desktop.lobby;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.matcher.control.LabeledMatchers;

/** Finding, making, entering and leaving rooms, with a real server. */
class LobbyJourneyTest extends DesktopTest {

    private static boolean isDisabled(TestClient client, String query) {
        Node node = client.get(query);
        return fx(node::isDisabled);
    }

    private static void choose(TestClient client, String room) {
        client.waitUntil(room, () -> client.items("#rooms").contains(room));
        ListView<?> rooms = client.get("#rooms", ListView.class);
        int index = client.items("#rooms").indexOf(room);
        fxRun(() -> {
            rooms.requestFocus();
            rooms.getSelectionModel().select(index);
            rooms.scrollTo(index);
        });
    }

    private static void waitForRooms(TestClient client, String... names) {
        client.waitUntil("rooms " + String.join(" ", names),
                () -> client.items("#rooms").equals(List.of(names)));
    }

    private static void backToLobby(TestClient client) {
        client.get("#room-screen");
        fxRun(() -> client.navigation().lobby());
        client.get("#lobby-screen");
    }

    private static Node row(TestClient client, String room) {
        choose(client, room);
        return client.robot().from(client.get("#rooms")).lookup(LabeledMatchers.hasText(room)).query();
    }

    @Test
    void roomsAreFoundMadeEnteredAndLeft() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        TestClient ada = client(server.link()).signUp("Ada");
        ada.get("#no-rooms");
        ada.picture("lobby/empty");

        long kitchen = grace.createRoom("Kitchen", "Recipes and leftovers", Visibility.PUBLIC);
        grace.ask(new RoomRequest.Create("Tiny", null, null, null, 1));
        long vault = grace.ask(new RoomRequest.Create("Vault", null, null, "secret", 0)).conversation().conversation();
        long hidden = grace.createRoom("Hidden", "Nobody knows", Visibility.PRIVATE);
        ada.fill("#room-filter", "t");
        waitForRooms(ada, "Kitchen", "Tiny", "Vault");
        ada.fill("#room-filter", "leftov");
        waitForRooms(ada, "Kitchen");
        ada.press(KeyCode.ESCAPE);
        waitForRooms(ada, "Kitchen", "Tiny", "Vault");
        ada.fill("#room-filter", "nowhere");
        ada.get("#no-match");
        ada.waitForText("#create-filtered", "nowhere");
        ada.press(KeyCode.ESCAPE);

        createsARoomWithAllOptions(ada);
        entersAndLeaves(ada, grace, kitchen);
        isAskedForThePassword(ada, grace, vault);
        isInvited(ada, grace, hidden);

        ada.click("#rooms-joined");
        waitForRooms(ada, "Den", "Hidden", "Strongroom");
        ada.click("#rooms-others");
        waitForRooms(ada, "Kitchen", "Tiny");
        ada.click("#rooms-all");
        ComboBox<?> sort = ada.get("#room-sort", ComboBox.class);
        fxRun(() -> sort.getSelectionModel().select(1));
        waitForRooms(ada, "Hidden", "Strongroom", "Den", "Kitchen", "Tiny");

        server.stop();
        ada.waitForText("#directory-note", "rooms you are in");
        ada.fill("#room-filter", "nowhere");
        ada.get("#rooms-offline");
        ada.waitForGone("#directory-note");
        ada.picture("lobby/offline-nothing");
        ada.fill("#room-filter", "");
        waitForRooms(ada, "Hidden", "Strongroom", "Den");
        ada.picture("lobby/offline");
        server.startAgain();
        waitForRooms(ada, "Hidden", "Strongroom", "Den", "Kitchen", "Tiny");
        ada.click("#logout");
        ada.click("#confirm-no"); // a slip must not cost the password
        ada.get("#rooms");
        ada.click("#logout");
        ada.click("#confirm-yes");
        ada.get("#username");
    }

    private static void createsARoomWithAllOptions(TestClient ada) {
        ada.press(KeyCode.SHORTCUT, KeyCode.N);
        ada.waitForFocus("#create-name");
        assertThat(isDisabled(ada, "#create")).isTrue();
        ada.fill("#create-name", "two words");
        ada.waitForText("#create-name-error", "without spaces");
        ada.fill("#create-name", "kitchen");
        ada.waitForText("#create-name-error", "exists already");
        ada.picture("lobby/create-wrong");
        ada.fill("#create-capacity", "many");
        ada.waitForText("#create-capacity-error", "whole number");
        ada.fill("#create-name", "Den");
        ada.fill("#create-topic", "By the fire");
        ada.click("#create-private");
        ada.fill("#create-password", "hush");
        ada.fill("#create-capacity", "12");
        ada.picture("lobby/create");
        ada.click("#create");
        backToLobby(ada);
        RoomInfo den = Objects.requireNonNull(fx(ada.conversation("Den")::room));
        assertThat(den).satisfies(room -> {
            assertThat(room.topic()).isEqualTo("By the fire");
            assertThat(room.visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(room.locked()).isTrue();
            assertThat(room.capacity()).isEqualTo(12);
        });
    }

    private static void entersAndLeaves(TestClient ada, Companion grace, long kitchen) {
        choose(ada, "Kitchen");
        ada.waitForText("#enter", "Join");
        ada.press(KeyCode.ENTER);
        backToLobby(ada);
        waitForRooms(ada, "Den", "Kitchen", "Tiny", "Vault");
        grace.say(kitchen, "@Ada dinner is ready");
        ada.waitForText(".unread-badge", "1");
        ada.waitForText(".mention-badge", "@1");
        choose(ada, "Kitchen");
        ada.waitForText("#enter", "Enter");
        ada.click("#leave");
        ada.click("#confirm-no");
        ada.waitForGone("#confirm-dialog");
        ada.click("#leave");
        ada.click("#confirm-yes");
        ada.waitUntil("to have left", () -> fx(() -> ada.account().conversation(kitchen).isEmpty()));
        waitForRooms(ada, "Den", "Kitchen", "Tiny", "Vault");
        ada.waitForText("#enter", "Join");
        choose(ada, "Tiny");
        ada.click("#enter");
        ada.waitUntil("refusal", () -> fx(() -> ada.stage().getScene().getRoot().lookupAll(".notice").stream()
                .anyMatch(notice -> "The room is full.".equals(notice.getAccessibleText()))));
    }

    private static void isAskedForThePassword(TestClient ada, Companion grace, long vault) {
        ada.doubleClick(row(ada, "Vault"));
        ada.waitForFocus("#join-password");
        ada.fill("#join-password", "guess");
        ada.click("#join");
        ada.waitForText("#join-password-error", "not the room’s password");
        ada.picture("lobby/password");
        ada.fill("#join-password", "secret");
        ada.press(KeyCode.ENTER);
        backToLobby(ada);
        grace.ask(new RoomRequest.RoomUpdate(vault, "Strongroom", null, null, null, null));
        waitForRooms(ada, "Den", "Strongroom", "Kitchen", "Tiny");
    }

    private static void isInvited(TestClient ada, Companion grace, long hidden) {
        grace.ask(new RoomRequest.Invite(hidden, "Ada"));
        ada.get("#notice-action");
        waitForRooms(ada, "Hidden", "Den", "Strongroom", "Kitchen", "Tiny");
        ada.picture("lobby/invited");
        ada.click("#notice-action");
        backToLobby(ada);
        waitForRooms(ada, "Den", "Hidden", "Strongroom", "Kitchen", "Tiny");
    }
}
