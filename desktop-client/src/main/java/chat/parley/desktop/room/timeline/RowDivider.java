package chat.parley.desktop.room.timeline;

import chat.parley.desktop.ui.Controls;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A line across the time line with words in it: a day, or where what is new begins. JavaFX's thread only. */
final class RowDivider extends HBox {

    private final Label words;

    RowDivider(String style) {
        getStyleClass().addAll("row-divider", style);
        words = Controls.label("", "row-divider-words");
        words.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(line(), words, line());
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("row-divider-line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }

    void setWords(String text) {
        words.setText(text);
    }
}
