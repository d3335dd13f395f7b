package chat.parley.desktop.ui;

import java.util.List;
import java.util.function.BiPredicate;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a list's selection at what was selected, while rows come, go, and move: for lists whose rows are records that are
 * replaced when what they show changes. JavaFX's thread only.
 *
 * @param <T> what the list holds
 */
public final class RowSelection<T> {

    private final ListView<T> list;
    private final BiPredicate<T, T> same;
    private @Nullable T selected;

    /**
     * Follows a list as long as it lives.
     *
     * @param list the list; its items are never exchanged for another list
     * @param same tells whether two rows are about the same
     */
    public RowSelection(ListView<T> list, BiPredicate<T, T> same) {
        this.list = list;
        this.same = same;
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                selected = row;
            }
        });
        // The list sees to a change itself first.
        list.getItems().subscribe(() -> Platform.runLater(this::selectAgain));
    }

    private void selectAgain() {
        T before = selected;
        T now = list.getSelectionModel().getSelectedItem();
        if (before != null && (now == null || !same.test(now, before))) {
            List<T> rows = list.getItems();
            for (int i = 0; i < rows.size(); i++) {
                if (same.test(rows.get(i), before)) {
                    list.getSelectionModel().select(i);
                    return;
                }
            }
        }
    }
}
