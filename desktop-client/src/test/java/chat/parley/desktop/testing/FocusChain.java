package chat.parley.desktop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.ui.flow.FlowView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** The way that the key Tab leads through a window. Called by the test's thread. */
public final class FocusChain {

    /** More than any screen has. */
    private static final int MOST = 150;

    private FocusChain() {}

    /**
     * Presses Tab until it leads to where it began. Fails when it never does, for then it goes round in a loop without the
     * first one, and when it comes by something twice; only the buttons of a row may be met again, for they move on to the
     * row that Tab has come to.
     */
    public static Set<Node> walk(TestClient client) {
        Node first = Objects.requireNonNull(owner(client), "nothing has the focus");
        Set<Node> chain = new LinkedHashSet<>(List.of(first));
        List<String> way = new ArrayList<>();
        Node at = first;
        do {
            way.add(AccessibleNames.describe(at));
            client.pressTab();
            at = Objects.requireNonNull(owner(client), "nothing has the focus");
            assertThat(at.equals(first) || chain.add(at) || isInRow(at)).as("Tab leads again to %s: %s",
                    AccessibleNames.describe(at), way).isTrue();
        } while (!at.equals(first) && way.size() < MOST);
        assertThat(at).as("where %s lead", way).isSameAs(first);
        return chain;
    }

    private static @Nullable Node owner(TestClient client) {
        return TestClient.fx(() -> client.stage().getScene().getFocusOwner());
    }

    /**
     * What Tab has to lead to: everything that is shown, is not disabled and takes the focus. Not what is within the rows of a
     * list: rows come and go as the list scrolls, so the list is one stop, the arrow keys choose a row, and what can be done
     * with the row has keys and a menu. Nor to each of several buttons of which one is chosen: Tab leads to
     * that one, and the arrow keys to the others. For JavaFX's thread.
     */
    public static List<Node> expected(List<Node> shown) {
        return shown.stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled() && !isInRow(node) && !isOther(node))
                .toList();
    }

    private static boolean isOther(Node node) {
        return node instanceof ToggleButton button && button.getToggleGroup() != null && !button.isSelected();
    }

    private static boolean isInRow(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?> || at instanceof FlowView<?>) {
                return true;
            }
        }
        return false;
    }
}
