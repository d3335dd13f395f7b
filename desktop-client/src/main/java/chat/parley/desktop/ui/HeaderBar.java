package chat.parley.desktop.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The bar at the top of a screen: where one is, and what can be done from everywhere on it. */
public final class HeaderBar extends HBox {

    private final Label title = Controls.label("", Styles.TITLE);
    private final Label subtitle = Controls.label("", Styles.MUTED, Styles.SMALL);

    /**
     * Makes a bar.
     *
     * @param leading what stands before the title
     * @param actions what stands at the far end
     */
    public HeaderBar(Node leading, Node... actions) {
        getStyleClass().add("header-bar");
        title.setId("header-title");
        subtitle.setId("header-subtitle");
        VBox words = new VBox(title, subtitle);
        words.getStyleClass().add("header-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(leading, words);
        getChildren().addAll(actions);
    }

    /**
     * Sets the words.
     *
     * @param where the title
     * @param more a line of less importance below it
     */
    public void setWords(String where, String more) {
        title.setText(where);
        subtitle.setText(more);
    }
}
