package chat.parley.desktop.testing;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Base of the tests with windows: starts JavaFX once, and closes after every test what it opened. */
public abstract class DesktopTest {

    /** The screen of the headless platform is 1000 x 1000. */
    protected static final double WIDTH = 1000;

    /** Half the screen: two windows of this height have room one above the other. */
    protected static final double HALF = 500;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private int clients;

    @TempDir
    protected Path directory;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
    }

    protected TestServer server() {
        return closing(new TestServer(directory.resolve("server")));
    }

    /** A window over the whole width; the first one at the top, the second one below. */
    protected TestClient client(@Nullable String link) {
        int number = clients++;
        return closing(new TestClient(directory.resolve("client" + number), 0, HALF * (number % 2), WIDTH, HALF, link));
    }

    protected <T extends AutoCloseable> T closing(T resource) {
        opened.push(resource);
        return resource;
    }

    @AfterEach
    void closeAll() throws Exception {
        new FxRobot().release(new javafx.scene.input.KeyCode[0]);
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
