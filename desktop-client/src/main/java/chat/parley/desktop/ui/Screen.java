package chat.parley.desktop.ui;

import chat.parley.desktop.net.LinkListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Parent;

/**
 * One page of the window. While it is shown, what the server says comes to it; whatever {@link #onShow} registers,
 * {@link #onHide} undoes.
 */
public interface Screen extends LinkListener {

    /**
     * Gives the screen's nodes.
     *
     * @return always the same ones
     */
    Parent view();

    /**
     * Tells what stands in the window's title while the screen is shown.
     *
     * @return a title that may change
     */
    ReadOnlyStringProperty title();

    /** The screen was put into the window. */
    void onShow();

    /** The screen is about to be taken out of the window. */
    void onHide();
}
