package chat.parley.desktop.ui;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The context menu of a list's rows: by the mouse, by the menu key and by Shift+F10, and by whatever button a row has. What is
 * in it is asked for when it is shown. JavaFX's thread only.
 *
 * @param <T> what the list holds
 */
public final class RowMenus<T> {

    private final ListView<T> list;
    private final Function<T, List<MenuItem>> items;
    private final ContextMenu menu = new ContextMenu();

    /**
     * Gives a list menus.
     *
     * @param list the list
     * @param items what a row's menu holds; nothing for no menu
     */
    public RowMenus(ListView<T> list, Function<T, List<MenuItem>> items) {
        this.list = list;
        this.items = items;
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::requested);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.CONTEXT_MENU || (event.getCode() == KeyCode.F10 && event.isShiftDown())) {
                showAtSelected();
                event.consume();
            }
        });
    }

    private void requested(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            showAtSelected();
        } else if (event.getTarget() instanceof Node target && cell(target) instanceof ListCell<?> cell
                && !cell.isEmpty()) {
            list.getSelectionModel().select(cell.getIndex());
            if (fill(list.getItems().get(cell.getIndex()))) {
                menu.show(list, event.getScreenX(), event.getScreenY());
            }
        }
        event.consume();
    }

    private static Node cell(Node from) {
        Node at = from;
        while (!(at instanceof ListCell<?>) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Shows the menu of the row that is selected, below it. */
    public void showAtSelected() {
        T selected = list.getSelectionModel().getSelectedItem();
        int index = list.getSelectionModel().getSelectedIndex();
        if (selected != null) {
            list.scrollTo(index);
            list.layout();
            Node below = list.lookupAll(".list-cell").stream()
                    .filter(node -> node instanceof ListCell<?> cell && cell.getIndex() == index && cell.isVisible())
                    .findAny().orElse(list);
            show(selected, below);
        }
    }

    /**
     * Shows a row's menu.
     *
     * @param item the row's item
     * @param below what it is shown below of
     */
    public void show(T item, Node below) {
        if (fill(item)) {
            Controls.showBelow(below, menu);
        }
    }

    private boolean fill(T item) {
        menu.hide();
        menu.getItems().setAll(items.apply(item));
        return !menu.getItems().isEmpty();
    }
}
