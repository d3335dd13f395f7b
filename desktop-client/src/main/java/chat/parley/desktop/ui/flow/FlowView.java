package chat.parley.desktop.ui.flow;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A list of items of different heights, of which only the visible ones have nodes. Its place is an item and where that stands;
 * so nothing visible moves when items come, go or change elsewhere, and a layout costs the same however long the list is. At
 * its end it stays at the end, whatever is added. Items that do not fill it stand at its bottom.
 *
 * <p>Its style class is {@code flow}. The room for its scroll bar is always kept free, so that its coming wraps no text anew.
 * It has no preferred size of its own worth the name: its parent has to give it room.
 *
 * <p>What it tells ({@link #atEndProperty()} and the others) it tells after the layout, in a task of its own, so that a listener
 * may change whatever it likes; by then the list may have changed again. JavaFX's thread only.
 *
 * @param <T> what the items are
 */
public final class FlowView<T> extends Region {

    /** How far an arrow of the scroll bar goes, in pixels. */
    static final double LINE = 40;

    private static final double PREFERRED = 200;

    /** How much of a page is still visible after the next one was turned to, in pixels. */
    private static final double KEPT = 24;

    private final ObservableList<T> items;
    private final FlowCells<T> cells;
    private final FlowPosition<T> position;
    private final FlowScrollBar bar;
    private final ListChangeListener<T> follower = this::changed; // held here: the list holds it weakly

    private final FlowSight sight = new FlowSight(this);
    private final ReadOnlyIntegerWrapper selectedIndex = new ReadOnlyIntegerWrapper(this, "selectedIndex", -1);

    /**
     * Makes a view that stands at the end.
     *
     * @param items what it shows, followed from now on without keeping the view alive
     * @param factory makes cells, about as many as fit into the view twice
     */
    public FlowView(ObservableList<T> items, Supplier<? extends FlowCell<T>> factory) {
        this.items = items;
        cells = new FlowCells<>(items, factory, this::select);
        position = new FlowPosition<>(cells);
        bar = new FlowScrollBar(this);
        getStyleClass().add("flow");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        getChildren().addAll(cells, bar);
        FlowInput.install(this, cells, bar);
        items.addListener(new WeakListChangeListener<>(follower));
    }

    /** The items given at the beginning. */
    public ObservableList<T> getItems() {
        return items;
    }

    // --- Going to places

    /** Goes to the end with the next layout, and stays there until somebody goes elsewhere. */
    public void showEnd() {
        aim(Aim.Fixed.END);
    }

    /**
     * Goes to an item with the next layout. The item follows the list: what is added before that layout does not matter.
     *
     * @param index the item
     * @param place where in the view it is to stand; near the ends of the list it stands as near to that as they permit
     * @throws IndexOutOfBoundsException when there is no such item
     */
    public void show(int index, Place place) {
        aim(new Aim.Item(Objects.checkIndex(index, items.size()), place));
    }

    /**
     * Scrolls with the next layout, not beyond the ends. Parts of a pixel add up.
     *
     * @param pixels how far; positive towards the end
     */
    public void scrollBy(double pixels) {
        position.scroll(pixels);
        requestLayout();
    }

    void scrollPage(boolean down) {
        double page = Math.max(cells.getHeight() - KEPT, cells.getHeight() / 2);
        scrollBy(down ? page : -page);
    }

    void showPart(double part) {
        aim(part >= 1 ? Aim.Fixed.END : new Aim.Part(Math.max(0, part)));
    }

    private void aim(Aim aim) {
        position.aim(aim);
        requestLayout();
    }

    void choose(FlowCell<T> cell) {
        position.choose(cell);
    }

    // --- What is visible

    /** Whether the end of the last item is visible, or less than a pixel of it is not; so it is, too, when there is none. */
    public ReadOnlyBooleanProperty atEndProperty() {
        return sight.atEnd.getReadOnlyProperty();
    }

    public boolean isAtEnd() {
        return sight.atEnd.get();
    }

    /** The index of the first item of which something is visible; -1 for none. */
    public ReadOnlyIntegerProperty firstVisibleProperty() {
        return sight.firstVisible.getReadOnlyProperty();
    }

    public int getFirstVisible() {
        return sight.firstVisible.get();
    }

    /** The index of the last item of which something is visible; -1 for none. */
    public ReadOnlyIntegerProperty lastVisibleProperty() {
        return sight.lastVisible.getReadOnlyProperty();
    }

    public int getLastVisible() {
        return sight.lastVisible.get();
    }

    /**
     * Has something done once, when what is visible after the next layout has been told: before that, the above is of another
     * place than the one that was gone to.
     *
     * @param action what to do
     */
    public void whenSeen(Runnable action) {
        sight.whenSeen(action);
        requestLayout();
    }

    /**
     * Sets what is done when less than the height of the view is left above what is visible, or nothing. What is not visible is
     * reckoned with the mean height of what is. It is done once for each time that the start comes near, and again after each
     * layout with other items for which it is still near.
     *
     * @param action puts older items in, for instance
     */
    public void setOnNearStart(Runnable action) {
        sight.nearStart.setAction(action);
    }

    /**
     * Sets what is done when less than the height of the view is left below; like {@link #setOnNearStart}.
     *
     * @param action puts newer items in, for instance
     */
    public void setOnNearEnd(Runnable action) {
        sight.nearEnd.setAction(action);
    }

    // --- Selection

    /** The index of the selected item, wherever that moves to in the list; -1 for none, as after its removal. */
    public ReadOnlyIntegerProperty selectedIndexProperty() {
        return selectedIndex.getReadOnlyProperty();
    }

    public int getSelectedIndex() {
        return selectedIndex.get();
    }

    /**
     * Selects an item; does not go to it.
     *
     * @param index the item, or -1 for none
     * @throws IndexOutOfBoundsException when there is no such item
     */
    public void select(int index) {
        setSelected(Objects.checkIndex(index + 1, items.size() + 1) - 1);
    }

    private void setSelected(int index) {
        cells.setSelected(index);
        if (index != getSelectedIndex()) {
            selectedIndex.set(index);
            notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED_ITEMS);
        }
    }

    // --- The list

    private void changed(Change<? extends T> change) {
        int selected = getSelectedIndex();
        while (change.next()) {
            int from = change.getFrom();
            IntUnaryOperator moves = FlowMoves.of(change);
            cells.moved(moves);
            cells.outdate(from, change.getTo()); // with the one after them: it may look different below another item
            position.moved(index -> moves.applyAsInt(index) < 0 ? from : moves.applyAsInt(index));
            selected = selected < 0 ? -1 : moves.applyAsInt(selected);
        }
        setSelected(selected);
        sight.itemsChanged();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
        requestLayout();
    }

    // --- Layout

    /** Its size does not depend on what is in it: its parents need not be laid out with it. */
    @Override
    public void requestLayout() {
        setNeedsLayout(true);
    }

    @Override
    protected double computePrefWidth(double height) {
        return PREFERRED;
    }

    @Override
    protected double computePrefHeight(double width) {
        return PREFERRED;
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double barWidth = snapSizeX(bar.prefWidth(-1));
        double width = snapPositionX(getWidth()) - x - snappedRightInset() - barWidth;
        double height = snapPositionY(getHeight()) - y - snappedBottomInset();
        if (getScene() == null || width <= 0 || height <= 0) {
            return; // nothing can be measured; the place is kept
        }
        cells.fit(x, y, width, height);
        bar.resizeRelocate(x + width, y, barWidth, height);
        FlowLayout layout = position.layOut(items.size(), height, this::snapPositionY);
        bar.tell(layout, items.size());
        sight.see(layout);
    }

    // --- Readers of the screen

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case FOCUS_ITEM -> cells.toRead(getSelectedIndex());
            case ITEM_COUNT -> items.size();
            case ITEM_AT_INDEX -> cells.toRead(parameters.length == 1 && parameters[0] instanceof Integer at ? at : -1);
            case SELECTED_ITEMS -> {
                FlowCell<T> cell = cells.toRead(getSelectedIndex());
                yield FXCollections.observableList(cell == null ? List.of() : List.of(cell));
            }
            case MULTIPLE_SELECTION -> false;
            case VERTICAL_SCROLLBAR -> bar;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.SHOW_ITEM && parameters.length == 1
                && parameters[0] instanceof FlowCell<?> cell && cell.getIndex() >= 0) {
            show(cell.getIndex(), Place.NEAREST);
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
