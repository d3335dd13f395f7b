package chat.parley.desktop.room.timeline;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The two buttons that float above the time line and lead to its end and to what is unread first. JavaFX's thread only. */
final class Jumps {

    private final Texts texts;
    private final Button newest;
    private final Label count = Controls.label("", "jump-count");
    private final Button unread;

    Jumps(Texts texts, Runnable toNewest, Runnable toUnread) {
        this.texts = texts;
        newest = Controls.iconButton("jump-newest", Feather.CHEVRON_DOWN, texts.get("timeline.jump.newest"));
        newest.getStyleClass().setAll("button", "jump-button", Styles.ICON_BUTTON);
        newest.setOnAction(_ -> toNewest.run());
        count.setMouseTransparent(true);
        unread = Controls.button("jump-unread", texts.get("timeline.jump.unread"), "jump-button", "jump-unread");
        unread.setGraphic(Controls.icon(Feather.CHEVRON_UP));
        unread.setOnAction(_ -> toUnread.run());
        StackPane.setAlignment(newest, Pos.BOTTOM_RIGHT);
        StackPane.setAlignment(count, Pos.BOTTOM_RIGHT);
        StackPane.setAlignment(unread, Pos.TOP_CENTER);
        showNewest(false, 0);
        showUnread(false);
    }

    void addTo(StackPane pane) {
        pane.getChildren().addAll(newest, count, unread);
    }

    /**
     * Shows or hides the way to the end.
     *
     * @param shown whether to show it
     * @param messages how many new ones are there
     */
    void showNewest(boolean shown, long messages) {
        newest.setVisible(shown);
        count.setVisible(shown && messages > 0);
        String text = messages > 99 ? "99+" : Long.toString(messages);
        if (shown && !count.getText().equals(text)) {
            count.setText(text);
            Controls.nameIt(newest, messages > 0
                    ? texts.get("timeline.jump.newest.count", messages)
                    : texts.get("timeline.jump.newest"));
        }
    }

    void showUnread(boolean shown) {
        unread.setVisible(shown);
    }
}
