package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The server goes away and comes back: nothing is lost but time. */
class ReconnectJourneyTest extends DesktopTest {

    @Test
    void inARoomTheClientComesBackByItselfWithEverythingInPlace() {
        TestServer server = server();
        TestClient ada = client(server.link()).signUp("Ada").createRoom("Tea").enter("Tea");
        ada.say("before");
        ada.waitForMessage("before");
        ada.fill("#composer-input", "what I was typing");

        server.stop();
        ada.waitForText("#banner-reason", "being restarted");
        ada.press(KeyCode.ENTER);
        ada.waitForText("#composer-hint", "Not connected");
        assertThat(ada.text("#composer-input")).isEqualTo("what I was typing");
        ada.waitForText("#banner-reason", "cannot be reached");

        server.startAgain();
        ada.waitForGone("#connection-banner");
        assertThat(ada.find("#room-screen")).isNotNull();
        assertThat(ada.text("#composer-input")).isEqualTo("what I was typing");
        ada.press(KeyCode.ENTER);
        ada.waitForMessage("what I was typing");
        assertThat(ada.messages()).extracting(Message::text).containsExactly("before", "what I was typing");
        assertThat(ada.items("#members")).containsExactly("Ada");
    }

    @Test
    void inTheLobbyTheListIsLiveAgain() {
        TestServer server = server();
        TestClient ada = client(server.link()).signUp("Ada").createRoom("Tea");
        server.stop();
        ada.get("#connection-banner");
        ada.click("#enter");
        ada.waitForText("#lobby-notice", "Not connected");
        server.startAgain();
        ada.waitForGone("#connection-banner");
        ada.createRoom("Coffee");
        assertThat(ada.items("#rooms")).hasSize(2);
    }

    @Test
    void retryNowDoesNotWaitForTheCountdown() {
        TestServer server = server();
        TestClient ada = client(server.link()).signUp("Ada");
        server.stop();
        ada.get("#banner-retry");
        ada.waitForText("#banner-next", "second");
        server.startAgain();
        ada.waitUntil("retry", () -> {
            if (ada.find("#banner-retry") instanceof javafx.scene.control.Button retry) {
                TestClient.fxRun(retry::fire);
            }
            return ada.find("#connection-banner") == null;
        });
        assertThat(ada.find("#lobby-screen")).isNotNull();
    }

    @Test
    void leavingWithoutAConnectionLeadsToTheLobbyAndStaysThere() {
        TestServer server = server();
        TestClient ada = client(server.link()).signUp("Ada").createRoom("Tea").enter("Tea");
        server.stop();
        ada.get("#connection-banner");
        ada.press(KeyCode.ESCAPE);
        ada.get("#lobby-screen");
        server.startAgain();
        ada.waitForGone("#connection-banner");
        ada.waitUntil("in the lobby",
                () -> ada.items("#people").contains("PersonRow[name=Ada, rooms=[], self=true]"));
        assertThat(ada.find("#lobby-screen")).isNotNull();
    }

    @Test
    void loggingOutWhileDisconnectedLeadsToTheLoginScreen() {
        TestServer server = server();
        TestClient ada = client(server.link()).signUp("Ada");
        server.stop();
        ada.get("#connection-banner");
        ada.click("#logout");
        ada.get("#login-screen");
        ada.waitForGone("#connection-banner");
    }

    @Test
    void whenTheAccountIsGoneTheLoginScreenSaysSo() {
        TestServer server = server();
        TestClient ada = client(server.link()).signUp("Ada").createRoom("Tea").enter("Tea");
        server.stop();
        server.startWithoutAccounts();
        ada.get("#login-screen");
        ada.waitForText("#password-error", "wrong");
        ada.waitForGone("#connection-banner");
        assertThat(ada.text("#username")).isEqualTo("Ada");
    }
}
