package chat.parley.desktop.ui;

import atlantafx.base.controls.Notification;
import atlantafx.base.controls.NotificationSkin;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.text.EmojiNode;
import chat.parley.desktop.text.EmojiScanner;
import javafx.scene.Node;
import javafx.scene.text.Text;

/** Shows a notice's words with pictures of emoji, which JavaFX's own text would leave out. JavaFX's thread only. */
final class NoticeSkin extends NotificationSkin {

    /**
     * Makes a skin for a notice whose words stay as they are.
     *
     * @param notice what it shows
     * @param emoji pictures of emoji
     */
    NoticeSkin(Notification notice, EmojiImages emoji) {
        super(notice);
        messageText.getChildren().setAll(EmojiScanner.scan(notice.getMessage()).stream()
                .<Node>map(run -> run.emoji() ? new EmojiNode(emoji, run.text()) : new Text(run.text())).toList());
    }
}
