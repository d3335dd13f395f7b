package chat.parley.desktop.room;

import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** The line that tells who is typing; it keeps its place when nobody is. JavaFX's thread only. */
final class TypingLine extends Label {

    private final Texts texts;

    TypingLine(Texts texts) {
        this.texts = texts;
        setId("typing");
        getStyleClass().addAll(Styles.MUTED, "typing-line");
        setMaxWidth(Double.MAX_VALUE);
    }

    /** Follows a conversation until the end of what is given back. */
    Subscription follow(Conversation conversation) {
        ObservableList<String> typing = conversation.typing().others();
        show(typing);
        return typing.subscribe(() -> show(typing));
    }

    private void show(List<String> typing) {
        setText(words(texts, typing));
        setAccessibleText(getText());
    }

    /** Says who is typing; empty for nobody. */
    static String words(Texts texts, List<String> typing) {
        return switch (typing.size()) {
            case 0 -> "";
            case 1 -> texts.get("room.typing.one", typing.getFirst());
            case 2 -> texts.get("room.typing.two", typing.getFirst(), typing.getLast());
            default -> texts.get("room.typing.many");
        };
    }
}
