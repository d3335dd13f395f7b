package chat.parley.desktop.ui;

import atlantafx.base.controls.ModalPane;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
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
        Platform.runLater(first::requestFocus);
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
