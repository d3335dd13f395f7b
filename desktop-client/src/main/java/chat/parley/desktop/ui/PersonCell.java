package chat.parley.desktop.ui;

import java.util.function.Function;
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
public final class PersonCell<T> extends ListCell<T> {

    /**
     * What a cell shows.
     *
     * @param name the person's name
     * @param self whether it is the person who looks
     * @param more what else there is to say; empty for nothing
     */
    public record Person(String name, boolean self, String more) {}

    private final Function<T, Person> describe;
    private final Avatar avatar = new Avatar();
    private final Label name = Controls.label("", "row-title");
    private final Label more = Controls.label("", Styles.MUTED, Styles.SMALL);
    private final Label you;
    private final HBox row;

    /**
     * Makes an empty cell.
     *
     * @param texts its words
     * @param describe tells what to show of an item
     */
    public PersonCell(Texts texts, Function<T, Person> describe) {
        this.describe = describe;
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
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Person person = describe.apply(item);
        avatar.setName(person.name());
        name.setText(person.name());
        more.setText(person.more());
        Controls.show(more, !person.more().isEmpty());
        Controls.show(you, person.self());
        setAccessibleText(String.join(" ", person.name(), person.self() ? you.getText() : "", person.more()).strip());
        setGraphic(row);
    }
}
