package chat.parley.desktop;

import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import org.junit.jupiter.api.Test;

class FirstStepsTest extends DesktopTest {

    @Test
    void twoPeopleTalk() {
        TestServer server = server();
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        TestClient ada = client(server.link()).signUp("Ada");
        Conversation room = ada.createRoom("Welcome");
        long id = grace.join("Welcome");
        grace.say(id, "Hello");
        ada.waitForMessage(room, "Hello");
        ada.say("Hi Grace");
        grace.waitToHear("Hi Grace");
        ada.waitForMessage(room, "Hi Grace");
    }
}
