package chat.parley.desktop;

import chat.parley.desktop.demo.Tour;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What the build wants of a start, asked for by the system property {@value #PROPERTY}; nothing in an ordinary one. JavaFX's
 * thread only.
 */
enum StartUp {

    /** Print when the window's content had been drawn, for the benchmark of the start. */
    REPORT {
        @Override
        void drawn(Stage stage, ClientWindow window) {
            System.out.println("drawn " + System.currentTimeMillis());
        }
    },

    /**
     * Go through the window as people do, and close it: a training run, in which the JVM sees what the client loads. What does
     * not work on the way ends the program with an exit code that says so.
     */
    TRAIN {
        @Override
        void drawn(Stage stage, ClientWindow window) {
            Thread.ofPlatform().name("parley-training").start(() -> {
                try {
                    Tour.take(stage, window);
                    Platform.runLater(stage::hide);
                } catch (InterruptedException | RuntimeException e) {
                    System.err.println("training: " + e);
                    System.exit(FAILURE);
                }
            });
        }
    };

    /** {@code report} or {@code train}. */
    static final String PROPERTY = "parley.startup";

    private static final int FAILURE = 1;

    /** The first pulse lays the content out and hands it to the thread that draws; the third begins after that has drawn it. */
    private static final int PULSES = 3;

    /** Does it. */
    abstract void drawn(Stage stage, ClientWindow window);

    /**
     * Does what is asked for when the window's content has been drawn.
     *
     * @param stage a window that is shown
     * @param window what is in it
     */
    static void watch(Stage stage, ClientWindow window) {
        StartUp wanted = of(System.getProperty(PROPERTY));
        if (wanted == null) {
            return;
        }
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == PULSES) {
                    stop();
                    wanted.drawn(stage, window);
                }
            }
        }.start();
    }

    private static @Nullable StartUp of(@Nullable String value) {
        for (StartUp one : values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(value)) {
                return one;
            }
        }
        return null;
    }
}
