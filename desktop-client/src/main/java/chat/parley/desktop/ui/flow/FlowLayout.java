package chat.parley.desktop.ui.flow;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * The geometry of one layout: which items are visible, and where, once one of them has been put somewhere. It asks for the
 * heights of those items only that it meets on its way up and down from there, never for all. Without nodes; one thread, used
 * for one layout and thrown away.
 *
 * <p>The items never end above the bottom of the view: too few to fill it stand at the bottom. Nor do they begin below its top
 * when there are enough. Lengths are in pixels, and counted from the top of the view.
 */
final class FlowLayout {

    /** Less than any screen's pixel, and more than what is lost in adding heights that are thirds of a pixel. */
    static final double HARDLY = 0.01;

    private final int count;
    private final double viewport;
    private final IntToDoubleFunction heights;
    private final DoubleUnaryOperator snap;
    private int first;
    private int last = -1;
    private double start;
    private double end;

    /**
     * Begins a layout.
     *
     * @param count how many items there are
     * @param viewport the height of the view, more than 0
     * @param heights the height of an item, more than 0, by its index; the same as long as this layout is used
     * @param snap moves a place to the nearest pixel of the screen
     */
    FlowLayout(int count, double viewport, IntToDoubleFunction heights, DoubleUnaryOperator snap) {
        this.count = count;
        this.viewport = viewport;
        this.heights = heights;
        this.snap = snap;
    }

    /** Puts the end of the last item at the bottom. */
    void putEnd() {
        put(count - 1, viewport - height(count - 1));
    }

    /** Puts so many of the items above the view as there are below, in proportion: 0 is the beginning, 1 the end. */
    void putPart(double part) {
        double items = part * count;
        int index = Math.clamp((long) items, 0, count - 1);
        put(index, part * viewport - (items - index) * height(index));
    }

    /**
     * Where an item's top has to be to be shown as asked.
     *
     * @param index the item
     * @param place the place wanted
     * @param now where its top is, or would be if it were near
     */
    double topFor(int index, Place place, double now) {
        double height = height(index);
        double rest = viewport - height;
        return switch (place) {
            case TOP -> 0;
            case CENTER -> Math.max(0, rest / 2);
            case NEAREST -> Math.clamp(now, Math.min(0, rest), Math.max(0, rest));
        };
    }

    /** Puts an item with its top there, or as near as the ends permit, and the others above and below it. */
    void put(int index, double top) {
        first = index;
        last = index;
        start = snap.applyAsDouble(top);
        end = start + height(index);
        growDown();
        growUp();
        if (first == 0 && start > 0) {
            shift(-start);
            growDown();
        }
        if (last == count - 1 && end < viewport) {
            shift(viewport - end);
            growUp();
        }
        while (first < last && start + height(first) < HARDLY) {
            start += height(first++);
        }
        while (last > first && end - height(last) > viewport - HARDLY) {
            end -= height(last--);
        }
    }

    private void growDown() {
        while (last < count - 1 && end < viewport - HARDLY) {
            end += height(++last);
        }
    }

    private void growUp() {
        while (first > 0 && start > HARDLY) {
            start -= height(--first);
        }
    }

    private void shift(double by) {
        start += by;
        end += by;
    }

    private double height(int index) {
        return heights.applyAsDouble(index);
    }

    // --- The result

    /** The first visible item. */
    int first() {
        return first;
    }

    /** The last visible item; -1 when there is none. */
    int last() {
        return last;
    }

    /** The top of the first visible item; at most 0, unless all items fit. */
    double start() {
        return start;
    }

    /** Whether the first item is visible as a whole, or there is none. */
    boolean isAtStart() {
        return first == 0 && start > -HARDLY;
    }

    /** Whether the end of the last item is visible, or less than so many pixels below; or there is none. */
    boolean isAtEnd(double tolerance) {
        return last == count - 1 && (last < 0 || end - viewport < tolerance);
    }

    /** Whether less than the view's height is above it, as far as that can be known without measuring it. */
    boolean isNearStart() {
        return last < 0 || first * mean() - start < viewport;
    }

    /** Whether less than the view's height is below it, as far as that can be known without measuring it. */
    boolean isNearEnd() {
        return last < 0 || (count - 1 - last) * mean() + end - viewport < viewport;
    }

    private double mean() {
        return (end - start) / (last - first + 1);
    }

    /** How many items are visible; of those that are cut by an edge, the visible part counts. */
    double visible() {
        return last < 0 ? 0 : last + 1 - Math.max(0, end - viewport) / height(last) - above();
    }

    /** Which part of what is not visible is above, from 0 to 1: the opposite of {@link #putPart}. */
    double part() {
        double hidden = count - visible();
        return hidden < HARDLY / viewport ? 1 : Math.clamp(above() / hidden, 0, 1);
    }

    private double above() {
        return first + Math.max(0, -start) / height(first);
    }
}
