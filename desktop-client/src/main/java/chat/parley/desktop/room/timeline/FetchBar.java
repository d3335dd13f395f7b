package chat.parley.desktop.room.timeline;

import chat.parley.desktop.model.Timeline;
import chat.parley.desktop.model.Timeline.Fetching;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Floats at the top of the time line: that messages are being fetched, or why that did not work and a way to try it again.
 * JavaFX's thread only.
 */
final class FetchBar extends VBox {

    /** What is there sooner needs no bar that would only blink. */
    private static final Duration SOON = Duration.millis(250);

    private final Texts texts;
    private final PauseTransition wait = new PauseTransition(SOON);
    private final ProgressBar progress = new ProgressBar();
    private final Label why = Controls.paragraph("");
    private final HBox failed;
    private Subscription watching = Subscription.EMPTY;
    private @Nullable Timeline timeline;

    /**
     * Makes a bar that is not to be seen.
     *
     * @param texts its words
     * @param retried called when the person tries again: the button that has the focus goes away
     */
    FetchBar(Texts texts, Runnable retried) {
        this.texts = texts;
        progress.setId("timeline-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        wait.setOnFinished(_ -> {
            progress.setVisible(true);
            progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        });
        progress.setAccessibleText(texts.get("timeline.fetching"));
        Button again = Controls.button("timeline-retry", texts.get("timeline.fetch.again"), Styles.FLAT);
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> {
            retried.run();
            retry();
        });
        HBox.setHgrow(why, Priority.ALWAYS);
        failed = new HBox(Controls.icon(Feather.ALERT_TRIANGLE), why, again);
        failed.getStyleClass().add("timeline-failed");
        getStyleClass().add("fetch-bar");
        setPickOnBounds(false);
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(progress, failed);
        watch(null);
    }

    /** Follows another time line; null for none. */
    void watch(@Nullable Timeline next) {
        watching.unsubscribe();
        timeline = next;
        wait.stop();
        progress.setVisible(false);
        progress.setProgress(0);
        Controls.show(failed, false);
        if (next != null) {
            watching = next.fetchingProperty().subscribe(this::fetching)
                    .and(next.failureProperty().subscribe(this::tell));
        }
    }

    private void fetching(Fetching now) {
        if (now != Fetching.NOTHING) {
            wait.playFromStart();
        } else {
            wait.stop();
            progress.setVisible(false);
            progress.setProgress(0); // hidden, it would go on drawing
        }
    }

    private void tell(@Nullable AskFailure failure) {
        Controls.show(failed, failure != null);
        if (failure != null) {
            why.setText(texts.get("timeline.fetch.failed", texts.get(Problems.of(failure))));
        }
    }

    private void retry() {
        if (timeline != null) {
            timeline.retry();
        }
    }
}
