package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.desktop.room.TimelineEntry.Audience;
import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** In a room: talking, whispering, what the composer says, and what the time line does. */
class RoomJourneyTest extends DesktopTest {

    private TestClient inRoom(TestServer server, String user, String room) {
        TestClient client = client(server.link()).signUp(user);
        if (client.items("#rooms").isEmpty()) {
            client.createRoom(room);
        }
        return client.enter(room);
    }

    private static List<String> lines(TestClient client) {
        return client.messages().stream()
                .map(m -> m.from() + (m.audience() == Audience.EVERYONE ? "" : " " + m.audience() + m.to()) + ": "
                        + m.text())
                .toList();
    }

    @Test
    void twoPeopleTalk() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        TestClient grace = client(server.link()).signUp("Grace");
        grace.waitUntil("the room", () -> grace.items("#rooms").size() == 1);
        grace.enter("Tea");
        ada.waitUntil("both", () -> ada.items("#members").equals(List.of("Ada", "Grace")));
        assertThat(grace.items("#members")).containsExactly("Grace", "Ada");

        ada.click("#composer-input");
        ada.type("hello grace");
        ada.press(KeyCode.ENTER);
        grace.waitForMessage("hello grace");
        ada.waitForMessage("hello grace");
        assertThat(ada.text("#composer-input")).isEmpty();
        grace.fill("#composer-input", "Good evening.");
        grace.click("#send");
        ada.waitForMessage("Good evening.");
        assertThat(lines(ada)).containsExactly("Ada: hello grace", "Grace: Good evening.");
        assertThat(lines(grace)).containsExactly("Ada: hello grace", "Grace: Good evening.");
    }

    @Test
    void shiftEnterStartsANewLineAndTheComposerGrows() {
        TestServer server = server();
        TestClient client = inRoom(server, "Ada", "Tea");
        double oneLine = client.get("#composer-input").getLayoutBounds().getHeight();
        client.type("one");
        client.press(KeyCode.SHIFT, KeyCode.ENTER);
        client.type("two");
        assertThat(client.text("#composer-input")).isEqualTo("one\ntwo");
        client.waitUntil("growth",
                () -> client.get("#composer-input").getLayoutBounds().getHeight() > oneLine + 10);
        client.press(KeyCode.ENTER);
        client.waitForMessage("one\ntwo");
        client.waitUntil("small again",
                () -> client.get("#composer-input").getLayoutBounds().getHeight() == oneLine);
        assertThat(client.messages()).hasSize(1);
    }

    @Test
    void privateMessagesAreCompletedSentToOneAndMarked() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        Companion grace = closing(new Companion(server.invite(), "Grace")).enter("Tea");
        Companion linus = closing(new Companion(server.invite(), "Linus")).enter("Tea");
        ada.waitUntil("all", () -> ada.items("#members").size() == 3);

        ada.type("\\pr");
        ada.waitUntil("command", () -> ada.items("#completion").equals(List.of("\\private")));
        ada.press(KeyCode.TAB);
        ada.waitUntil("names", () -> ada.items("#completion").equals(List.of("Grace", "Linus")));
        ada.type("g");
        ada.waitUntil("name", () -> ada.items("#completion").equals(List.of("Grace")));
        ada.press(KeyCode.ENTER);
        ada.waitForGone("#completion");
        assertThat(ada.text("#composer-input")).isEqualTo("\\private Grace ");
        ada.type("psst");
        ada.waitForText("#composer-hint", "only Grace");
        ada.press(KeyCode.ENTER);
        grace.waitToHear("psst");
        ada.waitForMessage("psst");
        grace.whisper("Ada", "what is it");
        ada.waitForMessage("what is it");
        linus.say("so quiet today");
        ada.waitForMessage("so quiet today");
        assertThat(linus.heard("psst")).isFalse();
        assertThat(lines(ada)).containsExactly("Ada ONEGrace: psst", "Grace ME: what is it", "Linus: so quiet today");
        ada.waitUntil("marks", () -> ada.count(".timeline-cell:private .private-chip") == 2);
    }

    @Test
    void clickingAPersonAddressesThem() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        closing(new Companion(server.invite(), "Grace")).enter("Tea");
        ada.waitUntil("both", () -> ada.items("#members").size() == 2);
        ada.fill("#composer-input", "see you at noon");
        ada.robot().clickOn("#members .row-cell:filled .row-title");
        assertThat(ada.text("#composer-input")).isEqualTo("see you at noon"); // oneself: nobody to whisper to
        ListView<?> members = ada.get("#members", ListView.class);
        TestClient.fxRun(() -> {
            members.requestFocus();
            members.getSelectionModel().select(1);
        });
        ada.press(KeyCode.ENTER);
        assertThat(ada.text("#composer-input")).isEqualTo("\\private Grace see you at noon");
        ada.waitForFocus("#composer-input");
    }

    @Test
    void mistakesAreSaidAndTheTextStays() {
        TestServer server = server();
        TestClient client = inRoom(server, "Ada", "Tea");
        closing(new Companion(server.invite(), "Grace")).enter("Tea");
        client.waitUntil("both", () -> client.items("#members").size() == 2);
        for (String[] mistake : new String[][]{{"\\private", "Whom is it for"}, {"\\private Grace", "tell Grace"},
                {"\\private Nobody hi", "Nobody is not in this room"}, {"\\private ada hi", "yourself"},
                {"\\dance now", "no command \\dance"},
                {"x".repeat(Limits.MAX_TEXT_CHARS + 1), "Too long by 1 character."}}) {
            client.fill("#composer-input", mistake[0]);
            client.click("#send");
            client.waitForText("#composer-hint", mistake[1]);
            assertThat(client.text("#composer-input")).isEqualTo(mistake[0]);
        }
        assertThat(client.text("#composer-counter")).contains("16,385");
        client.fill("#composer-input", "\\\\private is a command");
        client.waitForText("#composer-hint", "Enter sends");
        client.press(KeyCode.ENTER);
        client.waitForMessage("\\private is a command");
        assertThat(client.messages()).hasSize(1);
    }

    @Test
    void aRefusedPrivateMessageComesBackIntoTheComposer() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        Companion grace = closing(new Companion(server.invite(), "Grace")).enter("Tea");
        ada.waitUntil("both", () -> ada.items("#members").size() == 2);
        // She leaves while it is being sent: the server decides, after the client has let it pass.
        TestClient.fxRun(() -> {
            grace.exit();
            var input = (javafx.scene.control.TextArea) ada.stage().getScene().lookup("#composer-input");
            input.setText("\\private Grace are you there");
            ((javafx.scene.control.Button) ada.stage().getScene().lookup("#send")).fire();
        });
        ada.waitForText("#composer-hint", "Grace is not in this room");
        assertThat(ada.text("#composer-input")).isEqualTo("\\private Grace are you there");
        assertThat(ada.messages()).isEmpty();
    }

    @Test
    void theTimeLineStaysAtItsEndUntilOneScrollsUp() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        Companion grace = closing(new Companion(server.invite(), "Grace")).enter("Tea");
        for (int i = 1; i <= 60; i++) {
            grace.sayQuickly(i % 7 == 0 ? ("line " + i + " ").repeat(60) : "line " + i);
        }
        grace.say("the last line");
        ada.waitForMessage("the last line");
        ada.waitUntil("the end", () -> lastShown(ada) == 61);
        assertThat(ada.find("#jump")).isNull();

        ada.click("#timeline");
        ada.press(KeyCode.HOME);
        ada.get("#jump");
        grace.say("one more");
        grace.say("and another");
        ada.waitForText("#jump", "2 new messages");
        assertThat(lastShown(ada)).isLessThan(60);
        ada.click("#jump");
        ada.waitForGone("#jump");
        ada.waitUntil("the end", () -> lastShown(ada) == 63);
    }

    /** The index of the last entry that is shown to its end. */
    private static int lastShown(TestClient client) {
        ListView<?> list = client.get("#timeline", ListView.class);
        return TestClient.fx(() -> list.lookupAll(".timeline-cell").stream()
                .filter(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty() && cell.isVisible()
                        && cell.getBoundsInParent().getMaxY() <= list.getHeight() + 4)
                .mapToInt(node -> ((IndexedCell<?>) node).getIndex()).max().orElse(-1));
    }

    @Test
    void aMessageCanBeCopied() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        ada.say("remember the milk");
        ada.waitForMessage("remember the milk");
        ListView<?> timeline = ada.get("#timeline", ListView.class);
        TestClient.fxRun(() -> {
            timeline.requestFocus();
            timeline.getSelectionModel().clearAndSelect(timeline.getItems().size() - 1);
        });
        ada.press(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(TestClient.<String>fx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("remember the milk");
    }

    @Test
    void theContextMenuAnswersTheMessageUnderTheMouseInPrivate() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        Companion grace = closing(new Companion(server.invite(), "Grace")).enter("Tea");
        grace.say("who is there");
        ada.waitForMessage("who is there");
        ada.waitUntil("row", () -> ada.count(".timeline-cell:filled .message-text") == 1);
        ada.robot().rightClickOn(ada.get(".timeline-cell:filled .message-text"));
        ListView<?> timeline = ada.get("#timeline", ListView.class);
        ada.waitUntil("menu", () -> TestClient.fx(timeline.getContextMenu()::isShowing));
        MenuItem reply = timeline.getContextMenu().getItems().getLast();
        assertThat(TestClient.fx(reply::isDisable)).isFalse();
        TestClient.fxRun(() -> {
            reply.fire();
            timeline.getContextMenu().hide();
        });
        ada.waitUntil("address", () -> ada.text("#composer-input").equals("\\private Grace "));
    }

    @Test
    void comingBackIntoARoomFindsTimeLineAndUnsentTextAgain() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        ada.say("before");
        ada.waitForMessage("before");
        ada.fill("#composer-input", "half a thought");
        ada.press(KeyCode.ESCAPE);
        ada.get("#lobby-screen");
        ada.enter("Tea");
        assertThat(ada.text("#composer-input")).isEqualTo("half a thought");
        assertThat(ada.messages()).extracting(Message::text).containsExactly("before");
    }

    @Test
    void tabMovesTheFocusOutOfTheComposer() {
        TestServer server = server();
        TestClient ada = inRoom(server, "Ada", "Tea");
        ada.waitForFocus("#composer-input");
        ada.type("x");
        ada.press(KeyCode.TAB);
        ada.waitForFocus("#send");
        ada.press(KeyCode.SHIFT, KeyCode.TAB);
        ada.waitForFocus("#composer-input");
        assertThat(ada.text("#composer-input")).isEqualTo("x");
    }
}
