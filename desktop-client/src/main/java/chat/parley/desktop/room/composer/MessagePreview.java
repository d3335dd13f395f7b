package chat.parley.desktop.room.composer;

import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.text.EmojiLabel;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Above the text: to which message it belongs, in one line, and a button that undoes this. JavaFX's thread only. */
final class MessagePreview extends HBox {

    private final Label title = Controls.label("", Styles.SMALL, "preview-title");
    private final EmojiLabel line;

    /**
     * Makes one that is hidden.
     *
     * @param images pictures of emoji
     * @param id the node's id
     * @param icon a sign for how the text belongs to the message
     * @param cancelId the id of its button
     * @param cancelName what the button does
     * @param cancel does it
     */
    MessagePreview(EmojiImages images, String id, Ikon icon, String cancelId, String cancelName, Runnable cancel) {
        setId(id);
        line = new EmojiLabel(images);
        line.getStyleClass().addAll(Styles.SMALL, "preview-line");
        getStyleClass().add("message-preview");
        title.setMinWidth(0);
        line.setMinWidth(0);
        VBox words = new VBox(title, line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = Controls.iconButton(cancelId, Feather.X, cancelName);
        close.setOnAction(_ -> cancel.run());
        getChildren().addAll(Controls.icon(icon), words, close);
        Controls.show(this, false);
    }

    /**
     * Sets the words.
     *
     * @param how how the text belongs to the message
     * @param text the message in one line; empty when it is not known
     */
    void setWords(String how, String text) {
        title.setText(how);
        line.setText(text);
        Controls.show(line, !text.isEmpty());
    }
}
