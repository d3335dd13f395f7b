package chat.parley.desktop.room;

import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * The part of the time line's list that lays out and scrolls its cells; it stays at its end while it follows the talk.
 *
 * <p>The ordinary flow knows the heights only of those cells that it has measured, and reckons with their mean for the others.
 * Asked for the last cell it aims beyond the end, and keeps the place as a fraction of the whole: where the mean is no round
 * number, the last digit may be lost, and the cell before the last one stands at the bottom. Asked again it gives the same
 * answer. So nobody asks this one: the last thing that it does in each of its layouts is to look where the last cell really is,
 * and to lay out again, with what it has learnt, until that stands at the bottom. Whatever the reason for the layout, new
 * entries, another size, other fonts, and however late it comes: what should show the end does.
 *
 * <p>It ceases to follow when somebody scrolls up, by whichever means: that is, when the position goes down outside of a layout.
 * What a layout does to the position is no one's will. It follows again when the end is reached. JavaFX's thread only; owned by
 * the list's skin.
 */
final class TimelineFlow extends VirtualFlow<ListCell<TimelineEntry>> {

    /**
     * Each layout measures the cells that it shows; so every further one is for a cell that an earlier one had not shown, and
     * two are almost always enough. The limit is for cells that are never as high as they said.
     */
    private static final int MOST_LAYOUTS = 20;

    private static final double PIXEL = 1;
    private static final double ROUNDING = 1e-9;

    private final BooleanProperty following;
    private boolean reckoning; // the position changes for the flow's own reasons

    private TimelineFlow(BooleanProperty following) {
        this.following = following;
        positionProperty().subscribe((before, now) -> {
            if (!reckoning) {
                scrolled(now.doubleValue() < before.doubleValue());
            }
        });
        following.subscribe(now -> {
            if (now) {
                requestLayout();
            }
        });
    }

    /**
     * Makes the skin of a list whose cells are in such a flow.
     *
     * @param list the list
     * @param following whether to stay at the end; set by the flow when somebody scrolls, and by others to go to the end
     * @return the skin
     */
    static Skin<?> skin(ListView<TimelineEntry> list, BooleanProperty following) {
        return new ListViewSkin<>(list) {
            @Override
            protected VirtualFlow<ListCell<TimelineEntry>> createVirtualFlow() {
                return new TimelineFlow(following);
            }

            @Override
            protected void updateItemCount() {
                if (getVirtualFlow() instanceof TimelineFlow flow) {
                    flow.reckon(super::updateItemCount);
                }
            }
        };
    }

    @Override
    protected void layoutChildren() {
        reckon(() -> {
            super.layoutChildren();
            for (int more = 0; more < MOST_LAYOUTS && following.get() && !isAtEnd(); more++) {
                scrollToTop(getCellCount() - 1); // measures the cells before it, as far as they fit
                setPosition(1);
                reconfigureCells(); // else a position that has not changed is not laid out
                super.layoutChildren();
            }
        });
        if (!following.get() && getLastVisibleCell() != null && isAtEnd()) {
            Platform.runLater(() -> following.set(following.get() || isAtEnd())); // not during a layout
        }
    }

    @Override
    public double scrollPixels(double pixels) {
        double[] moved = new double[1];
        reckon(() -> moved[0] = super.scrollPixels(pixels)); // the position may go down and up on its way
        if (moved[0] != 0) {
            scrolled(pixels < 0);
        }
        return moved[0];
    }

    private void scrolled(boolean up) {
        if (getPosition() >= 1) {
            following.set(true);
        } else if (up) {
            following.set(false);
        }
    }

    private void reckon(Runnable action) {
        boolean outer = reckoning;
        reckoning = true;
        try {
            action.run();
        } finally {
            reckoning = outer;
        }
    }

    /** Whether the last cell stands at the bottom, or all cells fit, and the flow knows it. */
    private boolean isAtEnd() {
        @Nullable
        ListCell<TimelineEntry> last = getLastVisibleCell();
        if (last == null) {
            return true; // nothing to show, or no room to show it in
        }
        if (last.getIndex() != getCellCount() - 1) {
            return false;
        }
        double below = last.getLayoutY() + last.getHeight() - getViewportLength();
        ListCell<TimelineEntry> first = Objects.requireNonNull(getFirstVisibleCell());
        boolean fits = first.getIndex() == 0 && first.getLayoutY() >= 0 && below <= 0;
        return fits || (Math.abs(below) < PIXEL && Math.abs(getPosition() - 1) < ROUNDING);
    }
}
