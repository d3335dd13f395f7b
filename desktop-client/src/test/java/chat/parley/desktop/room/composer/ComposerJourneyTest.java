package chat.parley.desktop.room.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Entry;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ada writes in every way there is; Grace hears it without a window. */
class ComposerJourneyTest extends DesktopTest {

    private static final String INPUT = "#composer-input";

    private static MessageInfo message(TestClient client, Conversation where, String text) {
        client.waitForMessage(where, text);
        return TestClient.fx(() -> where.timeline().rows().stream()
                .map(row -> row.entry() instanceof Entry.Said(var said) && text.equals(said.text()) ? said : null)
                .filter(Objects::nonNull).findFirst().orElseThrow());
    }

    private static void reply(TestClient client, MessageInfo message) {
        ComposerPane pane = client.get("#composer", ComposerPane.class);
        TestClient.fxRun(() -> pane.reply(message));
    }

    private static void edit(TestClient client, MessageInfo message) {
        ComposerPane pane = client.get("#composer", ComposerPane.class);
        TestClient.fxRun(() -> pane.edit(message));
    }

    private static void clear(TestClient client) {
        client.fill(INPUT, "");
    }

    @Test
    void writesInEveryWay() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        Companion linus = closing(new Companion(server.invite(), "Linus"));
        TestClient ada = client(server.link()).signUp("Ada");
        Conversation garden = ada.createRoom("Garden");
        long id = grace.join("Garden");
        ada.waitForFocus(INPUT);

        linesAndSending(ada, grace, garden);
        completion(ada, grace, linus);
        mistakes(ada, linus);
        emoji(ada, grace);
        repliesAndEdits(ada, grace, garden, id);
        upEditsTheLastOwnOne(ada, grace, garden, id);
        drafts(ada, garden);
        moderates(ada, linus, garden);
        isAwayAndBack(ada, grace);
        commands(ada, grace, garden);
    }

    private static void waitForNotice(TestClient ada, String part) {
        Node notices = ada.get("#notices");
        ada.waitUntil("a notice of " + part, () -> TestClient.fx(() -> notices.lookupAll(".notice").stream()
                .anyMatch(notice -> String.valueOf(notice.getAccessibleText()).contains(part))));
    }

    private static boolean isMuted(Conversation room, String user) {
        return TestClient.fx(() -> room.members().find(user).filter(m -> m.mutedUntil() != null).isPresent());
    }

    private static void moderates(TestClient ada, Companion linus, Conversation garden) {
        ada.say("/invite linus Grace").waitForText("#composer-hint", "one name, nothing else");
        ada.say("/invite Linus");
        waitForNotice(ada, "Linus is invited");
        ada.waitUntil("Linus to hear",
                () -> linus.events().stream().anyMatch(event -> event instanceof Event.Invited(var room, var by)
                        && room.name().equals("Garden") && by.equals("Ada")));
        linus.join("Garden");
        ada.waitUntil("Linus", () -> TestClient.fx(() -> garden.members().find("Linus").isPresent()));

        ada.say("/mute Linus").waitForText("#composer-hint", "For how long");
        ada.say("/mute linus 5");
        ada.waitUntil("the muting", () -> isMuted(garden, "Linus"));
        waitForNotice(ada, "Linus is muted for 5 minutes");
        ada.say("/mute linus 0");
        ada.waitUntil("the end of it", () -> !isMuted(garden, "Linus"));

        ada.say("/ban").waitForText("#composer-hint", "Whom do you mean");
        ada.say("/ban linus");
        ada.waitUntil("Linus to be out", () -> linus.events().stream().anyMatch(
                event -> event instanceof Event.Removed out && out.reason() == RemovalReason.BANNED));
        ada.say("/unban ada").waitForText("#composer-hint", "does not work with yourself");
        ada.say("/unban linus");
        waitForNotice(ada, "may come in again");
        linus.join("Garden");
        ada.say("/kick Linus");
        ada.waitUntil("Linus to be gone", () -> TestClient.fx(() -> garden.members().find("Linus").isEmpty()));
    }

    /** As others see it, and as the window itself shows it. */
    private static void isAwayAndBack(TestClient ada, Companion grace) {
        ada.say("/away now").waitForText("#composer-hint", "Nothing may stand after");
        ada.say("/away");
        ada.waitUntil("Grace to see it", () -> PresenceState.AWAY.equals(lastSeenOfAda(grace)));
        ada.waitForText("#own-presence", "Away");
        ada.say("/back");
        ada.waitUntil("Grace to see it", () -> PresenceState.ONLINE.equals(lastSeenOfAda(grace)));
        ada.waitForText("#own-presence", "Online");
    }

    private static @Nullable PresenceState lastSeenOfAda(Companion grace) {
        return grace.events().reversed().stream().filter(Event.Presence.class::isInstance)
                .flatMap(event -> ((Event.Presence) event).people().stream())
                .filter(person -> person.user().equals("Ada")).map(PersonInfo::presence).findFirst().orElse(null);
    }

    private void linesAndSending(TestClient ada, Companion grace, Conversation garden) {
        ada.type("one");
        ada.press(KeyCode.SHIFT, KeyCode.ENTER);
        ada.type("two");
        ada.press(KeyCode.ENTER);
        grace.waitToHear("one\ntwo");
        assertThat(ada.text(INPUT)).isEmpty();
        assertThat(grace.events()).anyMatch(Event.Typing.class::isInstance);
        ada.picture("composer/empty");

        ada.preferences().update(p -> p.withSettings(s -> s.withEnterSends(false)));
        ada.type("three");
        ada.press(KeyCode.ENTER);
        ada.type("four");
        ada.press(KeyCode.CONTROL, KeyCode.ENTER);
        grace.waitToHear("three\nfour");
        ada.preferences().update(p -> p.withSettings(s -> s.withEnterSends(true)));

        ada.fill(INPUT, "//slash");
        ada.click("#send");
        grace.waitToHear("/slash");
        ada.waitForFocus(INPUT);
        ada.fill(INPUT, "x".repeat(Limits.MAX_TEXT_CHARS + 12));
        ada.press(KeyCode.ENTER);
        ada.waitForText("#composer-counter", "16,396");
        ada.waitForText("#composer-hint", "Too long by 12");
        ada.picture("composer/too-long");
        ada.fill(INPUT, "line\n".repeat(12));
        ada.picture("composer/many-lines");
        clear(ada);
        ada.waitForGone("#composer-counter");
        assertThat(TestClient.fx(() -> garden.timeline().rows().size())).isGreaterThan(1);
    }

    private void completion(TestClient ada, Companion grace, Companion linus) {
        ada.type("hi @g");
        ada.get("#completion");
        ada.picture("composer/completion-names");
        ada.press(KeyCode.ENTER);
        ada.waitForGone("#completion");
        assertThat(ada.text(INPUT)).isEqualTo("hi @Grace ");
        ada.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(ada.text(INPUT)).startsWith("hi @").doesNotContain("Grace");
        clear(ada);

        ada.type("/");
        ada.get("#completion");
        ada.press(KeyCode.DOWN);
        ada.picture("composer/completion-commands");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#completion");
        assertThat(ada.text(INPUT)).isEqualTo("/");
        clear(ada);

        ada.type("\\priv");
        ada.press(KeyCode.TAB);
        assertThat(ada.text(INPUT)).isEqualTo("\\private ");
        ada.type("lin");
        ada.waitUntil("the server to know Linus",
                () -> ada.find("#completion") != null && ada.selected("#completion") instanceof Completion.Somebody one
                        && "Linus".equals(one.who().name()));
        ada.press(KeyCode.TAB);
        assertThat(ada.text(INPUT)).isEqualTo("\\private Linus ");
        ada.type("psst");
        ada.waitForText("#composer-hint", "only Linus");
        ada.picture("composer/private");
        ada.press(KeyCode.ENTER);
        linus.waitToHear("psst");
        assertThat(grace.heard("psst")).isFalse();
    }

    private void mistakes(TestClient ada, Companion linus) {
        ada.say("/dance").waitForText("#composer-hint", "no command /dance");
        ada.picture("composer/mistake");
        ada.say("\\private").waitForText("#composer-hint", "Whom is it for");
        ada.say("\\private Grace").waitForText("#composer-hint", "want to tell Grace");
        ada.say("\\private ada hi").waitForText("#composer-hint", "yourself");
        ada.say("\\private Nobody hi").waitForText("#composer-hint", "Nobody on this server is called Nobody");
        assertThat(ada.text(INPUT)).isEqualTo("\\private Nobody hi");
        ada.say("/msg linus once more");
        linus.waitToHear("once more");
        assertThat(ada.text(INPUT)).isEmpty();
    }

    private void emoji(TestClient ada, Companion grace) {
        ada.fill(INPUT, "");
        ada.type("yes :tada:");
        ada.waitUntil("the emoji", () -> "yes \ud83c\udf89".equals(ada.text(INPUT)));
        ada.press(KeyCode.ENTER);
        grace.waitToHear("yes \ud83c\udf89");
        ada.type("so :rocke");
        ada.get("#completion");
        ada.picture("composer/completion-emoji");
        ada.press(KeyCode.ENTER);
        assertThat(ada.text(INPUT)).isEqualTo("so \ud83d\ude80 ");
        clear(ada);

        ada.press(KeyCode.CONTROL, KeyCode.E);
        ada.waitForFocus("#emoji-search");
        ada.waitForText("#emoji-name", "grinning");
        ada.press(KeyCode.DOWN);
        ada.press(KeyCode.RIGHT);
        ada.picture("composer/emoji-picker");
        ada.type("cat");
        ada.waitForText("#emoji-name", "cat");
        ada.picture("composer/emoji-search");
        ada.press(KeyCode.ESCAPE);
        ada.waitForFocus(INPUT);
        ada.click("#emoji-button");
        ada.waitForFocus("#emoji-search");
        ada.type("rocket");
        ada.press(KeyCode.ENTER);
        ada.waitForFocus(INPUT);
        ada.waitForGone("#emoji-picker");
        assertThat(ada.text(INPUT)).isEqualTo("\ud83d\ude80");
        clear(ada);
        ada.click("#emoji-button");
        ada.click("#emoji-category-people");
        ada.picture("composer/emoji-people");
        ada.click("#timeline");
        ada.waitForGone("#emoji-picker");
    }

    private void repliesAndEdits(TestClient ada, Companion grace, Conversation garden, long id) {
        grace.say(id, "Shall we plant *roses* here, or something that one can eat?");
        MessageInfo question = message(ada, garden, "Shall we plant *roses* here, or something that one can eat?");
        reply(ada, question);
        ada.get("#reply-preview");
        ada.waitForFocus(INPUT);
        ada.picture("composer/reply");
        ada.say("Tomatoes");
        assertThat(grace.waitToHear("Tomatoes").replyTo()).isEqualTo(question.seq());
        ada.waitForGone("#reply-preview");

        reply(ada, question);
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#reply-preview");

        MessageInfo tomatoes = message(ada, garden, "Tomatoes");
        ada.fill(INPUT, "half a thought");
        edit(ada, tomatoes);
        ada.get("#edit-preview");
        assertThat(ada.text(INPUT)).isEqualTo("Tomatoes");
        ada.picture("composer/edit");
        ada.press(KeyCode.ESCAPE);
        assertThat(ada.text(INPUT)).isEqualTo("half a thought");
        edit(ada, tomatoes);
        ada.say("");
        ada.waitForText("#composer-hint", "cannot become empty");
        ada.say("Tomatoes, many");
        grace.waitToHear("Tomatoes, many");
        ada.waitForGone("#edit-preview");
        assertThat(ada.text(INPUT)).isEqualTo("half a thought");
        clear(ada);
    }

    private void upEditsTheLastOwnOne(TestClient ada, Companion grace, Conversation garden, long id) {
        message(ada, garden, "Tomatoes, many");
        grace.say(id, "Good");
        message(ada, garden, "Good");
        ada.fill(INPUT, "x");
        ada.press(KeyCode.UP);
        assertThat(ada.find("#edit-preview")).isNull();
        clear(ada);
        ada.press(KeyCode.UP);
        ada.get("#edit-preview");
        assertThat(ada.text(INPUT)).isEqualTo("Tomatoes, many");
        ada.say("Tomatoes, very many");
        grace.waitToHear("Tomatoes, very many");
        ada.waitForGone("#edit-preview");
        assertThat(ada.text(INPUT)).isEmpty();
    }

    private void drafts(TestClient ada, Conversation garden) {
        MessageInfo tomatoes = message(ada, garden, "Tomatoes, very many");
        ada.fill(INPUT, "unfinished");
        reply(ada, tomatoes);
        Conversation shed = ada.createRoom("Shed");
        assertThat(ada.text(INPUT)).isEmpty();
        assertThat(ada.find("#reply-preview")).isNull();
        assertThat(TestClient.fx(() -> garden.draftProperty().get())).isNotNull()
                .satisfies(draft -> assertThat(draft.text()).isEqualTo("unfinished"));
        ada.open("Garden");
        assertThat(ada.text(INPUT)).isEqualTo("unfinished");
        ada.get("#reply-preview");
        ada.press(KeyCode.ESCAPE);
        clear(ada);
        ada.waitUntil("no draft", () -> TestClient.fx(() -> garden.draftProperty().get() == null
                && shed.draftProperty().get() == null));
    }

    private void commands(TestClient ada, Companion grace, Conversation garden) {
        ada.say("/help");
        ada.waitForFocus("#command-list");
        ada.picture("composer/commands");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#commands");
        ada.waitForFocus(INPUT);

        ada.say("/topic What grows");
        ada.waitUntil("the topic", () -> TestClient.fx(() -> Objects.requireNonNull(garden.room()).topic() != null));
        ada.say("/pause");
        ada.waitUntil("the pause", () -> TestClient.fx(() -> Objects.requireNonNull(garden.room()).paused()));
        ada.say("An owner goes on");
        grace.waitToHear("An owner goes on");
        ada.say("/resume");
        ada.waitUntil("the end of it", () -> TestClient.fx(() -> !Objects.requireNonNull(garden.room()).paused()));
        ada.say("/kick Linus");
        ada.get("#notices .notice");
        ada.waitUntil("the command given back", () -> "/kick Linus".equals(ada.text(INPUT)));
        clear(ada);

        long orchard = grace.createRoom("Orchard");
        ada.say("/join orchard");
        ada.waitUntil("Orchard", () -> ada.title().contains("Orchard"));
        Conversation open = ada.conversation("Orchard");
        grace.ask(new RoomRequest.SlowMode(orchard, 600));
        ada.waitForText("#composer-hint", "every 600 seconds");
        ada.say("Slowly");
        grace.waitToHear("Slowly");
        ada.say("Too fast").waitForText("#composer-hint", "you can send this in");
        grace.ask(new RoomRequest.SlowMode(orchard, 0));
        grace.ask(new RoomRequest.Pause(orchard, true));
        ada.waitForText("#composer-hint", "paused");
        ada.picture("composer/paused");
        Node input = ada.get(INPUT);
        assertThat(TestClient.fx(input::isDisabled)).isTrue();
        grace.ask(new RoomRequest.SetRole(orchard, "Ada", Role.MODERATOR));
        ada.waitUntil("writing again", () -> !TestClient.fx(input::isDisabled));
        assertThat(ada.text(INPUT)).isEqualTo("Too fast");
        clear(ada);
        ada.say("/leave");
        ada.waitUntil("to have left", () -> TestClient.fx(() -> open.goneProperty().get()));
    }

    @Test
    void whatIsWrittenWithoutAConnectionWaits() {
        TestServer server = server();
        Companion grace = new Companion(server.invite(), "Grace");
        Path config = directory.resolve("ada");
        TestClient ada = closing(new TestClient(config, 0, 0, WIDTH, HALF, server.link())).signUp("Ada");
        Conversation garden = ada.createRoom("Garden");
        grace.close();
        server.stop();
        ada.waitUntil("offline", () -> TestClient.fx(() -> !ada.account().isOnline()));
        ada.say("Later");
        assertThat(ada.text(INPUT)).isEmpty();
        ada.say("/topic Nothing");
        ada.get("#notices .notice");
        ada.waitUntil("the command given back", () -> "/topic Nothing".equals(ada.text(INPUT)));
        server.startAgain();
        ada.waitForMessage(garden, "Later");

        // Who closes the window in the middle of a sentence finds it again.
        reply(ada, message(ada, garden, "Later"));
        ada.fill(INPUT, "in the middle of a");
        ada.closeSignedIn();
        TestClient again = closing(new TestClient(config, 0, 0, WIDTH, HALF, null));
        again.get("#room-screen");
        assertThat(again.title()).startsWith("Garden");
        assertThat(again.text(INPUT)).isEqualTo("in the middle of a");
        again.get("#reply-preview");
        again.waitForFocus(INPUT);
        again.type(" sentence");
        again.press(KeyCode.ENTER);
        Conversation sameGarden = again.conversation("Garden");
        assertThat(message(again, sameGarden, "in the middle of a sentence").replyTo()).isEqualTo(1L);
    }

    @Test
    void looksWellInTheDarkAndInASmallWindow() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        TestClient ada = client(server.link());
        ada.click("#theme-toggle");
        ada.signUp("Ada");
        Conversation garden = ada.createRoom("A-garden-with-quite-a-long-name");
        long id = grace.join(garden.title());
        TestClient.fxRun(() -> {
            ada.stage().setWidth(640);
            ada.stage().setHeight(500);
        });
        String question = "A longer question, so long that it does not fit into a line of a window that is small";
        grace.say(id, question);
        reply(ada, message(ada, garden, question));
        ada.picture("composer/narrow-reply");
        ada.press(KeyCode.CONTROL, KeyCode.E);
        ada.waitForText("#emoji-name", "grinning");
        ada.picture("composer/narrow-emoji");
        ada.press(KeyCode.ESCAPE);
        ada.type("/m");
        ada.get("#completion");
        ada.picture("composer/narrow-completion");
        clear(ada);
        ada.say("/help");
        ada.waitForFocus("#command-list");
        ada.picture("composer/narrow-commands");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#commands");
    }
}
