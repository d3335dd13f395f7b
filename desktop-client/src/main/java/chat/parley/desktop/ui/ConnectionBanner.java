package chat.parley.desktop.ui;

import chat.parley.common.client.ClientState;
import chat.parley.common.client.Loss;
import chat.parley.common.trust.UntrustedCaException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Across the top of the window while the connection is lost: why, when it is tried again, and buttons to do so now, and to look at
 * what is wrong.
 */
public final class ConnectionBanner extends HBox {

    private static final double TICK_MILLIS = 250;

    /** The first connection is mostly there before anybody could read that it is being made. */
    private static final double PATIENCE_MILLIS = 800;

    private final Texts texts;
    private final Clock clock;
    private final FontIcon icon = Controls.icon(Feather.WIFI_OFF);
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Label reason = Controls.paragraph("", "banner-title");
    private final Label next = Controls.paragraph("", Styles.SMALL);
    private final Button retry;
    private final Timeline ticking;
    private final PauseTransition patience = new PauseTransition(javafx.util.Duration.millis(PATIENCE_MILLIS));

    private ClientState state = new ClientState.Fresh();

    /**
     * Makes a hidden banner.
     *
     * @param texts its words
     * @param clock tells how long it is until the next attempt
     * @param retryNow what the button does that tries again
     * @param check what the button does that looks at what is wrong
     */
    public ConnectionBanner(Texts texts, Clock clock, Runnable retryNow, Runnable check) {
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
        Button look = Controls.button("banner-check", texts.get("banner.check"));
        Controls.nameIt(look, texts.get("banner.check.name"));
        look.setOnAction(_ -> check.run());
        look.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(reason, next);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        retry.setMinWidth(USE_PREF_SIZE);
        reason.setText(texts.get("banner.cached"));
        getChildren().addAll(icon, busy, words, look, retry);
        ticking = new Timeline(new KeyFrame(javafx.util.Duration.millis(TICK_MILLIS), _ -> countDown()));
        ticking.setCycleCount(Animation.INDEFINITE);
        patience.setOnFinished(_ -> Controls.show(this, true));
        Controls.show(this, false);
    }

    /**
     * Shows how things stand; hides when they stand well.
     *
     * @param changed the link's state
     */
    public void setState(ClientState changed) {
        state = changed;
        switch (changed) {
            case ClientState.Waiting waiting -> {
                reason.setText(texts.get("banner.offline", words(waiting.reason())));
                countDown();
                showLost(false);
                ticking.play();
                setAccessibleText(reason.getText());
                patience.stop();
                Controls.show(this, true);
            }
            case ClientState.Connecting _,ClientState.Connected _ -> {
                ticking.stop();
                next.setText(texts.get("banner.connecting"));
                showLost(true);
                if (!isVisible()) {
                    patience.play();
                }
            }
            case ClientState.SignedIn _,ClientState.Fresh _,ClientState.Closed _ -> {
                ticking.stop();
                patience.stop();
                reason.setText(texts.get("banner.cached"));
                Controls.show(this, false);
            }
        }
    }

    private void showLost(boolean trying) {
        Controls.show(icon, !trying);
        Controls.show(busy, trying);
        retry.setDisable(trying);
    }

    private void countDown() {
        if (state instanceof ClientState.Waiting waiting) {
            long millis = Math.max(0, Duration.between(clock.instant(), waiting.until()).toMillis());
            next.setText(texts.get("banner.kept", texts.get("banner.countdown", Math.ceilDiv(millis, 1000))));
        }
    }

    private String words(Loss lost) {
        return texts.get("lost." + switch (lost.code()) {
            case SERVER_SHUTDOWN -> "server_shutdown";
            case SLOW_CONSUMER -> "slow_consumer";
            case RATE_LIMITED -> "rate_limited";
            case SERVER_FULL, TOO_MANY_CONNECTIONS -> "server_full";
            case TOO_MANY_ATTEMPTS -> "too_many_attempts";
            case null -> lost.cause() == null ? "connection_lost" : words(lost.cause());
            default -> "server_trouble";
        });
    }

    private static String words(IOException cause) {
        return UntrustedCaException.in(cause).isPresent() ? "identity_changed" : "unreachable";
    }
}
