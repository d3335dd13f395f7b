package chat.parley.desktop.ui.flow;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What shows one item of a {@link FlowView}; used for another item when its own is no longer visible. It is as wide as the
 * view and as high as it prefers to be for that width, one pixel at least. Its style class is {@code flow-cell}, and the selected one has the
 * pseudo-class {@code selected}. JavaFX's thread only; owned by its view.
 *
 * @param <T> what the items are
 */
public abstract class FlowCell<T> extends StackPane {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private @Nullable T item;
    private int index = -1;
    private boolean selected;
    private boolean outdated;
    private boolean settling;
    private double measuredWidth = -1;
    private double measuredScale;
    private double measured;

    /** Makes a cell that shows nothing yet. */
    protected FlowCell() {}

    /**
     * Shows an item. Called for another item, and again for the same one when that, or the item before it, has been set anew or
     * the item before it has become another one; not when only its index has changed. It must not change the list.
     *
     * @param item the item
     * @param index its index at this time
     */
    protected abstract void show(T item, int index);

    /** The cell is not needed for the time being. Whatever it holds on to can be let go; this does nothing. */
    protected void clear() {}

    /** The item that is shown; null when there is none. */
    public final @Nullable T getItem() {
        return item;
    }

    /** The index of the item that is shown, also after it has moved in the list; -1 when there is none. */
    public final int getIndex() {
        return index;
    }

    /** Whether the item that is shown is the selected one. */
    public final boolean isSelected() {
        return selected;
    }

    // --- For the view

    final void present(T shown, int at) {
        item = shown;
        index = at;
        outdated = false;
        show(shown, at);
    }

    final void dismiss() {
        item = null;
        index = -1;
        setSelected(false);
        clear();
    }

    final void moveTo(int at) {
        if (index != at) {
            index = at;
            notifyAccessibleAttributeChanged(AccessibleAttribute.INDEX);
        }
    }

    final void outdate() {
        outdated = true;
    }

    final boolean isOutdated() {
        return outdated;
    }

    /** Whether it shows what it showed when it was measured, as far as one can tell. */
    final boolean isUnchanged() {
        return !outdated && measuredWidth >= 0;
    }

    final void setSelected(boolean now) {
        if (selected != now) {
            selected = now;
            pseudoClassStateChanged(SELECTED, now);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
    }

    /** The height for a width, in whole pixels of a screen of this scale; remembered until something in the cell changes. */
    final double heightFor(double width, double scale) {
        if (measuredWidth != width || measuredScale != scale) {
            measured = Math.max(snapSizeY(prefHeight(width)), snapSizeY(1));
            measuredWidth = width;
            measuredScale = scale;
        }
        return measured;
    }

    /**
     * Lays itself out where it is. Controls ask for another layout when they are laid out for the first time, although their
     * size does not change: here nobody listens. What makes the cell higher during its own layout is heard only if it is done in
     * a task of its own.
     */
    final void settle() {
        settling = true;
        try {
            layout();
        } finally {
            settling = false;
        }
    }

    // --- For JavaFX

    /** Something in it has changed, and with that perhaps its height. */
    @Override
    public void requestLayout() {
        if (!settling) {
            measuredWidth = -1;
        }
        super.requestLayout();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> index;
            case SELECTED -> selected;
            case TEXT -> getAccessibleText();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.REQUEST_FOCUS && index >= 0 && getParent() instanceof FlowCells<?> cells) {
            cells.select(index);
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
