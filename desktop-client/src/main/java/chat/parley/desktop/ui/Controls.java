package chat.parley.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the small things that every screen needs, all in the same way. Stateless. */
public final class Controls {

    /** Two thirds of the smallest window. */
    private static final double TIP_WIDTH = 420;

    private Controls() {}

    /**
     * Makes an icon; its size and colour come from the style sheet.
     *
     * @param icon which
     * @return a new node
     */
    public static FontIcon icon(Ikon icon) {
        return new FontIcon(icon);
    }

    /**
     * Makes a button that shows an icon, and says in a tool tip and to a screen reader what it does.
     *
     * @param id the node's id
     * @param icon what it shows
     * @param name what it does, in a few words
     * @return a new button
     */
    public static Button iconButton(String id, Ikon icon, String name) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(icon(icon));
        button.getStyleClass().addAll(Styles.FLAT, Styles.ICON_BUTTON);
        nameIt(button, name);
        return button;
    }

    /**
     * Gives a button without words a name.
     *
     * @param button any button
     * @param name what it does
     */
    public static void nameIt(ButtonBase button, String name) {
        button.setTooltip(tooltip(name));
        button.setAccessibleText(name);
    }

    /**
     * Makes a tool tip whose lines wrap.
     *
     * @param text its words
     * @return a new tool tip
     */
    public static Tooltip tooltip(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        return tip;
    }

    /**
     * Makes a button with words.
     *
     * @param id the node's id
     * @param text its words
     * @param styles its style classes
     * @return a new button
     */
    public static Button button(String id, String text, String... styles) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll(styles);
        return button;
    }

    /**
     * Makes a label.
     *
     * @param text its words
     * @param styles its style classes
     * @return a new label
     */
    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /**
     * Makes a label whose lines wrap.
     *
     * @param text its words
     * @param styles its style classes
     * @return a new label
     */
    public static Label paragraph(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * Makes a space that takes what others leave.
     *
     * @return a new node for a row
     */
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /**
     * Shows or hides a node together with the room it takes.
     *
     * @param node any node
     * @param shown whether to show it
     */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /**
     * Shows a node, and the room it takes, only while something is so.
     *
     * @param node any node
     * @param shown whether to show it
     */
    public static void showWhile(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    /**
     * Shows a menu below a node of a window.
     *
     * @param anchor the node
     * @param menu the menu
     */
    public static void showBelow(Node anchor, ContextMenu menu) {
        // JavaFX measures the menu before it gives it its owner's theme, and would miss the theme's colours.
        menu.getScene().setUserAgentStylesheet(anchor.getScene().getUserAgentStylesheet());
        menu.show(anchor, Side.BOTTOM, 0, 0);
    }
}
