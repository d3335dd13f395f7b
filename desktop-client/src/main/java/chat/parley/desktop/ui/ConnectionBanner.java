package chat.parley.desktop.ui;

import chat.parley.desktop.net.LinkState;
import chat.parley.desktop.net.LostReason;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Across the top of the window while the connection is lost: why, when it is tried again, and a button to do so now. */
public final class ConnectionBanner extends HBox {

    private static final double TICK_MILLIS = 250;

    private final Texts texts;
    private final Clock clock;
    private final FontIcon icon = Controls.icon(Feather.WIFI_OFF);
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Label reason = Controls.label("", "banner-title");
    private final Label next = Controls.label("", Styles.SMALL);
    private final Button retry;
    private final Timeline ticking;

    private LinkState state = new LinkState.Offline();

    /**
     * Makes a hidden banner.
     *
     * @param texts its words
     * @param clock tells how long it is until the next attempt
     * @param retryNow what the button does
     */
    public ConnectionBanner(Texts texts, Clock clock, Runnable retryNow) {
        this.texts = texts;
        this.clock = clock;
        setId("connection-banner");
        getStyleClass().add("connection-banner");
        setAccessibleRole(AccessibleRole.TEXT);
        reason.setId("banner-reason");
        next.setId("banner-next");
        busy.getStyleClass().add("banner-busy");
        retry = Controls.button("banner-retry", texts.get("banner.retry"));
        retry.setOnAction(_ -> retryNow.run());
        getChildren().addAll(icon, busy, new VBox(reason, next), Controls.spacer(), retry);
        ticking = new Timeline(new KeyFrame(javafx.util.Duration.millis(TICK_MILLIS), _ -> countDown()));
        ticking.setCycleCount(Animation.INDEFINITE);
        Controls.show(this, false);
    }

    /**
     * Shows how things stand; hides when they stand well.
     *
     * @param changed the link's state
     */
    public void setState(LinkState changed) {
        state = changed;
        switch (changed) {
            case LinkState.Waiting waiting -> {
                reason.setText(words(waiting.reason()));
                countDown();
                showLost(false);
                ticking.play();
                setAccessibleText(reason.getText());
            }
            case LinkState.Reconnecting reconnecting -> {
                ticking.stop();
                reason.setText(words(reconnecting.reason()));
                next.setText(texts.get("banner.connecting", reconnecting.attempt()));
                showLost(true);
            }
            case LinkState.Offline _,LinkState.Connecting _,LinkState.Online _ -> {
                ticking.stop();
                Controls.show(this, false);
            }
        }
    }

    private void showLost(boolean trying) {
        Controls.show(icon, !trying);
        Controls.show(busy, trying);
        retry.setDisable(trying);
        Controls.show(this, true);
    }

    private void countDown() {
        if (state instanceof LinkState.Waiting waiting) {
            long millis = Math.max(0, Duration.between(clock.instant(), waiting.retryAt()).toMillis());
            next.setText(texts.get("banner.countdown", Math.ceilDiv(millis, 1000)));
        }
    }

    private String words(LostReason lost) {
        return texts.get("lost." + lost.name().toLowerCase(Locale.ROOT));
    }
}
