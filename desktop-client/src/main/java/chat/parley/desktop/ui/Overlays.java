package chat.parley.desktop.ui;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Dialogs within the window, one at a time, over everything else, which is dimmed. Escape and a click beside the dialog close
 * it; the focus is on the dialog while it is there and goes back to where it was. JavaFX's thread only.
 */
public final class Overlays {

    private static final double AROUND = 16;

    private final ModalPane pane = new ModalPane();
    private @Nullable Node focusBefore;
    private @Nullable Runnable whenClosed;

    /** Makes a place for dialogs, which is empty. */
    public Overlays() {
        pane.setId("overlays");
        pane.visibleProperty().bind(pane.displayProperty()); // otherwise only behind the page, where Tab still goes
        pane.setInTransitionFactory(null); // JavaFX would leave a picture of the dialog where it was before its first layout
        pane.setOutTransitionFactory(null); // until the end of it, the next dialog would not be shown, and yet have the keyboard
        pane.setFocusTraversable(false); // what is in it has the focus, never itself
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        pane.displayProperty().subscribe(shown -> {
            if (!shown) {
                closed();
            }
        });
    }

    /**
     * Gives the node that belongs above everything else in the window.
     *
     * @return always the same one
     */
    public Node view() {
        return pane;
    }

    /**
     * Shows a dialog, in place of the one that is there.
     *
     * @param dialog its nodes; its style class {@code dialog} makes it look like one
     * @param first what gets the focus
     */
    public void show(Region dialog, Node first) {
        show(dialog, first, Pos.CENTER, () -> {});
    }

    /**
     * Shows a dialog, in place of the one that is there.
     *
     * @param dialog its nodes
     * @param first what gets the focus
     * @param place where in the window
     * @param then called once it was closed, in whatever way
     */
    public void show(Region dialog, Node first, Pos place, Runnable then) {
        if (isShown()) {
            hide();
        }
        Scene scene = pane.getScene();
        focusBefore = scene == null ? null : scene.getFocusOwner();
        whenClosed = then;
        dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setMargin(dialog, new Insets(AROUND));
        pane.setAlignment(place);
        pane.show(dialog);
        Platform.runLater(() -> Focus.give(first));
    }

    /**
     * Tells whether a dialog is shown.
     *
     * @return whether one is
     */
    public boolean isShown() {
        return pane.isDisplay();
    }

    /** Closes the dialog, if one is shown. */
    public void hide() {
        pane.hide(true);
    }

    /** Tab goes round within the dialog: what lies below cannot be used now. */
    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && pane.getContent() instanceof Parent dialog) {
            List<Node> stops = new ArrayList<>();
            Node now = dialog.getScene().getFocusOwner();
            addStops(dialog, now, stops);
            int at = stops.indexOf(now);
            int last = stops.size() - 1;
            if (last >= 0 && at == last && !key.isShiftDown()) {
                dialog.requestFocusTraversal(TraversalDirection.NEXT); // into it, to the first one
                key.consume();
            } else if (at == 0 && key.isShiftDown()) {
                stops.get(Math.max(0, last - 1)).requestFocusTraversal(TraversalDirection.NEXT); // so that the last one shows it
                key.consume();
            }
        }
    }

    /** What has the focus counts even if Tab does not lead to it: a click gives it to what scrolls, for instance. */
    private static void addStops(Node node, @Nullable Node now, List<Node> stops) {
        // Of buttons of which one is chosen, Tab stops at that one.
        boolean passed = node instanceof ToggleButton button && button.getToggleGroup() != null
                && button.getToggleGroup().getSelectedToggle() != null && !button.isSelected();
        if (node.isVisible() && !node.isDisabled()) {
            if (node.equals(now) || (node.isFocusTraversable() && !passed)) {
                stops.add(node);
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> addStops(child, now, stops));
            }
        }
    }

    private void closed() {
        Node back = focusBefore;
        Runnable then = whenClosed;
        focusBefore = null;
        whenClosed = null;
        pane.setContent(null); // Escape and a click beside it only hide it
        if (back != null && back.getScene() != null) {
            back.requestFocus();
        }
        if (then != null) {
            then.run();
        }
    }
}
