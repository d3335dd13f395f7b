package chat.parley.desktop.room.timeline;

import chat.parley.desktop.model.Row;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/**
 * The rows of the conversation that is shown, whichever that is: so one list view, with its cells, serves them all. JavaFX's
 * thread only.
 */
final class ShownRows extends ObservableListBase<Row> {

    private final ListChangeListener<Row> follower = this::changed;
    private ObservableList<Row> source = FXCollections.emptyObservableList();

    /** Shows the rows of another time line from now on. */
    void show(ObservableList<Row> next) {
        List<Row> before = List.copyOf(source);
        source.removeListener(follower);
        source = next;
        source.addListener(follower);
        beginChange();
        nextReplace(0, source.size(), before);
        endChange();
    }

    private void changed(Change<? extends Row> change) {
        beginChange();
        while (change.next()) {
            if (change.wasPermutated()) {
                int[] moves = new int[change.getTo() - change.getFrom()];
                for (int i = 0; i < moves.length; i++) {
                    moves[i] = change.getPermutation(change.getFrom() + i);
                }
                nextPermutation(change.getFrom(), change.getTo(), moves);
            } else if (change.wasRemoved() || change.wasAdded()) {
                nextReplace(change.getFrom(), change.getTo(), change.getRemoved());
            }
        }
        endChange();
    }

    @Override
    public Row get(int index) {
        return source.get(index);
    }

    @Override
    public int size() {
        return source.size();
    }
}
