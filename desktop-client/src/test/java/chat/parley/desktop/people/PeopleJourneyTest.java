package chat.parley.desktop.people;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Friends, presence and blocks, with a real server. */
class PeopleJourneyTest extends DesktopTest {

    private static void choose(TestClient client, String person) {
        client.waitUntil(person, () -> client.items("#people").contains(person));
        ListView<?> people = client.get("#people", ListView.class);
        int index = client.items("#people").indexOf(person);
        fxRun(() -> {
            people.requestFocus();
            people.getSelectionModel().select(index);
            people.scrollTo(index);
        });
    }

    private static void waitFor(TestClient client, String person, Predicate<PersonRow> so) {
        client.waitUntil(person, () -> {
            ListView<?> people = client.get("#people", ListView.class);
            return fx(() -> people.getItems().stream().map(PersonRow.class::cast)
                    .anyMatch(row -> row.name().equals(person) && so.test(row)));
        });
    }

    /** By the keyboard: to the list, to the person, to the button, down to the item. */
    private static void menu(TestClient client, String person, String item) {
        choose(client, person);
        client.press(KeyCode.SHIFT, KeyCode.F10);
        client.waitUntil(item, () -> client.robot().lookup(item).tryQuery().isPresent());
        client.robot().clickOn(item);
    }

    @Test
    void peopleAreFoundBefriendedAndBlocked() {
        TestServer server = server();
        Companion linus = closing(new Companion(server.invite(), "Linus"));
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        TestClient ada = client(server.link()).signUp("Ada");
        ada.createRoom("Kitchen");
        grace.join("Kitchen");
        ada.waitForText("#header-subtitle", "2 members");
        linus.ask(new PeopleRequest.FriendRequest("Ada"));
        ada.click("#notice-action");
        waitFor(ada, "Linus", row -> row.relation() == Relation.INCOMING);
        linus.ask(new PeopleRequest.FriendDecline("Ada"));
        assertThat(ada.text("#signed-in-as")).isEqualTo("Ada");

        waitFor(ada, "Grace", row -> row.section() == PersonRow.Section.ONLINE);
        waitFor(ada, "Linus", row -> row.section() == PersonRow.Section.OTHERS);
        ada.fill("#people-filter", "li");
        ada.waitUntil("Linus alone", () -> ada.items("#people").equals(List.of("Linus")));
        ada.press(KeyCode.ESCAPE);
        ada.waitUntil("everybody", () -> ada.items("#people").equals(List.of("Ada", "Grace", "Linus")));

        menu(ada, "Grace", "#person-befriend");
        waitFor(ada, "Grace", row -> row.relation() == Relation.OUTGOING);
        grace.ask(new PeopleRequest.FriendAccept("Ada"));
        waitFor(ada, "Grace", row -> row.relation() == Relation.FRIEND);
        linus.ask(new PeopleRequest.FriendRequest("Ada"));
        ada.waitForText("#people-friends", "1");
        ada.picture("people/request");
        ada.click("#row-accept");
        waitFor(ada, "Linus", row -> row.relation() == Relation.FRIEND
                && row.presence() == PresenceState.ONLINE);
        ada.click("#people-friends");
        grace.close();
        waitFor(ada, "Grace", row -> row.presence() == PresenceState.OFFLINE && row.lastSeen() != null);
        ada.picture("people/friends");

        menu(ada, "Linus", "#person-unfriend");
        ada.click("#confirm-yes");
        ada.waitUntil("Grace alone", () -> ada.items("#people").equals(List.of("Grace")));
        ada.click("#people-all");
        menu(ada, "Linus", "#person-befriend");
        waitFor(ada, "Linus", row -> row.relation() == Relation.OUTGOING);
        ada.click("#row-take-back");
        waitFor(ada, "Linus", row -> row.relation() == Relation.NONE);

        menu(ada, "Linus", "#person-block");
        ada.waitForFocus("#confirm-no");
        ada.picture("people/block");
        ada.click("#confirm-yes");
        waitFor(ada, "Linus", row -> row.section() == PersonRow.Section.BLOCKED);
        ada.click("#people-blocked");
        ada.waitUntil("Linus alone", () -> ada.items("#people").equals(List.of("Linus")));
        ada.click("#row-unblock");
        ada.get("#nobody");
        ada.click("#people-all");

        linus.join("Kitchen");
        ada.click("#own-presence");
        ada.waitForText("#own-presence-words", "Away");
        ada.waitUntil("Linus to see it", () -> sawAway(linus));
        waitFor(ada, "Ada", row -> row.presence() == PresenceState.AWAY);
        ada.click("#people-blocked");
        ada.waitForText("#nobody .muted", "You have blocked nobody");
        server.stop();
        ada.waitForText("#own-presence-words", "Not connected");
        ada.waitForText("#nobody .muted", "Without a connection");
        server.startAgain();
        ada.waitForText("#nobody .muted", "You have blocked nobody");
        ada.click("#people-all");
        ada.waitForText("#own-presence-words", "Away");
        waitFor(ada, "Ada", row -> row.presence() == PresenceState.AWAY);

        waitFor(ada, "Linus", row -> row.presence() == PresenceState.ONLINE);
        reachesTheButtonByTab(ada);
        linus.ask(new PeopleRequest.FriendRequest("Ada"));
        ada.waitForText("#people-friends", "1");
        ada.waitForFocus("#people"); // and not whatever comes after a button that is gone
        ada.press(KeyCode.TAB);
        ada.waitForFocus(".row-cell:selected #row-accept");
        linus.ask(new PeopleRequest.FriendDecline("Ada"));
        ada.waitForFocus("#people"); // and no button of whoever is in that row now
        assertThat(selected(ada)).isEqualTo("Linus");
        choose(ada, "Linus");
        ada.press(KeyCode.ENTER);
        ada.get("#room-screen");
        assertThat(fx(() -> ada.account().direct("Linus"))).isPresent();
    }

    private static String selected(TestClient client) {
        ListView<?> people = client.get("#people", ListView.class);
        return fx(() -> ((PersonRow) people.getSelectionModel().getSelectedItem()).name());
    }

    private static boolean sawAway(Companion companion) {
        return companion.events().stream().anyMatch(event -> event instanceof Event.Presence(var people)
                && people.stream().anyMatch(person -> person.presence() == PresenceState.AWAY));
    }

    private static void reachesTheButtonByTab(TestClient ada) {
        choose(ada, "Linus");
        ada.press(KeyCode.TAB);
        ada.waitForFocus(".row-cell:selected #row-more");
        ada.press(KeyCode.SPACE);
        ada.waitUntil("the menu", () -> ada.robot().lookup("#person-message").tryQuery().isPresent());
        ada.press(KeyCode.ESCAPE);
    }
}
