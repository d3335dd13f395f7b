package chat.parley.desktop.ui;

import java.util.List;
import java.util.function.BiPredicate;
import javafx.collections.ObservableList;

/** Brings the rows of a list up to date so that as little as possible changes. Stateless. */
public final class RowChanges {

    private RowChanges() {}

    /**
     * Shows other rows. Where the same things stand in the same order, only the rows that say something else are replaced, each
     * alone: so the selection and the place in a list stay.
     *
     * @param <T> what a row is
     * @param rows what is shown
     * @param next what is to be shown
     * @param same tells whether two rows are about the same thing, whatever they say of it
     */
    public static <T> void show(ObservableList<T> rows, List<? extends T> next, BiPredicate<T, T> same) {
        boolean sameRows = next.size() == rows.size();
        for (int i = 0; sameRows && i < next.size(); i++) {
            sameRows = same.test(next.get(i), rows.get(i));
        }
        if (!sameRows) {
            rows.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).equals(rows.get(i))) {
                rows.set(i, next.get(i));
            }
        }
    }
}
