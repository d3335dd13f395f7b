package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** In the lobby: rooms and people live, filter, create, the three ways in, and the way out. */
class LobbyJourneyTest extends DesktopTest {

    private static Node row(TestClient client, String room) {
        client.waitUntil("row " + room, () -> findRow(client, room) != null);
        Node row = findRow(client, room);
        assertThat(row).isNotNull();
        return row;
    }

    private static @org.jspecify.annotations.Nullable Node findRow(TestClient client, String room) {
        return TestClient.fx(() -> client.stage().getScene().getRoot().lookupAll("#rooms .row-cell").stream()
                .filter(node -> String.valueOf(node.getAccessibleText()).startsWith(room + ",")).findFirst()
                .orElse(null));
    }

    @Test
    void anEmptyLobbyOffersToCreateTheFirstRoom() {
        TestServer server = server();
        TestClient client = client(server.link()).signUp("Ada");
        client.get("#no-rooms");
        client.click("#create-first");
        client.type("tea");
        client.press(KeyCode.ENTER);
        client.waitForGone("#no-rooms");
        assertThat(client.text("#room-count")).isEqualTo("1");
        client.waitUntil("selection", () -> String.valueOf(client.selected("#rooms")).contains("tea"));
    }

    @Test
    void aRoomsNameIsCheckedWhileItIsTyped() {
        TestServer server = server();
        TestClient client = client(server.link()).signUp("Ada").createRoom("Tea");
        client.press(KeyCode.SHORTCUT, KeyCode.N);
        client.waitForFocus("#create-name");
        client.type("no spaces");
        client.waitForText("#create-name-error", "no spaces");
        client.fill("#create-name", "tea");
        client.waitForText("#create-name-error", "exists already");
        client.fill("#create-name", "Lobby");
        client.waitForText("#create-name-error", "kept back");
        assertThat(client.get("#create").isDisabled()).isTrue();
        client.fill("#create-name", "coffee");
        client.waitForGone("#create-name-error");
        assertThat(client.get("#create").isDisabled()).isFalse();
        client.press(KeyCode.ESCAPE);
        client.waitForGone("#create-panel");
        assertThat(client.items("#rooms")).hasSize(1);
    }

    @Test
    void enteringByDoubleClickByEnterKeyAndByButton() {
        TestServer server = server();
        TestClient client = client(server.link()).signUp("Ada").createRoom("Tea");
        client.doubleClick(row(client, "Tea"));
        client.get("#room-screen");
        assertThat(client.title()).isEqualTo("Tea - Parley");
        client.click("#back");

        client.get("#lobby-screen");
        client.waitForFocus("#rooms");
        client.press(KeyCode.ENTER);
        client.get("#room-screen");
        client.press(KeyCode.ESCAPE);

        client.get("#lobby-screen");
        client.waitUntil("selection", () -> client.selected("#rooms") != null);
        client.click("#enter");
        client.get("#room-screen");
    }

    @Test
    void theFilterLeavesWhatMatchesAndOffersToCreateWhatDoesNot() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        grace.createRoom("Engineering").createRoom("English").createRoom("Music");
        TestClient client = client(server.link()).signUp("Ada");
        client.waitUntil("rooms", () -> client.items("#rooms").size() == 3);
        client.press(KeyCode.SHORTCUT, KeyCode.F);
        client.waitForFocus("#room-filter");
        client.type("eng");
        client.waitUntil("filter", () -> client.items("#rooms").size() == 2);
        client.type("i");
        client.waitUntil("filter", () -> client.items("#rooms").size() == 1);
        client.fill("#room-filter", "cooking");
        client.get("#no-match");
        client.click("#create-filtered");
        client.waitUntil("created", () -> client.items("#rooms").size() == 4);
        client.fill("#room-filter", "MUS");
        client.press(KeyCode.ENTER);
        client.get("#room-screen");
        assertThat(client.title()).startsWith("Music");
    }

    @Test
    void whoIsOnlineAndWhereIsShownLive() {
        TestServer server = server();
        TestClient client = client(server.link()).signUp("Ada").createRoom("Tea");
        assertThat(client.items("#people")).containsExactly("PersonRow[name=Ada, rooms=[], self=true]");
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        client.waitUntil("Grace",
                () -> client.items("#people").contains("PersonRow[name=Grace, rooms=[], self=false]"));
        grace.enter("Tea");
        client.waitUntil("Grace in Tea",
                () -> client.items("#people").contains("PersonRow[name=Grace, rooms=[Tea], self=false]"));
        client.waitUntil("Tea with Grace", () -> client.items("#rooms").contains("RoomRow[name=Tea, people=[Grace]]"));
        assertThat(String.valueOf(client.selected("#rooms"))).contains("Tea");
        grace.close();
        client.waitUntil("nobody", () -> client.items("#people").size() == 1);
        assertThat(client.text("#people-count")).isEqualTo("1");
    }

    @Test
    void loggingOutLeadsToTheLoginScreenAndAnybodyElseCanSignIn() {
        TestServer server = server();
        TestClient client = client(server.link()).signUp("Ada");
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        grace.createRoom("Tea");
        client.waitUntil("both", () -> client.items("#people").size() == 2);
        client.click("#logout");
        client.get("#login-screen");
        assertThat(client.title()).isEqualTo("Parley");
        client.signUp("Linus");
        assertThat(client.text("#signed-in-as")).isEqualTo("Linus");
        client.waitUntil("Ada is gone", () -> client.items("#people").equals(java.util.List.of(
                "PersonRow[name=Linus, rooms=[], self=true]", "PersonRow[name=Grace, rooms=[], self=false]")));
    }

    @Test
    void theThemeIsToggledAndRemembered() {
        TestServer server = server();
        TestClient client = client(server.link()).signUp("Ada");
        String light = TestClient.fx(() -> client.stage().getScene().getUserAgentStylesheet());
        client.click("#theme-toggle");
        client.waitUntil("dark",
                () -> !light.equals(TestClient.fx(() -> client.stage().getScene().getUserAgentStylesheet())));
        assertThat(client.preferences().get().theme()).isEqualTo(ThemeChoice.DARK);
        client.click("#theme-toggle");
        assertThat(client.preferences().get().theme()).isEqualTo(ThemeChoice.SYSTEM);
        assertThat(TestClient.<String>fx(() -> client.stage().getScene().getUserAgentStylesheet())).isEqualTo(light);
    }
}
