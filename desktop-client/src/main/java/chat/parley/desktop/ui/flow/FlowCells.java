package chat.parley.desktop.ui.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a {@link FlowView}: those in use, which between two layouts are the visible ones, and a pile of those that wait
 * to be used again. It is also the node that they lie on, which shows nothing of them beyond its edges. JavaFX's thread only;
 * owned by the view.
 */
final class FlowCells<T> extends Region {

    private final ObservableList<T> items;
    private final Supplier<? extends FlowCell<T>> factory;
    private final IntConsumer select;
    private final List<FlowCell<T>> used = new ArrayList<>(); // by index, unless a layout is under way
    private final Deque<FlowCell<T>> pile = new ArrayDeque<>();
    private final Rectangle clip = new Rectangle();
    private @Nullable FlowCell<T> read; // for a reader of the screen that asks for an item that is not visible
    private int selected = -1;

    FlowCells(ObservableList<T> items, Supplier<? extends FlowCell<T>> factory, IntConsumer select) {
        this.items = items;
        this.factory = factory;
        this.select = select;
        setClip(clip);
    }

    /** Takes the size that the next layout is for. */
    void fit(double x, double y, double width, double height) {
        resizeRelocate(x, y, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
    }

    @Override
    protected void layoutChildren() {
        // The view has done it.
    }

    // --- Changes of the list

    /** Each item has moved to another index; a negative one says that it is gone. */
    void moved(IntUnaryOperator moves) {
        used.removeIf(cell -> {
            int index = moves.applyAsInt(cell.getIndex());
            if (index < 0) {
                putAway(cell);
            } else {
                cell.moveTo(index);
            }
            return index < 0;
        });
        used.sort(Comparator.comparingInt(FlowCell::getIndex));
    }

    /** The items from one index to another, both included, are to be shown again. */
    void outdate(int from, int to) {
        for (FlowCell<T> cell : used) {
            if (cell.getIndex() >= from && cell.getIndex() <= to) {
                cell.outdate();
            }
        }
    }

    // --- Layout

    /** The height of an item; a cell shows it from now on, if none did. */
    double height(int index) {
        FlowCell<T> cell = at(index);
        if (cell == null) {
            cell = take();
            cell.outdate();
            used.add(cell);
        }
        if (cell.isOutdated()) {
            cell.present(items.get(index), index);
            cell.setSelected(index == selected);
            cell.applyCss(); // or it would be measured in the looks of another item, or in none
        }
        return cell.heightFor(getWidth(), scale());
    }

    private double scale() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleY();
    }

    private FlowCell<T> take() {
        FlowCell<T> cell = pile.poll();
        if (cell == null) {
            cell = make();
        }
        cell.setVisible(true);
        return cell;
    }

    private FlowCell<T> make() {
        FlowCell<T> cell = factory.get();
        cell.getStyleClass().add("flow-cell");
        cell.setAccessibleRole(AccessibleRole.LIST_ITEM);
        getChildren().add(cell);
        return cell;
    }

    /** Moves the visible cells to their places and puts all others away. */
    void place(FlowLayout layout) {
        used.removeIf(cell -> {
            boolean gone = cell.getIndex() < layout.first() || cell.getIndex() > layout.last();
            if (gone) {
                putAway(cell);
            }
            return gone;
        });
        used.sort(Comparator.comparingInt(FlowCell::getIndex));
        double y = layout.start();
        for (FlowCell<T> cell : used) {
            double height = height(cell.getIndex());
            cell.resizeRelocate(0, snapPositionY(y), getWidth(), height);
            cell.settle();
            y += height;
        }
        arrange();
    }

    private void putAway(FlowCell<T> cell) {
        if (cell.isFocusWithin()) {
            getParent().requestFocus(); // else it would go to whatever is next in the window
        }
        cell.setVisible(false);
        cell.dismiss();
        pile.push(cell);
    }

    /** Brings the nodes into the order of the items, which is the one in which the tab key visits them. */
    private void arrange() {
        int[] nodes = used.stream().mapToInt(getChildren()::indexOf).toArray();
        int head = 1; // so many from the first on are in order
        while (head < nodes.length && nodes[head - 1] < nodes[head]) {
            head++;
        }
        int tail = nodes.length - 1; // and all from this one on
        while (tail > 0 && nodes[tail - 1] < nodes[tail]) {
            tail--;
        }
        if (nodes.length - tail > head) {
            used.subList(0, tail).reversed().forEach(Node::toBack);
        } else if (head < nodes.length) {
            used.subList(head, nodes.length).forEach(Node::toFront);
        }
    }

    // --- Looking

    @Nullable
    FlowCell<T> at(int index) {
        return first(cell -> cell.getIndex() == index);
    }

    boolean isUsed(FlowCell<?> cell) {
        return used.contains(cell);
    }

    /** The first visible cell; null when there is none. */
    @Nullable
    FlowCell<T> first() {
        return first(_ -> true);
    }

    /** The first visible cell, or the last, of which nothing is cut off; if there is none, of those that are cut. */
    @Nullable
    FlowCell<T> whole(boolean last) {
        List<FlowCell<T>> cells = last ? used.reversed() : used;
        for (FlowCell<T> cell : cells) {
            if (isWhole(cell)) {
                return cell;
            }
        }
        return cells.isEmpty() ? null : cells.getFirst();
    }

    /**
     * The cell that is to keep its place when others change: the first one that is visible as a whole and has not changed
     * itself; if there is none, one that at least fulfils one of the two.
     */
    @Nullable
    FlowCell<T> steady() {
        FlowCell<T> steady = first(cell -> isWhole(cell) && cell.isUnchanged());
        if (steady == null) {
            steady = first(FlowCell::isUnchanged);
        }
        return steady == null ? whole(false) : steady;
    }

    private boolean isWhole(FlowCell<T> cell) {
        return cell.getLayoutY() > -FlowLayout.HARDLY
                && cell.getLayoutY() + cell.getHeight() < getHeight() + FlowLayout.HARDLY;
    }

    private @Nullable FlowCell<T> first(Predicate<FlowCell<T>> condition) {
        for (FlowCell<T> cell : used) {
            if (condition.test(cell)) {
                return cell;
            }
        }
        return null;
    }

    // --- Selection, and readers of the screen

    void setSelected(int index) {
        selected = index;
        used.forEach(cell -> cell.setSelected(cell.getIndex() == index));
    }

    void select(int index) {
        select.accept(index);
    }

    /** The cell of an item, visible or not; null when there is no such item. */
    @Nullable
    FlowCell<T> toRead(int index) {
        FlowCell<T> cell = at(index);
        if (cell != null || index < 0 || index >= items.size()) {
            return cell;
        }
        if (read == null) {
            read = make();
            read.setManaged(false);
            read.setVisible(false);
        }
        read.present(items.get(index), index);
        read.setSelected(index == selected);
        return read;
    }
}
