package chat.parley.desktop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The application as JavaFX knows it. Its name is all that there is to it: on X11 JavaFX makes it the class of the windows, by
 * which a desktop finds the menu entry that they belong to. The windows are {@link DesktopApp}'s.
 */
public final class Parley extends Application {

    private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();

    /** Made by JavaFX. */
    public Parley() {}

    /** Begins to start JavaFX. To be called once. */
    static void begin() {
        Thread.ofPlatform().daemon().name("parley-toolkit").start(() -> {
            try {
                launch(Parley.class);
            } catch (RuntimeException | Error e) {
                STARTED.completeExceptionally(e); // whoever waits goes on, and tells it
            }
        });
    }

    /**
     * Waits until windows can be opened.
     *
     * @throws NotStartedException when there will be none
     */
    static void await() throws InterruptedException, NotStartedException {
        try {
            STARTED.get();
        } catch (ExecutionException e) {
            throw new NotStartedException(e.getCause());
        }
    }

    /** Ends JavaFX, if it has started. */
    static void end() {
        if (STARTED.state() == Future.State.SUCCESS) {
            Platform.exit();
        }
    }

    @Override
    public void start(Stage unused) {
        STARTED.complete(null);
    }

    /** There can be no windows, because there is no display for example. */
    static final class NotStartedException extends Exception {

        private static final long serialVersionUID = 1;

        private NotStartedException(@Nullable Throwable cause) {
            super(cause);
        }
    }
}
