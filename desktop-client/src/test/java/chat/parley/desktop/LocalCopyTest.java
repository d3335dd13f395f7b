package chat.parley.desktop;

import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a person sees when what was kept of their account cannot be opened. */
class LocalCopyTest extends DesktopTest {

    @Test
    void whatCannotBeOpenedIsSaidOnTheLoginScreen() {
        TestServer server = server();
        Path config = directory.resolve("ada");
        closing(new TestClient(config, 0, 0, WIDTH, HALF, server.link())).signUp("Ada");
        TestClient second = closing(new TestClient(config, 0, HALF, WIDTH, HALF, null)); // the copy is in use
        second.waitForText("#login-note", "cannot be opened");
    }
}
