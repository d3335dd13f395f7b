package chat.parley.desktop.ui.flow;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;

/**
 * The scroll bar of a {@link FlowView}. Its thumb goes to a part of all items; its arrows and its track scroll by pixels, as
 * the wheel does. Shown only when there is something to scroll. JavaFX's thread only; owned by the view.
 */
final class FlowScrollBar extends ScrollBar {

    private final FlowView<?> view;
    private boolean telling; // the value changes because the view has moved, not the other way round
    private boolean held; // by a mouse button
    private boolean dragged;

    FlowScrollBar(FlowView<?> view) {
        this.view = view;
        setOrientation(Orientation.VERTICAL);
        setMin(0);
        setMax(1);
        valueProperty().subscribe((_, value) -> {
            if (!telling) {
                dragged = held;
                view.showPart(value.doubleValue());
            }
        });
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> held = true);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> {
            held = false;
            dragged = false;
            view.requestLayout(); // the thumb goes where the view stands
        });
    }

    /** Shows where the view stands; but a thumb that is being dragged stays under the mouse. */
    void tell(FlowLayout layout, int count) {
        setVisible(!(layout.isAtStart() && layout.isAtEnd(1)));
        if (dragged) {
            return;
        }
        telling = true;
        try {
            setVisibleAmount(count == 0 ? 1 : layout.visible() / count);
            setValue(layout.part());
        } finally {
            telling = false;
        }
    }

    @Override
    public void increment() {
        view.scrollBy(FlowView.LINE);
    }

    @Override
    public void decrement() {
        view.scrollBy(-FlowView.LINE);
    }

    /** Somebody presses the track at a part of its length. */
    @Override
    public void adjustValue(double part) {
        view.scrollPage(part > getValue());
    }
}
