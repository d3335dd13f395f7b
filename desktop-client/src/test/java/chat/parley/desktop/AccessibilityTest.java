package chat.parley.desktop;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.testing.AccessibleNames;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.Contrast;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.FocusChain;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/**
 * Whoever uses the keyboard reaches everything on every screen, a reader of the screen has a name for it, and words can be read
 * in both themes. Everything that is wrong anywhere is reported at once.
 */
class AccessibilityTest extends DesktopTest {

    private static final String SCREEN = ".page";

    private final Set<String> problems = new LinkedHashSet<>();

    @Test
    void everyScreenCanBeUsedByEverybody() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long garden = grace.createRoom("Garden", "What grows, and who waters it", Visibility.PUBLIC);
        grace.createRoom("Shed", null, Visibility.PUBLIC);
        TestClient ada = client(server.link());

        login(ada, server);
        lobby(ada);
        Conversation room = ada.join(garden, "Garden");
        talk(ada, grace, room, garden);
        room(ada);
        overlays(ada, grace);
        assertThat(problems).isEmpty();
    }

    private void login(TestClient ada, TestServer server) {
        ada.waitForFocus("#username");
        look(ada, "login", SCREEN);
        ada.click("#check-connection");
        ada.waitForText("#doctor-summary", "as it should be");
        look(ada, "check of the connection", "#doctor-dialog");
        close(ada, "#doctor-dialog");
        ada.click("#switch-mode");
        ada.fill("#password", "short");
        ada.press(KeyCode.ENTER);
        look(ada, "registration", SCREEN);
        ada.fill("#address", server.address());
        ada.fill("#username", "Ada");
        ada.fill("#password", TestClient.PASSWORD);
        ada.click("#submit");
        ada.get("#trust-title");
        ada.focus("#trust-cancel");
        look(ada, "trust", SCREEN);
        ada.click("#trust-yes");
        ada.get("#lobby-screen");
    }

    private void lobby(TestClient ada) {
        ada.waitUntil("the directory", () -> !ada.items("#rooms").isEmpty());
        ada.focus("#rooms");
        ada.press(KeyCode.DOWN);
        look(ada, "lobby", SCREEN);
        ada.click("#new-room");
        ada.waitForFocus("#create-name");
        ada.fill("#create-name", "two words");
        ada.press(KeyCode.ENTER);
        look(ada, "create dialog", "#create-dialog");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#create-dialog");
    }

    /** Rows of every kind: grouped, with markup, an answer, reactions, a mention, and something private. */
    private void talk(TestClient ada, Companion grace, Conversation room, long id) {
        long first = grace.say(id, "Good *morning*, see https://example.org and `water()`").seq();
        grace.react(id, first, "\ud83d\udc4d");
        grace.say(id, "> a quote\n\n- one\n- two\n\n```java\nint x;\n```");
        ada.say("Mine");
        ada.waitForMessage(room, "Mine");
        grace.reply(id, first, "What says @Ada to it?");
        grace.tellIn(id, "Ada", "Just between us");
        ada.waitUntil("the private message", () -> ada.count(".private-chip") > 0);
    }

    private void room(TestClient ada) {
        ada.get("#members-panel");
        ada.waitForFocus("#composer-input");
        look(ada, "room", SCREEN);
        ada.focus("#timeline");
        ada.press(KeyCode.UP);
        read(ada, "room with a row chosen", SCREEN);
        ada.press(KeyCode.UP);
        read(ada, "room with a mention chosen", SCREEN);
        mentionLooksTheSameInEveryRow(ada);
        ada.fill("#composer-input", "\\private Grace yes");
        read(ada, "private", "#composer");
        ada.say("/dance").waitForText("#composer-hint", "no command");
        read(ada, "mistake", "#composer");
        ada.fill("#composer-input", "");
        ada.type("@g");
        ada.get("#completion");
        read(ada, "completion", "#composer");
        ada.fill("#composer-input", "");
        ada.press(KeyCode.CONTROL, KeyCode.E);
        ada.waitForText("#emoji-name", "grinning");
        read(ada, "emoji", "#emoji-picker");
        ada.press(KeyCode.ESCAPE);
        ada.say("/help");
        ada.waitForFocus("#command-list");
        look(ada, "dialog", "#commands");
    }

    /** What shines through a mention's ground would mix with it: yellow on the blue of a chosen row is olive. */
    private static void mentionLooksTheSameInEveryRow(TestClient ada) {
        Shape ground = (Shape) ada.get(".rich-mention-me-ground");
        for (int theme = 0; theme < 2; theme++) {
            ada.click("#theme-toggle");
            ada.focus("#timeline");
            assertThat(fx(() -> ((Color) ground.getFill()).isOpaque())).isTrue();
        }
    }

    /** What lies over the screens. */
    private void overlays(TestClient ada, Companion grace) {
        close(ada, "#commands");
        ada.press(KeyCode.CONTROL, KeyCode.K);
        ada.waitForFocus("#switcher-field");
        look(ada, "switcher", "#switcher-panel");
        ada.fill("#switcher-field", "nothing is called so");
        ada.get("#switcher-nothing");
        read(ada, "switcher without a result", "#switcher-panel");
        close(ada, "#switcher-panel");

        ada.press(KeyCode.CONTROL, KeyCode.F);
        ada.waitForFocus("#search-query");
        read(ada, "search before it begins", "#search-panel");
        ada.type("water");
        ada.waitUntil("hits", () -> ada.count(".hit") > 0);
        look(ada, "search", "#search-panel");
        close(ada, "#search-panel");

        ada.press(KeyCode.F1);
        ada.waitForFocus("#shortcuts-scroll");
        look(ada, "shortcuts", "#shortcuts-panel");
        close(ada, "#shortcuts-panel");

        settings(ada);
        roomSettings(ada, grace);
    }

    private void settings(TestClient ada) {
        ada.press(KeyCode.CONTROL, KeyCode.COMMA);
        ada.waitForFocus("#settings-general");
        look(ada, "settings", "#settings-dialog");
        for (String section : List.of("notifications", "account", "about")) {
            ada.click("#settings-" + section);
            if ("account".equals(section)) {
                ada.waitUntil("sessions", () -> ada.count("#settings-sessions .settings-row") > 0);
                ada.fill("#password-new", "short");
                ada.fill("#password-again", "other");
                ada.focus("#settings-account");
            }
            look(ada, "settings of " + section, "#settings-dialog");
        }
        staysWithin(ada, "#settings-dialog");
        close(ada, "#settings-dialog");
    }

    /** A click beside everything gives the focus to what scrolls: from there, too, Tab stays in the dialog. */
    private static void staysWithin(TestClient ada, String dialog) {
        Parent top = ada.get(dialog, Parent.class);
        ada.click("#about-version");
        for (int i = 0; i < 6; i++) {
            ada.press(KeyCode.TAB);
            assertThat(fx(() -> top.isFocusWithin())).as("the focus within %s after %d times", dialog, i + 1).isTrue();
        }
    }

    private void roomSettings(TestClient ada, Companion grace) {
        Conversation own = ada.createRoom("Kitchen");
        grace.join("Kitchen");
        fxRun(() -> ada.account().ask(new RoomRequest.Ban(own.id(), "Grace"), _ -> {}, failure -> {
            throw new AssertionError(failure);
        }));
        ada.waitForText("#member-count", "1");
        fxRun(() -> ada.navigation().roomSettings(own));
        ada.waitForFocus("#settings-name");
        ada.fill("#settings-name", "two words");
        ada.get("#settings-name-error");
        look(ada, "room settings", "#room-settings-dialog");
        for (String part : List.of("talk", "guests", "delete")) {
            ada.click("#settings-" + part);
            if ("guests".equals(part)) {
                ada.get("#unban-grace");
            }
            look(ada, "room settings, " + part, "#room-settings-dialog");
        }
        close(ada, "#room-settings-dialog");
    }

    private static void close(TestClient ada, String overlay) {
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone(overlay);
    }

    /** Uses a screen by the keyboard, and reads it. */
    private void look(TestClient client, String screen, String scope) {
        Set<Node> chain = FocusChain.walk(client);
        List<Node> shown = shown(client, scope);
        fxRun(() -> {
            FocusChain.expected(shown).stream().filter(node -> !chain.contains(node))
                    .forEach(node -> report(screen, "Tab does not lead to", node));
            // The buttons of a row have gone with the focus.
            chain.stream().filter(node -> node.getScene() != null && !shown.contains(node))
                    .forEach(node -> report(screen, "Tab leads out of what is shown, to", node));
        });
        read(client, screen, scope);
    }

    /** Reads a screen aloud, and in both themes. */
    private void read(TestClient client, String screen, String scope) {
        List<Node> shown = shown(client, scope);
        fxRun(() -> shown.stream().filter(node -> AccessibleNames.isControl(node) || node.isFocusTraversable())
                .forEach(node -> {
                    if (AccessibleNames.of(node).isBlank()) {
                        report(screen, "there is no name for", node);
                    }
                    if (!AccessibleNames.hasRole(node)) {
                        report(screen, "there is no role for", node);
                    }
                }));
        for (int theme = 0; theme < 2; theme++) {
            Button toggle = client.get("#theme-toggle", Button.class);
            fxRun(toggle::fire);
            fxRun(() -> {
                Parent root = client.stage().getScene().getRoot();
                root.applyCss();
                root.layout();
                shown.stream().filter(Text.class::isInstance).map(Text.class::cast).map(Contrast::problem)
                        .flatMap(java.util.Optional::stream).forEach(problem -> problems.add(screen + ": " + problem));
            });
        }
    }

    private void report(String screen, String what, Node node) {
        problems.add(screen + ": " + what + " " + AccessibleNames.describe(node));
    }

    /** Everything within a node that can be seen. */
    private static List<Node> shown(TestClient client, String scope) {
        Node top = client.get(scope);
        return fx(() -> {
            List<Node> found = new ArrayList<>();
            collect(top, found);
            return found;
        });
    }

    private static void collect(Node node, List<Node> found) {
        if (node.isVisible()) {
            found.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
            }
        }
    }
}
