package chat.parley.desktop.ui.flow;

import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * What mouse, wheel and keys do to a {@link FlowView}. It takes only what no control inside of a cell has taken, and leaves
 * keys with modifiers to others. JavaFX's thread only.
 */
final class FlowInput<T> {

    private final FlowView<T> view;
    private final FlowCells<T> cells;

    private FlowInput(FlowView<T> view, FlowCells<T> cells) {
        this.view = view;
        this.cells = cells;
    }

    static <T> void install(FlowView<T> view, FlowCells<T> cells, FlowScrollBar bar) {
        FlowInput<T> input = new FlowInput<>(view, cells);
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, input::work);
        view.addEventFilter(KeyEvent.KEY_PRESSED, input::work);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, input::press);
        view.addEventHandler(KeyEvent.KEY_PRESSED, input::key);
        view.addEventHandler(ScrollEvent.SCROLL, input::wheel);
        bar.addEventFilter(ScrollEvent.SCROLL, input::wheel); // of itself, it would go on by a part of all items
    }

    /** Somebody does something in a cell, perhaps unfolds it. */
    private void work(InputEvent event) {
        FlowCell<T> cell = cellOf(event);
        if (cell != null) {
            view.choose(cell);
        }
    }

    private void press(MouseEvent press) {
        FlowCell<T> cell = cellOf(press);
        if (cell != null && (press.getButton() == MouseButton.PRIMARY || press.getButton() == MouseButton.SECONDARY)) {
            view.select(cell.getIndex());
        }
        view.requestFocus();
    }

    private @Nullable FlowCell<T> cellOf(Event event) {
        EventTarget target = event.getTarget();
        for (Node node = target instanceof Node at ? at : null; node != null; node = node.getParent()) {
            if (node.getParent() == cells && node instanceof FlowCell<?> cell) {
                return cells.at(cell.getIndex());
            }
        }
        return null;
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            view.scrollBy(-event.getDeltaY());
            event.consume();
        }
    }

    private void key(KeyEvent key) {
        if (key.isShiftDown() || key.isControlDown() || key.isAltDown() || key.isMetaDown()) {
            return;
        }
        int count = view.getItems().size();
        boolean known = switch (key.getCode()) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END -> true;
            default -> false;
        };
        if (!known || count == 0) {
            return;
        }
        key.consume();
        switch (key.getCode()) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case PAGE_UP -> page(false);
            case PAGE_DOWN -> page(true);
            case HOME -> {
                view.select(0);
                view.show(0, Place.TOP);
            }
            default -> {
                view.select(count - 1);
                view.showEnd();
            }
        }
    }

    /** Selects the next item; if none was selected, the last one that is visible. */
    private void step(int by) {
        FlowCell<T> visible = cells.whole(true);
        int from = view.getSelectedIndex();
        int to = from >= 0 ? from + by : visible == null ? 0 : visible.getIndex();
        view.select(Math.clamp(to, 0, view.getItems().size() - 1));
        view.show(view.getSelectedIndex(), Place.NEAREST);
    }

    private void page(boolean down) {
        view.scrollPage(down);
        view.layout(); // to know what is visible then
        FlowCell<T> visible = cells.whole(down);
        if (visible != null) {
            view.select(visible.getIndex());
        }
    }
}
