package chat.parley.desktop.testing;

import chat.parley.desktop.ui.Snapshots;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A picture of a window with the menus and tool tips that stand above it, as a person sees them. JavaFX's thread only. */
final class WindowPicture {

    private WindowPicture() {}

    static WritableImage take(Stage stage) {
        Scene scene = stage.getScene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        WritableImage window = Snapshots.take(scene);
        Group layers = new Group(new ImageView(window));
        Window.getWindows().stream().filter(other -> other.isShowing() && isAbove(other, stage))
                .forEach(popup -> layers.getChildren().add(layer(popup, stage)));
        if (layers.getChildren().size() == 1) {
            return window;
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.GRAY); // where a popup stands out over the window's edge
        return layers.snapshot(parameters, null);
    }

    private static boolean isAbove(Window window, Stage stage) {
        return window instanceof PopupWindow popup && (stage.equals(popup.getOwnerWindow())
                || (popup.getOwnerWindow() != null && isAbove(popup.getOwnerWindow(), stage)));
    }

    private static ImageView layer(Window popup, Stage stage) {
        Scene scene = popup.getScene();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT); // a picture of the scene would be opaque
        parameters.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
        ImageView layer = new ImageView(scene.getRoot().snapshot(parameters, null));
        layer.setX(Math.rint(left(popup) - left(stage)));
        layer.setY(Math.rint(top(popup) - top(stage)));
        return layer;
    }

    private static double left(Window window) {
        return window.getX() + window.getScene().getX();
    }

    private static double top(Window window) {
        return window.getY() + window.getScene().getY();
    }
}
