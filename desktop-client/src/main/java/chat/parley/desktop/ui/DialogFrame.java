package chat.parley.desktop.ui;

import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What every dialog within the window has: a title, a button that closes it, a body that scrolls where the window is too low
 * for it, and buttons below. JavaFX's thread only.
 */
public final class DialogFrame extends VBox {

    /** How many presses of an arrow key scroll as far as a page key. */
    private static final int LINES = 8;

    private final Overlays overlays;
    private final Label heading = Controls.label("", Styles.TITLE);
    private final ScrollPane scroll;

    /**
     * Makes a dialog, for {@link Overlays#show}.
     *
     * @param id the node's id; the close button's is this with {@code -close} at its end
     * @param title what it is about
     * @param place the window
     * @param body what stands in it
     * @param buttons what stands below, at the right; none for no such row
     */
    public DialogFrame(String id, String title, Workplace place, Region body, Node... buttons) {
        overlays = place.overlays();
        setId(id);
        getStyleClass().add("dialog");
        setAccessibleRole(AccessibleRole.DIALOG);
        setTitle(title);
        heading.setMinWidth(0);
        Button close = Controls.iconButton(id + "-close", Feather.X, place.texts().get("dialog.close"));
        close.setOnAction(_ -> close());
        HBox head = new HBox(heading, Controls.spacer(), close);
        head.getStyleClass().add("dialog-head");
        body.getStyleClass().add("dialog-body");
        scroll = new ScrollPane(body);
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // The height of lines that wrap is only known once they have a width; layout cannot be asked for again while it runs.
        body.heightProperty()
                .subscribe(height -> Platform.runLater(() -> scroll.setPrefViewportHeight(height.doubleValue())));
        getChildren().addAll(head, scroll);
        if (buttons.length == 0) {
            getStyleClass().add("dialog-bare");
        } else {
            HBox row = new HBox(buttons);
            row.getStyleClass().add("dialog-buttons");
            getChildren().add(row);
        }
    }

    /**
     * Changes what it is about.
     *
     * @param title its title
     */
    public void setTitle(String title) {
        heading.setText(title);
        setAccessibleText(title);
    }

    /**
     * Lets the arrow keys and the page keys scroll the body while a part of it has the focus.
     *
     * @param part what does nothing with these keys itself
     */
    public void scrollByKeysOn(Node part) {
        part.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            double shown = scroll.getViewportBounds().getHeight();
            double hidden = scroll.getContent().getLayoutBounds().getHeight() - shown;
            double by = switch (key.getCode()) {
                case UP -> -shown / LINES;
                case DOWN -> shown / LINES;
                case PAGE_UP -> -shown;
                case PAGE_DOWN -> shown;
                default -> 0;
            };
            if (by != 0 && hidden > 0) {
                scroll.setVvalue(Math.clamp(scroll.getVvalue() + by / hidden, 0, 1));
                key.consume();
            }
        });
    }

    /** Closes the dialog, if it is this one that is shown. */
    public void close() {
        if (getScene() != null) {
            overlays.hide();
        }
    }
}
