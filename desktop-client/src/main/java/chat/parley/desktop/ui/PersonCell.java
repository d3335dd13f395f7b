package chat.parley.desktop.ui;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A person in a list: a disc, the name, a mark on oneself, and a line of more.
 *
 * @param <T> what the list holds
 */
public abstract class PersonCell<T> extends ListCell<T> {

    private final Avatar avatar = new Avatar();
    private final Label name = Controls.label("", "row-title");
    private final Label more = Controls.label("", Styles.MUTED, Styles.SMALL);
    private final Label you;
    private final HBox row;

    /**
     * Makes an empty cell.
     *
     * @param texts its words
     */
    protected PersonCell(Texts texts) {
        you = Controls.label(texts.get("person.you"), Styles.CHIP);
        you.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        HBox first = new HBox(name, you);
        first.getStyleClass().add("person-name");
        VBox words = new VBox(first, more);
        words.getStyleClass().add("person-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(avatar, words);
        row.getStyleClass().addAll("list-row", "person-row");
        getStyleClass().add("row-cell");
        setPrefWidth(0);
    }

    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            fill(item);
            setGraphic(row);
        }
    }

    /**
     * Shows what the list holds, by {@link #show}.
     *
     * @param item the person
     */
    protected abstract void fill(T item);

    /**
     * Shows a person.
     *
     * @param person the name
     * @param self whether it is the person who looks
     * @param line what else there is to say; empty for nothing
     */
    protected final void show(String person, boolean self, String line) {
        avatar.setName(person);
        name.setText(person);
        more.setText(line);
        Controls.show(more, !line.isEmpty());
        Controls.show(you, self);
        setAccessibleText(String.join(" ", person, self ? you.getText() : "", line).strip());
    }
}
