package chat.parley.desktop.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * Buttons in one row, of which always one is chosen: what a list shows, or which page of a dialog.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {

    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /**
     * Makes a row; the first choice is chosen.
     *
     * @param choices at least two
     * @param id gives a button's id
     * @param words gives what a button says
     * @param chosen told when another button is chosen
     */
    public Segments(List<T> choices, Function<T, String> id, Function<T, String> words, Consumer<T> chosen) {
        getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (T choice : choices) {
            ToggleButton button = new ToggleButton(words.apply(choice));
            button.setId(id.apply(choice));
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true); // a click on what is chosen would take it back
                chosen.accept(choice);
            });
            button.setSelected(buttons.isEmpty());
            buttons.put(choice, button);
            String place = buttons.size() == 1 ? "left-pill" : "center-pill";
            button.getStyleClass().add(buttons.size() == choices.size() ? "right-pill" : place);
            getChildren().add(button);
        }
    }

    /**
     * Finds a button.
     *
     * @param choice one of the choices
     * @return its button
     */
    public ToggleButton button(T choice) {
        return Objects.requireNonNull(buttons.get(choice), "one of the choices");
    }
}
