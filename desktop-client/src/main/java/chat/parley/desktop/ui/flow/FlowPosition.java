package chat.parley.desktop.ui.flow;

import chat.parley.desktop.ui.flow.Aim.Fixed;
import chat.parley.desktop.ui.flow.Aim.Item;
import chat.parley.desktop.ui.flow.Aim.Part;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link FlowView} stands, and where it is to go: it chooses the item that each layout begins with. It stands at the end
 * until somebody goes elsewhere, and again as soon as a layout reaches the end. JavaFX's thread only; owned by the view.
 */
final class FlowPosition<T> {

    /** Nearer than one pixel of any screen is at the end: who goes up by one pixel has left it. */
    private static final double AT_END = 0.25;

    private final FlowCells<T> cells;
    private Aim aim = Fixed.END;
    private double scroll; // yet to be done; positive towards the end
    private @Nullable FlowCell<T> chosen; // somebody is at work in it: if it grows, then downwards
    private int spot; // what was visible first, for the case that nothing of what is visible is left
    private double spotTop;

    FlowPosition(FlowCells<T> cells) {
        this.cells = cells;
    }

    void aim(Aim to) {
        aim = to;
        scroll = 0;
        chosen = null;
    }

    void scroll(double pixels) {
        if (aim == Fixed.END && pixels < 0) {
            aim = Fixed.STAY;
        }
        if (aim != Fixed.END) {
            scroll += pixels;
            chosen = null;
        }
    }

    /** This cell keeps its top, even if others are more visible, until somebody scrolls. */
    void choose(FlowCell<T> cell) {
        chosen = cell;
    }

    /** The list has changed. */
    void moved(IntUnaryOperator moves) {
        aim = aim.moved(moves);
        spot = moves.applyAsInt(spot);
    }

    /**
     * Lays out, and moves the cells to their places.
     *
     * @param count how many items there are
     * @param viewport the height of the view, more than 0
     * @param snap moves a place to the nearest pixel of the screen
     * @return what is visible now
     */
    FlowLayout layOut(int count, double viewport, DoubleUnaryOperator snap) {
        double left = snap.applyAsDouble(scroll);
        scroll -= left; // less than a pixel: slow fingers move the content, too
        while (true) { // page by page, so that no more cells are in use at once than two pages have
            double step = Math.clamp(left, -viewport, viewport);
            left -= step;
            FlowLayout layout = new FlowLayout(count, viewport, cells::height, snap);
            if (count > 0) {
                put(layout, count, step);
            }
            cells.place(layout);
            remember(layout, step == 0);
            if (left == 0 || (left < 0 ? layout.isAtStart() : aim == Fixed.END)) {
                return layout;
            }
        }
    }

    private void put(FlowLayout layout, int count, double step) {
        switch (aim) {
            case Fixed.END -> layout.putEnd();
            case Part(double part) -> layout.putPart(part);
            case Item(int index, Place place) -> {
                int there = Math.clamp(index, 0, count - 1);
                layout.put(there, layout.topFor(there, place, topNow(there)) - step);
            }
            case Fixed.STAY -> {
                FlowCell<T> steady = chosen != null && cells.isUsed(chosen) ? chosen : cells.steady();
                if (steady == null) {
                    layout.put(Math.clamp(spot, 0, count - 1), spotTop - step);
                } else {
                    layout.put(steady.getIndex(), steady.getLayoutY() - step);
                }
            }
        }
    }

    private double topNow(int index) {
        FlowCell<T> cell = cells.at(index);
        if (cell != null) {
            return cell.getLayoutY();
        }
        FlowCell<T> first = cells.first();
        return first == null || index < first.getIndex() ? 0 : Double.POSITIVE_INFINITY;
    }

    private void remember(FlowLayout layout, boolean stands) {
        if (stands && aim instanceof Item(int index, Place _)) {
            chosen = cells.at(index);
        }
        aim = layout.isAtEnd(AT_END) ? Fixed.END : Fixed.STAY;
        spot = layout.first();
        spotTop = layout.start();
    }
}
