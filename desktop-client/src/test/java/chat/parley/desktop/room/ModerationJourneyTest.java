package chat.parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.StandingClock;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** What owners and moderators do to others, and what is done to oneself. */
class ModerationJourneyTest extends DesktopTest {

    /** Shows somebody's menu by the keyboard. */
    private static void menuOf(TestClient ada, String user) {
        ListView<?> list = ada.get("#members", ListView.class);
        ada.waitUntil(user + " in the list", () -> TestClient.fx(() -> index(list, user)) >= 0);
        TestClient.fxRun(() -> {
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(index(list, user));
        });
        ada.press(KeyCode.ENTER);
    }

    private static int index(ListView<?> list, String user) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).toString().contains("user=" + user + ",")) {
                return i;
            }
        }
        return -1;
    }

    /** At the right edge of the screen a menu in a menu opens to the left: beside the other, whose icons stay in sight. */
    private static void coversNothing() {
        TestClient.fxRun(() -> {
            List<ContextMenu> menus = Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast).sorted(Comparator.comparingDouble(ContextMenu::getAnchorX)).toList();
            ContextMenu inner = menus.getFirst();
            ContextMenu outer = menus.getLast();
            assertThat(inner.getOwnerWindow()).isSameAs(outer);
            assertThat(inner.getAnchorX() + inner.getSkin().getNode().getLayoutBounds().getWidth())
                    .isBetween(outer.getAnchorX(), outer.getAnchorX() + 8);
        });
    }

    private static Role role(Conversation room, String user) {
        return TestClient.fx(() -> room.members().find(user).orElseThrow().role());
    }

    @Test
    void anOwnerKeepsOrder() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        Companion linus = closing(new Companion(server.invite(), "Linus"));
        StandingClock clock = new StandingClock(Instant.now());
        TestClient ada = closing(new TestClient(directory.resolve("ada"), 0, 0, WIDTH, HALF, server.link(), clock))
                .signUp("Ada");
        Conversation room = ada.createRoom("Welcome");
        grace.join("Welcome");
        linus.join("Welcome");
        ada.waitForText("#member-count", "3");

        menuOf(ada, "Grace");
        ada.choose("member-make-moderator");
        ada.waitUntil("moderator", () -> role(room, "Grace") == Role.MODERATOR);
        menuOf(ada, "Linus");
        ada.openMenuIn("member-mute");
        coversNothing();
        ada.choose("member-mute-60");
        ada.waitUntil("muted",
                () -> TestClient.fx(() -> room.members().find("Linus").orElseThrow().mutedUntil()) != null);
        menuOf(ada, "Linus");
        ada.choose("member-unmute");
        ada.waitUntil("unmuted",
                () -> TestClient.fx(() -> room.members().find("Linus").orElseThrow().mutedUntil()) == null);
        menuOf(ada, "Linus");
        ada.choose("member-add-friend");
        ada.waitUntil("asked", () -> TestClient.fx(() -> ada.account().people().outgoing().contains("Linus")));
        blocks(ada);
        menuOf(ada, "Linus");
        ada.choose("member-kick");
        ada.waitForText("#member-count", "2");
        linus.join("Welcome");
        ada.waitForText("#member-count", "3");
        menuOf(ada, "Linus");
        ada.choose("member-ban");
        ada.click("#confirm-yes");
        ada.waitForText("#member-count", "2");
        ada.waitUntil("told", () -> linus.events().stream().anyMatch(event -> event instanceof Event.Removed removed
                && removed.reason() == RemovalReason.BANNED));

        // And it can happen to oneself.
        menuOf(ada, "Grace");
        ada.choose("member-make-owner");
        ada.waitUntil("owner", () -> role(room, "Grace") == Role.OWNER);
        grace.ask(new RoomRequest.SetRole(room.id(), "Ada", Role.MEMBER));
        ada.waitUntil("member", () -> TestClient.fx(room::role) == Role.MEMBER);
        ada.waitForGone("#room-settings");
        ada.waitUntil("told", () -> ada.notices().contains("You are an ordinary member of Welcome now."));
        waitsForOthers(ada, grace, room, clock);
        isMutedForAWhile(ada, grace, room, clock);
        grace.ask(new RoomRequest.Kick(room.id(), "Ada"));
        ada.get("#lobby-screen");
        assertThat(ada.notices()).contains("Grace has put you out of Welcome. You may join again.");
    }

    @Test
    void aRoomGoesOnWithoutItsFirstOwner() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        TestClient ada = client(server.link()).signUp("Ada");
        Conversation room = ada.createRoom("Shed");
        grace.join("Shed");
        ada.waitForText("#member-count", "2");
        ada.say("/leave");
        ada.waitForText("#confirm-text", "You are its only owner");
        ada.click("#confirm-no");
        ada.waitForGone("#confirm-dialog");
        TestClient.fxRun(() -> ada.navigation().lobby());
        ada.waitUntil("the room", () -> ada.items("#rooms").equals(List.of("Shed")));
        ListView<?> rooms = ada.get("#rooms", ListView.class);
        TestClient.fxRun(() -> rooms.getSelectionModel().select(0));
        ada.click("#leave");
        ada.waitForText("#confirm-text", "You are its only owner");
        ada.picture("moderation/leave");
        ada.click("#confirm-no");
        ada.waitForGone("#confirm-dialog");

        ada.open("Shed");
        menuOf(ada, "Grace");
        ada.choose("member-make-owner");
        ada.waitUntil("owner", () -> role(room, "Grace") == Role.OWNER);
        ada.click("#room-menu");
        ada.choose("menu-leave");
        ada.waitForText("#confirm-text", "You can join again");
        assertThat(ada.text("#confirm-text")).doesNotContain("owner");
        ada.click("#confirm-yes");
        ada.get("#lobby-screen");
        ada.close();

        TestClient hers = client(server.link()).signIn("Grace");
        hers.open("Shed");
        hers.waitForText("#member-count", "1");
        hers.click("#room-settings");
        hers.get("#settings-name"); // which moderators do not see
        hers.get("#settings-delete");
    }

    /** Only after a question; and what is blocked can be heard again from the same menu. */
    private static void blocks(TestClient ada) {
        ObservableList<String> blocked = ada.account().people().blocked();
        menuOf(ada, "Linus");
        ada.choose("member-block");
        ada.waitForFocus("#confirm-no"); // so that a key pressed too soon does nothing
        ada.press(KeyCode.ENTER);
        ada.waitForGone("#confirm-dialog");
        assertThat(TestClient.fx(() -> List.copyOf(blocked))).isEmpty();
        menuOf(ada, "Linus");
        ada.choose("member-block");
        ada.click("#confirm-yes");
        ada.waitUntil("blocked", () -> TestClient.fx(() -> blocked.equals(List.of("Linus"))));
        menuOf(ada, "Linus");
        ada.choose("member-unblock");
        ada.waitUntil("heard again", () -> TestClient.fx(blocked::isEmpty));
    }

    /** The time passes, nobody says anything, and one can write again. */
    private static void isMutedForAWhile(TestClient ada, Companion grace, Conversation room, StandingClock clock) {
        Node input = ada.get("#composer-input");
        ada.fill("#composer-input", "before the muting");
        clock.set(Instant.now().plusSeconds(59)); // so that its composer looks again in a second
        grace.ask(new RoomRequest.Mute(room.id(), "Ada", 1));
        ada.waitForText("#composer-hint", "You are muted until");
        assertThat(TestClient.fx(input::isDisabled)).isTrue();
        long until = TestClient.fx(() -> room.members().find("Ada").orElseThrow().mutedUntil());
        clock.set(Instant.ofEpochMilli(until));
        ada.waitUntil("writing again", () -> !TestClient.fx(input::isDisabled));
        assertThat(ada.text("#composer-input")).isEqualTo("before the muting");
        ada.waitForFocus("#composer-input");
        ada.fill("#composer-input", "");
    }

    /** The room is paused, and goes on; it is slow, and then it is not. */
    private static void waitsForOthers(TestClient ada, Companion grace, Conversation room, StandingClock clock) {
        Node input = ada.get("#composer-input");
        ada.focus("#composer-input");
        grace.ask(new RoomRequest.Pause(room.id(), true));
        ada.waitForText("#composer-hint", "The room is paused");
        assertThat(TestClient.fx(input::isDisabled)).isTrue();
        grace.ask(new RoomRequest.Pause(room.id(), false));
        ada.waitUntil("writing again", () -> !TestClient.fx(input::isDisabled));
        ada.waitForFocus("#composer-input");
        grace.ask(new RoomRequest.Pause(room.id(), true));
        ada.waitUntil("paused", () -> TestClient.fx(input::isDisabled));
        ada.focus("#timeline");
        grace.ask(new RoomRequest.Pause(room.id(), false));
        ada.waitUntil("writing again", () -> !TestClient.fx(input::isDisabled));
        ada.waitForFocus("#timeline"); // whoever went elsewhere stays there

        grace.ask(new RoomRequest.SlowMode(room.id(), 60));
        ada.waitForText("#composer-hint", "60");
        ada.say("the first");
        grace.waitToHear("the first");
        ada.say("the second");
        ada.waitForText("#composer-hint", "you can send this in 60 seconds");
        clock.set(clock.instant().plusSeconds(20));
        ada.waitForText("#composer-hint", "you can send this in 40 seconds");
        grace.ask(new RoomRequest.SlowMode(room.id(), 0));
        ada.waitForText("#composer-hint", "Enter sends");
        ada.press(KeyCode.ENTER);
        grace.waitToHear("the second");
    }
}
