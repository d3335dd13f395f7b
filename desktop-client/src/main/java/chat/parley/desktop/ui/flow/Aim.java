package chat.parley.desktop.ui.flow;

import java.util.function.IntUnaryOperator;

/** Where the next layout is to stand. Values; any thread. */
sealed interface Aim {

    /** What needs no more words. */
    enum Fixed implements Aim {
        /** Where it stands: what is visible keeps its place. */
        STAY,
        /** At the end, also when there is more by then. */
        END
    }

    /** At an item. */
    record Item(int index, Place place) implements Aim {}

    /** At a part of all items, from 0 to 1. */
    record Part(double value) implements Aim {}

    /** The same aim after a change of the list that has put each index elsewhere. */
    default Aim moved(IntUnaryOperator moves) {
        return this instanceof Item(int index, Place place) ? new Item(moves.applyAsInt(index), place) : this;
    }
}
