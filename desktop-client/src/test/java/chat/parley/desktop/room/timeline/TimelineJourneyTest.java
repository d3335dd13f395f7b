package chat.parley.desktop.room.timeline;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import chat.parley.desktop.ui.flow.FlowView;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What people do in the time line of a room, against a real server. */
class TimelineJourneyTest extends DesktopTest {

    private static final String LONG = IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i + " of a long letter")
            .collect(Collectors.joining("\n"));

    private static final String ROCKET = "\uD83D\uDE80";

    private @Nullable MessageCell find(TestClient client, String text) {
        return fx(() -> client.stage().getScene().getRoot().lookupAll(".message-cell").stream()
                .filter(MessageCell.class::isInstance).map(MessageCell.class::cast).filter(Node::isVisible)
                .filter(cell -> cell.facts() != null && cell.facts().text().startsWith(text)).findFirst()
                .orElse(null));
    }

    private MessageCell cell(TestClient client, String text) {
        client.waitUntil("row " + text, () -> find(client, text) != null);
        return Objects.requireNonNull(find(client, text));
    }

    /** A node in a row, once it is shown. */
    private Node in(TestClient client, String text, String query) {
        client.waitUntil(query + " in " + text, () -> shown(client, text, query) != null);
        return Objects.requireNonNull(shown(client, text, query));
    }

    private @Nullable Node shown(TestClient client, String text, String query) {
        MessageCell cell = find(client, text);
        return cell == null
                ? null
                : fx(() -> cell.lookupAll(query).stream().filter(TimelineJourneyTest::isShown).findFirst()
                        .orElse(null));
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void select(TestClient client, String text) {
        MessageCell cell = cell(client, text);
        FlowView<?> list = client.get("#timeline", FlowView.class);
        fxRun(() -> {
            list.requestFocus();
            list.select(cell.getIndex());
        });
        client.waitUntil("selected", () -> fx(cell::isSelected));
    }

    private <T> T of(TestClient client, String text, Function<MessageCell, T> question) {
        MessageCell cell = cell(client, text);
        return fx(() -> question.apply(cell));
    }

    private String accessible(TestClient client, String text) {
        return of(client, text, cell -> String.valueOf(cell.getAccessibleText()));
    }

    @Test
    void whatIsTypedOnTheMessagesIsWrittenInTheComposer() {
        TestClient ada = client(server().link()).signUp("Ada");
        Conversation room = ada.createRoom("Kitchen");
        ada.say("Mine").waitForMessage(room, "Mine");
        ada.fill("#composer-input", "And ");
        select(ada, "Mine");
        ada.type("you?");
        ada.waitForFocus("#composer-input");
        TextInputControl input = ada.get("#composer-input", TextInputControl.class);
        ada.waitUntil("all of it", () -> fx(() -> input.getText().equals("And you?")));

        ada.fill("#composer-input", "");
        select(ada, "Mine");
        ada.type("e"); // which is not typed into what is edited
        ada.waitUntil("the message", () -> fx(() -> input.getText().equals("Mine")));
        ada.press(KeyCode.ESCAPE);
        ada.waitUntil("no message", () -> fx(() -> input.getText().isEmpty()));
        select(ada, "Mine");
        ada.type("ra"); // nor what answers
        ada.get("#composer .message-preview");
        ada.waitUntil("the answer", () -> fx(() -> input.getText().equals("a")));
    }

    @Test
    void everythingThatARowShows() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        Companion alan = closing(new Companion(server.invite(), "Alan"));
        TestClient ada = client(server.link()).signUp("Ada");
        fxRun(() -> ada.stage().setHeight(HALF * 2 - 40));
        Conversation room = ada.createRoom("Kitchen");
        long id = grace.join("Kitchen");
        alan.join("Kitchen");

        assertThat(ada.text(".timeline .empty-title")).isNotBlank();
        long first = grace.say(id, "Good **morning**, who is for *tea*? \uD83C\uDF89").seq();
        grace.say(id, "I have `oolong` and https://example.org/tea today");
        long answered = alan.reply(id, first, "Me, please").seq();
        alan.say(id, "- milk\n- no sugar\n\n> as ever\n\n```java\nTea tea = new Tea();\n```");
        grace.say(id, "@Ada and you?");
        long edited = grace.say(id, "eddited").seq();
        grace.ask(new MessageRequest.Edit(id, edited, "edited now"));
        long deleted = alan.say(id, "a mistake").seq();
        alan.ask(new MessageRequest.Delete(id, deleted));
        grace.react(id, answered, "\uD83D\uDC4D");
        alan.react(id, answered, "\u2764\uFE0F");
        grace.say(id, LONG);
        grace.tellIn(id, "Ada", "between the two of us");
        ada.say("Yes, with milk");
        ada.waitForMessage(room, "Yes, with milk");

        rowsSaySo(ada);
        pictures(ada);
        reactions(ada);
        unfoldsAndFollows(ada);
        copies(ada);
        deletes(ada);
        hides(ada, alan);
        ada.click(".private-chip");
        ada.waitUntil("direct conversation", () -> ada.title().startsWith("Grace"));
    }

    private void rowsSaySo(TestClient ada) {
        assertThat(ada.count(".day-row")).isEqualTo(1);
        assertThat(ada.count(".beginning")).isEqualTo(1);
        boolean continued = of(ada, "I have", cell -> Objects.requireNonNull(cell.facts()).row().continued());
        assertThat(continued).isTrue();
        assertThat(shown(ada, "I have", ".sender")).isNull();
        assertThat(accessible(ada, "Good")).contains("Grace, ", ": Good morning, who is for tea?");
        assertThat(accessible(ada, "Me, please")).contains("in reply to Grace: Good morning", "2 reactions");
        assertThat(accessible(ada, "@Ada")).contains("mentions you");
        in(ada, "@Ada", ".mention-chip");
        assertThat(accessible(ada, "edited now")).endsWith("edited");
        assertThat(ada.count(".message-deleted")).isEqualTo(1);
        assertThat(accessible(ada, "between")).contains("Private to you");
    }

    private static void pictures(TestClient ada) {
        for (boolean dark : new boolean[]{true, false}) {
            fxRun(() -> {
                Scene scene = ada.stage().getScene();
                scene.setUserAgentStylesheet(dark
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS());
                scene.getRoot().pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), dark);
            });
            String look = dark ? "dark" : "light";
            ada.picture("timeline-crowded-" + look);
            fxRun(() -> {
                ada.stage().setWidth(640);
                ada.stage().getScene().getRoot().setStyle("-fx-font-size: 21px");
            });
            ada.picture("timeline-narrow-150-" + look);
            fxRun(() -> {
                ada.stage().setWidth(WIDTH);
                ada.stage().getScene().getRoot().setStyle(null);
            });
        }
    }

    private void reactions(TestClient ada) {
        Node chip = in(ada, "Me, please", ".reaction");
        Tooltip people = Objects.requireNonNull(((Control) chip).getTooltip());
        assertThat(fx(people::isWrapText)).as("many names wrap").isTrue();
        assertThat(fx(people::getMaxWidth)).isBetween(200.0, 600.0);
        assertThat(fx(chip::getAccessibleText)).endsWith("1: Grace");
        fxRun(((Button) chip)::fire);
        ada.waitUntil("own reaction", () -> fx(chip::getAccessibleText).endsWith("2, with yours: Grace, you"));
        fxRun(((Button) chip)::fire);
        ada.waitUntil("no own reaction", () -> fx(chip::getAccessibleText).endsWith("1: Grace"));

        select(ada, "I have");
        ada.type("+");
        ada.waitForFocus("#quick-reaction-0");
        ada.picture("timeline-react");
        ada.press(KeyCode.RIGHT);
        ada.waitForFocus("#quick-reaction-1");
        ada.press(KeyCode.ENTER);
        in(ada, "I have", ".reaction");
        ada.waitForFocus("#timeline");

        select(ada, "I have");
        ada.type("+");
        ada.waitForFocus("#quick-reaction-0");
        ada.press(KeyCode.LEFT);
        ada.waitForFocus("#quick-reaction-all");
        ada.press(KeyCode.ENTER);
        ada.waitForFocus("#emoji-search");
        ada.fill("#emoji-search", "rocket");
        ada.waitForText("#emoji-name", "rocket");
        ada.press(KeyCode.ENTER);
        ada.waitUntil("the rocket", () -> reactions(ada, "I have").stream().anyMatch(said -> said.contains(ROCKET)));
        ada.waitForFocus("#timeline");
        assertThat(ada.text("#composer-input")).isEmpty();
    }

    private List<String> reactions(TestClient client, String text) {
        return of(client, text, cell -> cell.lookupAll(".reaction").stream().filter(TimelineJourneyTest::isShown)
                .map(chip -> String.valueOf(chip.getAccessibleText())).toList());
    }

    private void unfoldsAndFollows(TestClient ada) {
        double folded = of(ada, "line 1", MessageCell::getHeight);
        fxRun(((Hyperlink) in(ada, "line 1", ".message-fold"))::fire);
        ada.waitUntil("unfolded", () -> of(ada, "line 1", MessageCell::getHeight) > folded * 2);
        fxRun(((Hyperlink) in(ada, "line 1", ".message-fold"))::fire);
        ada.waitUntil("folded", () -> of(ada, "line 1", MessageCell::getHeight) == folded);

        select(ada, "Me, please");
        ada.press(KeyCode.ENTER);
        ada.waitUntil("jump", () -> of(ada, "Good", MessageCell::isSelected));
        Set<PseudoClass> states = of(ada, "Good", cell -> Set.copyOf(cell.getPseudoClassStates()));
        assertThat(states).contains(PseudoClass.getPseudoClass("lit"));

        assertThat(ada.browsed()).isEmpty();
        ada.robot().clickOn(in(ada, "I have", ".rich-link"));
        ada.waitUntil("link", () -> ada.browsed().equals(List.of(URI.create("https://example.org/tea"))));
    }

    private void copies(TestClient ada) {
        select(ada, "Good");
        ada.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(fx(Clipboard.getSystemClipboard()::getString)).startsWith("Good **morning**");
    }

    private void deletes(TestClient ada) {
        select(ada, "Yes, with milk");
        ada.press(KeyCode.SHIFT, KeyCode.F10);
        ada.waitUntil("menu", () -> menu() != null);
        assertThat(fx(() -> Objects.requireNonNull(menu()).getItems().stream().map(MenuItem::getId)
                .filter(Objects::nonNull).toList()))
                .containsExactly("row-menu-reply", "row-menu-react", "row-menu-edit", "row-menu-copy",
                        "row-menu-delete");
        ada.picture("timeline-menu");
        fxRun(() -> Objects.requireNonNull(menu()).hide());

        select(ada, "Yes, with milk");
        ada.press(KeyCode.DELETE);
        ada.click("#confirm-no");
        ada.waitForGone("#confirm-dialog");
        select(ada, "Yes, with milk");
        ada.press(KeyCode.DELETE);
        ada.get("#confirm-dialog");
        ada.picture("timeline-delete");
        ada.click("#confirm-yes");
        ada.waitUntil("deleted", () -> ada.count(".message-deleted") == 2);
    }

    private static @Nullable ContextMenu menu() {
        return fx(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast).findFirst().orElse(null));
    }

    private void hides(TestClient ada, Companion alan) {
        Account account = ada.account();
        fxRun(() -> account.ask(new PeopleRequest.Block(alan.name()), _ -> account.people().refresh(), failure -> {
            throw new AssertionError(failure);
        }));
        in(ada, "Me, please", ".message-hidden");
        assertThat(accessible(ada, "Me, please")).contains("Hidden: you blocked Alan").doesNotContain("Me, please");
        fxRun(((Hyperlink) in(ada, "Me, please", ".message-reveal"))::fire);
        in(ada, "Me, please", ".message-text");
    }

    /** Whoever comes by a search sees what they looked for, and finds from there what they have not read. */
    private void jumpsToWhatIsUnread(TestClient ada, Companion grace, Conversation room) {
        ada.waitUntil("read", () -> fx(() -> room.unreadProperty().get() == 0));
        fxRun(() -> ada.navigation().lobby());
        for (int i = 1; i <= 40; i++) {
            grace.say(room.id(), "unread " + i);
        }
        ada.waitUntil("unread", () -> fx(() -> room.unreadProperty().get() == 40));
        MessageInfo last = grace.waitToHear("unread 40");
        fxRun(() -> ada.navigation().open(last));
        cell(ada, "unread 40");
        ada.click("#jump-unread");
        in(ada, "unread 1", ".unread-line");
        ada.waitForGone("#jump-unread");
        ada.picture("timeline-jumped-to-unread");
        ada.click("#jump-newest");
        ada.waitForGone("#jump-newest");
    }

    /** From one conversation to another, too, what was not seen stays unread. */
    private void comesFromAnotherRoom(TestClient ada, Companion grace, Conversation room) {
        ada.waitUntil("read", () -> fx(() -> room.unreadProperty().get() == 0));
        ada.createRoom("Attic");
        for (int i = 1; i <= 40; i++) {
            grace.say(room.id(), "meanwhile " + i);
        }
        ada.waitUntil("unread", () -> fx(() -> room.unreadProperty().get() == 40));
        fxRun(() -> ada.navigation().open(room));
        in(ada, "meanwhile 1", ".unread-line");
        assertThat(fx(() -> room.unreadProperty().get())).isEqualTo(40);
        ada.click("#jump-newest");
        ada.waitUntil("read", () -> fx(() -> room.unreadProperty().get() == 0));
    }

    /** What is not on this computer is not to be had without a server: why, a way to try again, and in the end it comes. */
    private void fetchesAgain(TestClient ada, Companion grace, TestServer server) {
        long id = grace.createRoom("Archive");
        for (int i = 1; i <= 130; i++) {
            grace.say(id, "old " + i);
        }
        Conversation archive = ada.join(id, "Archive");
        cell(ada, "old 130");
        long first = firstOrder(archive);
        assertThat(first).isGreaterThan(1);
        server.stop();
        ada.waitUntil("offline", () -> fx(() -> !ada.account().isOnline()));
        FlowView<?> list = ada.get("#timeline", FlowView.class);
        fxRun(() -> list.scrollBy(-100_000));
        ada.get("#timeline-retry");
        ada.picture("timeline-not-fetched");
        ada.click("#timeline-retry");
        ada.waitUntil("no again", () -> fx(() -> archive.timeline().failureProperty().get() != null));
        ada.get("#timeline-retry");
        server.startAgain();
        ada.waitUntil("what is older", () -> firstOrder(archive) < first);
        ada.waitForGone("#timeline-retry");
    }

    private static long firstOrder(Conversation conversation) {
        return fx(() -> conversation.timeline().rows().getFirst().order());
    }

    @Test
    void readsWhatIsLongAndOldAndNew() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long id = grace.createRoom("Hall");
        TestClient ada = client(server.link()).signUp("Ada");
        Conversation room = ada.join(id, "Hall");
        for (int i = 1; i <= 150; i++) {
            grace.say(id, "message " + i);
        }
        ada.waitForMessage(room, "message 150");
        cell(ada, "message 150");
        ada.waitUntil("read", () -> fx(() -> room.unreadProperty().get() == 0 && room.readUpTo() == 150));

        fxRun(() -> ada.navigation().lobby());
        for (int i = 151; i <= 260; i++) {
            grace.say(id, "message " + i);
        }
        ada.waitUntil("unread", () -> fx(() -> room.unreadProperty().get() == 110));
        ada.open("Hall");
        in(ada, "message 151", ".unread-line");
        double top = of(ada, "message 151", MessageCell::getLayoutY);
        assertThat(top).isLessThan(1);
        ada.picture("timeline-unread");
        assertThat(find(ada, "message 260")).isNull();
        assertThat(fx(() -> room.unreadProperty().get())).isEqualTo(110);
        ada.click("#jump-newest");
        cell(ada, "message 260");
        ada.waitUntil("read", () -> fx(() -> room.readUpTo() == 260));
        ada.waitForGone("#jump-newest");

        FlowView<?> list = ada.get("#timeline", FlowView.class);
        while (find(ada, "message 1") == null || fx(() -> list.getFirstVisible() != 0)) {
            fxRun(() -> list.scrollBy(-2_000));
            WaitForAsyncUtils.waitForFxEvents();
        }
        ada.get(".beginning");
        grace.say(id, "far below");
        ada.waitForText(".jump-count", "1");
        assertThat(fx(() -> list.getFirstVisible())).isZero();
        ada.picture("timeline-beginning");
        ada.click("#jump-newest");
        cell(ada, "far below");

        jumpsToWhatIsUnread(ada, grace, room);
        comesFromAnotherRoom(ada, grace, room);

        grace.ask(new RoomRequest.Mute(id, "Ada", 5));
        Account account = ada.account(); // the composer knows better
        fxRun(() -> account.outgoing().say(room, "not allowed", null));
        in(ada, "not allowed", ".message-failed");
        assertThat(accessible(ada, "not allowed")).contains("not sent: You may not write");
        ada.picture("timeline-failed");
        grace.ask(new RoomRequest.Mute(id, "Ada", 0));
        fxRun(((Hyperlink) in(ada, "not allowed", ".message-again"))::fire);
        grace.waitToHear("not allowed");
        ada.waitForGone(".message-failed");

        fetchesAgain(ada, grace, server);
    }
}
