package chat.parley.desktop.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** What stands where a list would be when it has nothing in it: an icon, what is the case, and what to do about it. */
public final class EmptyState extends VBox {

    private final Label title = Controls.paragraph("", "empty-title");
    private final Label text = Controls.paragraph("", Styles.MUTED);

    /**
     * Makes an empty state.
     *
     * @param icon a large icon
     * @param actions what can be done, below the words
     */
    public EmptyState(Ikon icon, Node... actions) {
        getStyleClass().add("empty-state");
        Node picture = Controls.icon(icon);
        getChildren().addAll(picture, title, text);
        getChildren().addAll(actions);
    }

    /**
     * Sets the words.
     *
     * @param headline what is the case
     * @param explanation what it means, or what to do; empty for nothing
     */
    public void setWords(String headline, String explanation) {
        title.setText(headline);
        text.setText(explanation);
        Controls.show(text, !explanation.isEmpty());
    }
}
