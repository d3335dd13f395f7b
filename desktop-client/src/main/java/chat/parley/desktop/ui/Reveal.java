package chat.parley.desktop.ui;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** In a low window a form scrolls; who walks through it with the keyboard must see where they are. JavaFX's thread only. */
public final class Reveal {

    private static final double AROUND_FOCUS = 48;

    private Reveal() {}

    /**
     * Scrolls to whatever gets the focus in a pane.
     *
     * @param scroll the pane, with its content
     * @return ends it
     */
    public static Subscription keepFocusedInSight(ScrollPane scroll) {
        return scroll.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(_ -> later(scroll))
                .and(scroll.getContent().layoutBoundsProperty().subscribe(_ -> later(scroll)));
    }

    private static void later(ScrollPane scroll) {
        Platform.runLater(() -> {
            if (scroll.getScene() != null) {
                reveal(scroll, scroll.getScene().getFocusOwner());
            }
        });
    }

    private static void reveal(ScrollPane scroll, @Nullable Node focused) {
        Node content = scroll.getContent();
        double hidden = content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        if (focused == null || hidden <= 0 || focused.getScene() == null || !isBelow(focused, content)) {
            return;
        }
        Bounds bounds = content.sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        double top = bounds.getMinY() - AROUND_FOCUS;
        double bottom = bounds.getMaxY() + AROUND_FOCUS - scroll.getViewportBounds().getHeight();
        double now = scroll.getVvalue() * hidden;
        scroll.setVvalue(Math.clamp(Math.clamp(now, Math.min(bottom, top), top) / hidden, 0, 1));
    }

    private static boolean isBelow(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}
