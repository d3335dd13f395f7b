package chat.parley.desktop.room.timeline;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.People;
import chat.parley.desktop.model.Row;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Workplace;
import chat.parley.desktop.ui.flow.FlowView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/**
 * The list of rows with what floats at one of them: buttons, a menu, reactions. Knows which row is meant by keys and mouse.
 * JavaFX's thread only.
 */
final class RowList implements RowDeeds.View {

    private static final double ABOVE_ROW = 4;

    private final Account account;
    private final RowDeeds deeds;
    private final CellTools tools;
    private final LongConsumer jump;
    private final ShownRows rows = new ShownRows();
    private final FlowView<Row> view;
    private final List<MessageCell> cells = new ArrayList<>(); // all that were made: about two screens full
    private final RowButtons buttons;
    private final RowMenu menu;
    private final QuickReactions reactions;
    private @Nullable MessageCell holder; // has the buttons
    private boolean giving; // the buttons are being moved

    RowList(Workplace place, Account account, RowState state, Navigation navigation,
            TimelinePane.Actions actions, LongConsumer jump) {
        this.account = account;
        this.jump = jump;
        deeds = new RowDeeds(place, account, navigation, actions, state, this);
        tools = new CellTools(place, account, new RowText(place.texts(), place.clock(), account::isMe), place.emoji(),
                state,
                deeds);
        buttons = new RowButtons(place.texts(), deeds);
        menu = new RowMenu(place.texts(), deeds);
        reactions = new QuickReactions(place.texts(), place.emoji());
        view = new FlowView<>(rows, this::cell);
        view.setId("timeline");
        view.setAccessibleText(place.texts().get("timeline.name"));
        view.selectedIndexProperty().subscribe(this::selected);
        view.focusWithinProperty().subscribe(this::selected);
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::contextMenu);
        RowKeys.install(view, deeds, this::chosen);
    }

    private MessageCell cell() {
        MessageCell cell = new MessageCell(tools);
        cell.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                give(cell);
            } else if (cell.equals(holder)) {
                selected();
            }
        });
        cell.focusWithinProperty().subscribe(within -> {
            if (within && cell.getIndex() >= 0 && cell.getIndex() < rows.size()) {
                view.select(cell.getIndex()); // so that the keys mean the row in which somebody is at work
            }
        });
        cells.add(cell);
        return cell;
    }

    FlowView<Row> view() {
        return view;
    }

    ShownRows rows() {
        return rows;
    }

    QuickReactions reactions() {
        return reactions;
    }

    void show(ObservableList<Row> source) {
        menu.hide();
        give(null);
        view.select(-1);
        rows.show(source);
    }

    // --- Which row is meant

    private void selected() {
        MessageCell selected = null;
        for (MessageCell cell : cells) {
            boolean is = cell.isSelected();
            cell.setReachable(is);
            selected = is ? cell : selected;
        }
        MessageCell hovered = cells.stream().filter(c -> c.isHover() && c.facts() != null).findFirst().orElse(null);
        give(hovered != null ? hovered : view.isFocusWithin() ? selected : null);
    }

    private void give(@Nullable MessageCell next) {
        if (!giving && (next == null || !next.equals(holder) || buttons.getParent() == null)) {
            giving = true; // a button that has the focus gives it away as it goes, and that leads here again
            if (holder != null) {
                holder.release(buttons);
            }
            holder = next;
            if (next != null) {
                next.take(buttons);
            }
            giving = false;
        }
    }

    private @Nullable RowFacts chosen() {
        int index = view.getSelectedIndex();
        return index < 0 || index >= rows.size() ? null : factsAt(index);
    }

    RowFacts factsAt(int index) {
        return RowFacts.of(rows.get(index), account::isMe, name -> People.contains(account.people().blocked(), name));
    }

    private @Nullable MessageCell cellOf(RowFacts facts) {
        for (MessageCell cell : cells) {
            if (cell.facts() != null && cell.facts().key().equals(facts.key())) {
                return cell;
            }
        }
        return null;
    }

    private void contextMenu(ContextMenuEvent event) {
        RowFacts facts = chosen();
        if (facts == null) {
            return;
        }
        if (event.isKeyboardTrigger()) {
            openMenu(facts);
        } else {
            menu.show(facts, view, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    // --- What has changed besides the rows

    void refresh() {
        cells.forEach(MessageCell::refresh);
    }

    void refreshFirst() {
        cells.stream().filter(cell -> cell.getIndex() == 0).forEach(MessageCell::refresh);
    }

    void refreshLight() {
        cells.forEach(MessageCell::light);
    }

    // --- For the deeds

    @Override
    public void jump(long seq) {
        jump.accept(seq);
    }

    @Override
    public void offerReactions(RowFacts facts) {
        MessageCell cell = cellOf(facts);
        if (cell == null) {
            return;
        }
        reactions.open(view, emoji -> deeds.react(facts, emoji));
        reactions.applyCss();
        reactions.autosize();
        Node parent = reactions.getParent();
        Bounds at = parent.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
        double x = at.getMaxX() - reactions.getWidth() - 2 * ABOVE_ROW;
        double y = at.getMinY() - reactions.getHeight() - ABOVE_ROW;
        reactions.relocate(Math.max(0, x), y < 0 ? at.getMinY() + buttons.getHeight() : y);
    }

    @Override
    public void openMenu(RowFacts facts) {
        MessageCell cell = cellOf(facts);
        if (cell != null) {
            menu.show(facts, cell.equals(holder) && buttons.isVisible() ? buttons : cell);
        }
    }

    @Override
    public void refresh(RowFacts facts) {
        MessageCell cell = cellOf(facts);
        if (cell != null) {
            cell.refresh();
        }
    }
}
