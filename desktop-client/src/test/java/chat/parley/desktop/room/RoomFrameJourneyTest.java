package chat.parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The frame of the room: side bar, header, typing, keyboard, narrow windows. */
class RoomFrameJourneyTest extends DesktopTest {

    private static final double WIDE = 1000;
    private static final double NARROW = 640;

    @Test
    void aPersonFindsTheirWayBetweenConversations() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long tea = grace.createRoom("Tearoom", "What to drink, and when", Visibility.PUBLIC);
        TestClient ada = client(server.link()).signUp("Ada");
        Conversation welcome = ada.createRoom("Welcome");
        ada.waitForFocus("#composer-input");
        assertThat(ada.title()).isEqualTo("Welcome - Parley");
        ada.waitForText("#header-subtitle", "1 member");
        assertThat(ada.text("#own-name")).isEqualTo("Ada");
        assertThat(ada.text("#own-presence")).startsWith("Online · ");

        ada.join(tea, "Tearoom");
        ada.waitForText("#header-title", "Tearoom");
        ada.waitForText("#header-subtitle", "What to drink, and when");
        ada.open("Welcome");

        // What happens elsewhere is counted, in the side bar and in the window's title.
        grace.say(tea, "Is anybody here?");
        grace.say(tea, "I mean you, @Ada");
        ada.waitUntil("title", () -> ada.title().equals("(1) Welcome - Parley"));
        ada.waitForText(".mention-badge", "@ 1");

        // From one conversation to another by the keyboard.
        ada.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
        ada.waitForText("#header-title", "Tearoom");
        ada.press(KeyCode.ALT, KeyCode.DOWN);
        ada.waitForText("#header-title", "Welcome");
        ada.press(KeyCode.ALT, KeyCode.UP);
        ada.waitForText("#header-title", "Tearoom");
        grace.ask(new MessageRequest.Typing(tea));
        ada.waitForText("#typing", "Grace is typing");

        // A direct conversation comes by itself; its header tells of the person.
        grace.tell("Ada", "Between us");
        Conversation direct = ada.conversation("Grace");
        ada.open("Grace");
        ada.waitForText("#header-subtitle", "Online");
        assertThat(ada.find("#toggle-members")).isNull();
        assertThat(ada.find("#members")).isNull();

        // A direct message counts as a mention: to be told of mentions only is no choice there.
        ada.click("#room-menu");
        ada.waitUntil("the menu", () -> TestClient.isOffered("menu-notify-all"));
        assertThat(TestClient.isOffered("menu-notify-mentions")).isFalse();
        ada.closeMenus();

        // Who is not to be disturbed sees so, and can be again.
        ada.waitForGone("#own-quiet");
        ada.click("#own-menu");
        ada.choose("own-dnd");
        ada.get("#own-quiet");
        assertThat(ada.preferences().get().notifications().doNotDisturb()).isTrue();
        ada.preferences().update(all -> all.withNotifications(now -> now.withDoNotDisturb(false)));
        ada.waitForGone("#own-quiet");
        ada.open("Tearoom");

        // Round by F6, and the edge of the side bar by the arrow keys.
        ada.waitForFocus("#composer-input");
        ada.press(KeyCode.F6);
        ada.waitForFocus("#members");
        ada.press(KeyCode.F6);
        ada.waitForFocus("#conversations");
        ada.press(KeyCode.SHIFT, KeyCode.F6);
        ada.waitForFocus("#members");
        Region side = ada.get("#side-bar", Region.class);
        double before = TestClient.fx(side::getWidth);
        ada.focus("#side-divider");
        ada.press(KeyCode.RIGHT);
        ada.waitUntil("wider", () -> TestClient.fx(side::getWidth) > before);
        assertThat(ada.preferences().get().settings().sideBarWidth()).isNotNull();

        // The menu of a row by the keyboard: nothing of this room is to be told.
        ada.focus("#conversations");
        ada.press(KeyCode.SHIFT, KeyCode.F10);
        ada.choose("menu-notify-none");
        ada.waitUntil("kept", () -> !ada.preferences().get().notifications().overrides().isEmpty());

        // A narrow window shows the side bar when it is asked to, over the conversation.
        TestClient.fxRun(() -> ada.stage().setWidth(NARROW));
        ada.waitForGone("#side-bar");
        ada.click("#toggle-side");
        ada.waitForFocus("#conversations");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#side-bar");
        ada.click("#toggle-members");
        ada.get("#members");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#members");
        TestClient.fxRun(() -> ada.stage().setWidth(WIDE));
        ada.get("#side-bar");
        ada.click("#toggle-members");
        ada.waitForGone("#members");

        // Out of a room, and with nothing else to want Escape, back to the lobby.
        ada.click("#room-menu");
        ada.choose("menu-leave");
        ada.click("#confirm-yes");
        ada.get("#lobby-screen");
        ada.waitUntil("told", () -> ada.notices().equals(List.of("You have left Tearoom.")));
        assertThat(TestClient.fx(() -> ada.account().conversations())).contains(welcome, direct).hasSize(2);
        ada.open("Welcome");
        ada.press(KeyCode.ESCAPE);
        ada.get("#lobby-screen");
    }

    @Test
    void aCrowdHasRoom() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        TestClient ada = client(server.link()).signUp("Ada");
        ada.createRoom("Welcome");
        ada.picture("room-frame/empty");
        for (int i = 0; i < 40; i++) {
            String name = i % 7 == 3 ? "A-room-with-a-name-as-long-as-" + i : "room-" + i;
            long room = grace.createRoom(name, "Topic " + i,
                    i % 5 == 4 ? Visibility.PRIVATE : Visibility.PUBLIC);
            grace.ask(new RoomRequest.Invite(room, "Ada"));
            TestClient.fxRun(() -> ada.account().ask(new RoomRequest.Join(room, null), _ -> {}, failure -> {
                throw new AssertionError(failure);
            }));
            if (i % 3 == 0) {
                grace.say(room, i % 2 == 0 ? "Hello @Ada" : "Hello all");
            }
        }
        ListView<?> list = ada.get("#conversations", ListView.class);
        ada.waitUntil("all rooms", () -> TestClient.fx(() -> list.getItems().size()) >= 42);
        ada.get("#conversation-filter");
        ada.fill("#conversation-filter", "long");
        ada.waitUntil("few rooms", () -> TestClient.fx(() -> list.getItems().size()) == 7);
        ada.press(KeyCode.ENTER);
        ada.waitForText("#header-title", "A-room-with-a-name-as-long-as-");
        assertThat(ada.text("#conversation-filter")).isEmpty();
    }
}
