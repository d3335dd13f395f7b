package chat.parley.desktop.ui;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Gives the keyboard to a node. Stateless; JavaFX's thread only. */
public final class Focus {

    private Focus() {}

    /**
     * Gives a node the focus, once it can take it: what lies in a scroll pane or in a dialog comes into the scene only when
     * that has its skin, with the next frame, and before that it takes no focus. A frame may come before or after whatever
     * was put off by {@link Platform#runLater}. A control does nothing with keys before it has its own skin, which it would
     * get with the next frame, too: so that none is lost, it gets that before the focus.
     *
     * @param node what gets the focus
     */
    public static void give(Node node) {
        if (node.getScene() != null) {
            take(node);
            return;
        }
        node.sceneProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Scene> property, Scene before, Scene scene) {
                property.removeListener(this);
                Platform.runLater(() -> take(node)); // the node is only being put there
            }
        });
    }

    private static void take(Node node) {
        node.applyCss();
        node.requestFocus();
    }
}
