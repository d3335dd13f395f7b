package chat.parley.desktop.ui.flow;

import java.util.function.IntUnaryOperator;
import javafx.collections.ListChangeListener.Change;

/** Where the items of a list are after a change. Stateless. */
final class FlowMoves {

    private FlowMoves() {}

    /**
     * Reads one part of a change, the one that {@link Change#next()} has gone to. As many items in the place of others count as
     * the same ones, changed.
     *
     * @param change the change
     * @return from an index before to the one afterwards; to -1 when its item is gone. To be used before the next part is read
     */
    static IntUnaryOperator of(Change<?> change) {
        int from = change.getFrom();
        int to = change.getTo();
        if (change.wasPermutated()) {
            return index -> index < from || index >= to ? index : change.getPermutation(index);
        }
        int removed = change.getRemovedSize();
        int added = change.getAddedSize();
        return index -> {
            if (index >= from + removed) {
                return index + added - removed;
            }
            return index < from || added == removed ? index : -1;
        };
    }
}
