package chat.parley.desktop.ui;

import chat.parley.common.protocol.Names;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** A disc with a person's first letter, in a colour that depends on the name. Says nothing to a screen reader: the name does. */
public final class Avatar extends StackPane {

    /** How many colours {@code parley.css} has. */
    private static final int COLOURS = 8;

    private final Label letter = new Label();
    private String colour = "";

    /** Makes a disc for nobody yet. */
    public Avatar() {
        getStyleClass().add("avatar");
        letter.getStyleClass().add("avatar-letter");
        setAccessibleRole(AccessibleRole.NODE);
        getChildren().add(letter);
    }

    /**
     * Makes the disc a person's.
     *
     * @param name a valid name
     */
    public void setName(String name) {
        letter.setText(name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT));
        String next = "avatar-" + Math.floorMod(Names.key(name).hashCode(), COLOURS);
        if (!next.equals(colour)) {
            getStyleClass().remove(colour);
            getStyleClass().add(next);
            colour = next;
        }
    }
}
