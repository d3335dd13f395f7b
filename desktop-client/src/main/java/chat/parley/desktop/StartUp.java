package chat.parley.desktop;

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
        void drawn(Stage stage) {
            System.out.println("drawn " + System.currentTimeMillis());
        }
    },

    /** Close the window as soon as its content has been drawn: a training run, in which the JVM sees what a start loads. */
    TRAIN {
        @Override
        void drawn(Stage stage) {
            Platform.runLater(stage::hide); // not in the middle of a pulse
        }
    };

    /** {@code report} or {@code train}. */
    static final String PROPERTY = "parley.startup";

    /** The first pulse lays the content out and hands it to the thread that draws; the third begins after that has drawn it. */
    private static final int PULSES = 3;

    /** Does it. */
    abstract void drawn(Stage stage);

    /**
     * Does what is asked for when the window's content has been drawn.
     *
     * @param stage a window that is shown
     */
    static void watch(Stage stage) {
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
                    wanted.drawn(stage);
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
