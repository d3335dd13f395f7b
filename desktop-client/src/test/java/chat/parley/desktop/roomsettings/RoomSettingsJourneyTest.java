package chat.parley.desktop.roomsettings;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Setting a room up, with a real server. */
class RoomSettingsJourneyTest extends DesktopTest {

    private static boolean isDisabled(TestClient client, String query) {
        Node node = client.get(query);
        return fx(node::isDisabled);
    }

    private static void waitFor(TestClient client, Conversation room, Predicate<RoomInfo> so) {
        client.waitUntil("the room to change", () -> fx(() -> so.test(Objects.requireNonNull(room.room()))));
    }

    private static void openSettings(TestClient client) {
        ListView<?> rooms = client.get("#rooms", ListView.class);
        client.waitUntil("a room", () -> !client.items("#rooms").isEmpty());
        fxRun(() -> rooms.getSelectionModel().select(0));
        client.click("#room-settings");
        client.get("#room-settings-dialog");
    }

    @Test
    void anOwnerSetsARoomUp() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        Companion linus = closing(new Companion(server.invite(), "Linus"));
        grace.createRoom("Taken");
        TestClient ada = client(server.link()).signUp("Ada");
        Conversation room = ada.createRoom("Kitchen");
        grace.join("Kitchen");
        fxRun(() -> ada.navigation().lobby());
        openSettings(ada);
        ada.waitForFocus("#settings-name");
        ada.picture("roomsettings/room");

        ada.fill("#settings-name", "taken");
        ada.click("#settings-save");
        ada.waitForText("#settings-name-error", "exists already");
        ada.fill("#settings-name", "Cellar");
        ada.fill("#settings-topic", "Wine");
        ada.fill("#settings-password", "grape");
        ada.fill("#settings-capacity", "5");
        ada.click("#settings-private");
        ada.click("#settings-save");
        ada.waitForText("#settings-said", "Saved");
        waitFor(ada, room, now -> now.equals(new RoomInfo(now.room(), "Cellar", "Wine", Visibility.PRIVATE, true, 5,
                now.members(), now.present(), 0, false)));
        ada.waitUntil("Grace to hear", () -> grace.events().stream().anyMatch(
                event -> event instanceof Event.RoomChanged(var now) && now.name().equals("Cellar")));
        ada.picture("roomsettings/saved");
        ada.click("#settings-no-password");
        ada.click("#settings-save");
        waitFor(ada, room, now -> !now.locked());
        ada.waitForGone("#settings-no-password");

        ada.click("#settings-talk");
        ComboBox<?> slow = ada.get("#settings-slow", ComboBox.class);
        ada.click("#settings-slow");
        ListView<?> offered = (ListView<?>) ((ComboBoxListViewSkin<?>) slow.getSkin()).getPopupContent();
        ada.waitUntil("as high as its rows", () -> fx(() -> {
            double rows = offered.lookupAll(".list-cell:filled").stream()
                    .mapToDouble(cell -> cell.getBoundsInParent().getHeight()).sum();
            double free = offered.getHeight() - rows - offered.snappedTopInset() - offered.snappedBottomInset();
            return rows > 0 && free >= 0 && free < 4;
        }));
        ada.picture("roomsettings/slow");
        ada.press(KeyCode.ESCAPE);
        fxRun(() -> slow.getSelectionModel().select(3));
        waitFor(ada, room, now -> now.slowSeconds() == 30);
        ada.click("#settings-pause");
        waitFor(ada, room, RoomInfo::paused);
        ada.picture("roomsettings/talk");
        ada.click("#settings-pause");
        waitFor(ada, room, now -> !now.paused());

        invitesAndLiftsBans(ada, room, grace, linus);

        ada.click("#room-settings-dialog-close");
        ada.waitForGone("#room-settings-dialog");
        ada.open("Cellar"); // and not from the lobby: a room that is open goes away from under its owner
        ada.click("#room-settings");
        ada.click("#settings-delete");
        ada.fill("#settings-delete-name", "Kitchen");
        assertThat(isDisabled(ada, "#settings-delete-room")).isTrue();
        ada.fill("#settings-delete-name", "Cellar");
        ada.picture("roomsettings/delete");
        ada.click("#settings-delete-room");
        ada.get("#lobby-screen");
        ada.waitUntil("told once", () -> ada.notices().equals(List.of("Cellar was deleted.")));
        ada.waitUntil("the room to go", () -> ada.items("#rooms").equals(List.of("Taken")));
    }

    private static void invitesAndLiftsBans(TestClient ada, Conversation room, Companion grace, Companion linus) {
        Account account = ada.account();
        long id = fx(room::id);
        fxRun(() -> account.ask(new RoomRequest.Ban(id, "Grace"), _ -> {}, failure -> {
            throw new AssertionError(failure);
        }));
        ada.waitUntil("Grace to be out", () -> grace.events().stream().anyMatch(Event.Removed.class::isInstance));
        ada.click("#room-settings-dialog-close");
        ada.waitForGone("#room-settings-dialog");
        openSettings(ada);
        ada.click("#settings-guests");
        ada.fill("#settings-invite-name", "nobody.at.all");
        ada.click("#settings-invite");
        ada.waitForText("#settings-invite-name-error", "Nobody on this server");
        ada.fill("#settings-invite-name", "Linus");
        ada.click("#settings-invite");
        ada.waitForText("#settings-invite-name-hint", "Linus is invited");
        ada.waitUntil("Linus to hear", () -> linus.events().stream().anyMatch(Event.Invited.class::isInstance));
        ada.get("#unban-grace");
        ada.picture("roomsettings/guests");
        ada.click("#unban-grace");
        ada.waitForGone("#unban-grace");
    }

    @Test
    void aModeratorSeesNotEverything() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long kitchen = grace.createRoom("Kitchen");
        TestClient ada = client(server.link()).signUp("Ada");
        ada.join(kitchen, "Kitchen");
        fxRun(() -> ada.navigation().lobby());
        ListView<?> rooms = ada.get("#rooms", ListView.class);
        ada.waitUntil("a room", () -> !ada.items("#rooms").isEmpty());
        fxRun(() -> rooms.getSelectionModel().select(0));
        assertThat(isDisabled(ada, "#room-settings")).isTrue();
        grace.ask(new RoomRequest.SetRole(kitchen, "Ada", Role.MODERATOR));
        ada.waitUntil("the button", () -> !isDisabled(ada, "#room-settings"));
        ada.click("#room-settings");
        ada.get("#settings-slow");
        assertThat(ada.find("#settings-name")).isNull();
        assertThat(ada.find("#settings-delete")).isNull();
        grace.ask(new RoomRequest.Kick(kitchen, "Ada"));
        ada.waitForGone("#room-settings-dialog");
    }
}
