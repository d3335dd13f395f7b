package chat.parley.desktop;

import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.stage.Stage;

/**
 * The application as JavaFX knows it. Its name is all that there is to it: on X11 JavaFX makes it the class of the windows, by
 * which a desktop finds the menu entry that they belong to. The windows are {@link DesktopApp}'s.
 */
public final class Parley extends Application {

    private static final CountDownLatch STARTED = new CountDownLatch(1);

    /** Made by JavaFX. */
    public Parley() {}

    /** Begins to start JavaFX. To be called once. */
    static void begin() {
        Thread.ofPlatform().daemon().name("parley-toolkit").start(() -> launch(Parley.class));
    }

    /** Waits until windows can be opened. */
    static void await() throws InterruptedException {
        STARTED.await();
    }

    @Override
    public void start(Stage unused) {
        STARTED.countDown();
    }
}
