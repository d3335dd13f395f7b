package chat.parley.desktop.ui;

import chat.parley.desktop.net.LinkEvent;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Parent;

/**
 * One page of the window. Whatever {@link #onShow} registers, {@link #onHide} undoes; what comes from the server and concerns
 * the screen itself comes to {@link #handle} while it is shown.
 */
public interface Screen {

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

    /**
     * Takes an event that came while the screen is shown, after the account's model has taken it.
     *
     * @param event what happened
     */
    default void handle(LinkEvent event) {}

    /** The screen was put into the window. */
    void onShow();

    /** The screen is about to be taken out of the window. */
    void onHide();
}
