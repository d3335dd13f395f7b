package chat.parley.desktop.ui.flow;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * What a {@link FlowView} tells others about what is visible. It tells it in a task of its own: during a layout, listeners could
 * not safely change other nodes. JavaFX's thread only; owned by the view.
 */
final class FlowSight {

    final ReadOnlyBooleanWrapper atEnd;
    final ReadOnlyIntegerWrapper firstVisible;
    final ReadOnlyIntegerWrapper lastVisible;
    final Near nearStart = new Near();
    final Near nearEnd = new Near();

    private final List<Runnable> waiting = new ArrayList<>(); // for a layout
    private final List<Runnable> due = new ArrayList<>(); // once what it shows is told

    private Seen seen = new Seen(-1, -1, true);
    private boolean telling;
    private boolean itemsChanged = true;

    FlowSight(Object view) {
        atEnd = new ReadOnlyBooleanWrapper(view, "atEnd", true);
        firstVisible = new ReadOnlyIntegerWrapper(view, "firstVisible", -1);
        lastVisible = new ReadOnlyIntegerWrapper(view, "lastVisible", -1);
    }

    private record Seen(int first, int last, boolean atEnd) {}

    /** Whether an end is near, and who is to be told so. */
    static final class Near {

        private Runnable action = () -> {};
        private boolean near;
        private boolean due;

        void setAction(Runnable action) {
            this.action = action;
        }

        private void see(boolean now, boolean itemsChanged) {
            due |= now && (!near || itemsChanged);
            near = now;
        }

        private void tell() {
            if (due) {
                due = false;
                action.run();
            }
        }
    }

    /** The list is another one than at the last layout. */
    void itemsChanged() {
        itemsChanged = true;
    }

    /** Has something done once, when what the next layout shows has been told. */
    void whenSeen(Runnable action) {
        waiting.add(action);
    }

    /** A layout has been done. */
    void see(FlowLayout layout) {
        nearStart.see(layout.isNearStart(), itemsChanged);
        nearEnd.see(layout.isNearEnd(), itemsChanged);
        itemsChanged = false;
        seen = new Seen(layout.last() < 0 ? -1 : layout.first(), layout.last(), layout.isAtEnd(1));
        due.addAll(waiting);
        waiting.clear();
        if (!telling && (nearStart.due || nearEnd.due || !due.isEmpty() || !seen.equals(told()))) {
            telling = true;
            Platform.runLater(this::tell);
        }
    }

    private Seen told() {
        return new Seen(firstVisible.get(), lastVisible.get(), atEnd.get());
    }

    private void tell() {
        telling = false;
        Seen now = seen;
        firstVisible.set(now.first);
        lastVisible.set(now.last);
        atEnd.set(now.atEnd);
        nearStart.tell();
        nearEnd.tell();
        List<Runnable> actions = List.copyOf(due);
        due.clear();
        actions.forEach(Runnable::run);
    }
}
