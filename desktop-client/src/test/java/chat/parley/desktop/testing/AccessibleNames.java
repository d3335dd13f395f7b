package chat.parley.desktop.testing;

import chat.parley.desktop.ui.flow.FlowView;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;

/** What a reader of the screen says of a node. For JavaFX's thread. */
public final class AccessibleNames {

    /** Roles that say nothing. */
    private static final Set<AccessibleRole> NO_ROLE = EnumSet.of(AccessibleRole.NODE, AccessibleRole.PARENT);

    private AccessibleNames() {}

    /** The name that was given to it, or its words, or those of the label before it; empty when there are none. */
    public static String of(Node node) {
        String given = node.getAccessibleText();
        if (given != null && !given.isBlank()) {
            return given;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        return label instanceof Labeled before && before.getText() != null ? before.getText().strip() : "";
    }

    /** Whether it says what it is, a button or a list or the like. */
    public static boolean hasRole(Node node) {
        return node.getAccessibleRole() != null && !NO_ROLE.contains(node.getAccessibleRole());
    }

    /** Whether it is something that a person uses, and no part of another control. */
    public static boolean isControl(Node node) {
        boolean control = switch (node) {
            case ButtonBase _,TextInputControl _,ComboBoxBase<?> _,ListView<?> _,FlowView<?> _,Slider _,Spinner<?> _ ->
                true;
            default -> false;
        };
        return control && !(node.getParent() instanceof Spinner<?> || node.getParent() instanceof ComboBoxBase<?>);
    }

    /** A node in the words of its programmer: its id, or else its class, with its style classes. */
    public static String describe(Node node) {
        String name = node.getId() == null ? node.getClass().getSimpleName() : "#" + node.getId();
        return node.getStyleClass().isEmpty() ? name : name + " ." + String.join(".", node.getStyleClass());
    }
}
