package chat.parley.desktop.room.side;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.RowMenus;
import chat.parley.desktop.ui.RowSelection;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The side bar: all conversations, and which one is open. JavaFX's thread only. */
public final class SideBar extends VBox {

    private final Navigation navigation;
    private final SideBarModel model;
    private final SideBarHeader header;
    private final ConversationMenu menu;
    private final TextField filter = new TextField();
    private final ListView<SideRow> list;

    /**
     * Makes the side bar of a person who is signed in.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param model what it shows
     * @param menu what can be done with a conversation
     */
    public SideBar(Workplace place, Account account, Navigation navigation, SideBarModel model,
            ConversationMenu menu) {
        this.navigation = navigation;
        this.model = model;
        this.menu = menu;
        setId("side-bar");
        getStyleClass().add("side-bar");
        header = new SideBarHeader(place, account, navigation);

        filter.setId("conversation-filter");
        filter.setPromptText(place.texts().get("side.filter"));
        filter.setAccessibleText(place.texts().get("side.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        Controls.showWhile(filter, model.filterUsefulProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::filterKey);
        VBox filterBox = new VBox(filter);
        filterBox.getStyleClass().add("side-filter");
        Controls.showWhile(filterBox, model.filterUsefulProperty());

        list = new ListView<>(model.rows());
        list.setId("conversations");
        list.setAccessibleText(place.texts().get("side.list"));
        list.getStyleClass().add("side-list");
        Label nothing = Controls.paragraph(place.texts().get("side.nothing"), Styles.MUTED, Styles.SMALL);
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> {
            SideCell cell = new SideCell(place.texts());
            cell.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
                    choose(cell.getItem());
                }
            });
            return cell;
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::listKey);
        RowSelection<SideRow> _ = new RowSelection<>(list, SideRow::isSame);
        RowMenus<SideRow> _ = new RowMenus<>(list, this::items);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(header, filterBox, list);
    }

    private List<MenuItem> items(SideRow row) {
        return row instanceof SideRow.Talk talk ? menu.items(talk.conversation()) : List.of();
    }

    private void filterKey(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                if (filter.getText().isEmpty()) {
                    return;
                }
                filter.clear();
            }
            case DOWN -> list.requestFocus();
            case ENTER -> model.rows().stream().filter(SideRow.Talk.class::isInstance).findFirst().ifPresent(row -> {
                choose(row);
                filter.clear();
            });
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void listKey(KeyEvent event) {
        SideRow row = list.getSelectionModel().getSelectedItem();
        if (row == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER, SPACE -> choose(row);
            case LEFT, RIGHT -> {
                if (row instanceof SideRow.Heading heading
                        && heading.collapsed() == (event.getCode() == KeyCode.RIGHT)) {
                    choose(row);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(SideRow row) {
        switch (row) {
            case SideRow.Heading heading -> model.toggle(heading.section());
            case SideRow.Talk talk -> navigation.open(talk.conversation());
        }
    }

    /**
     * Shows which conversation is open.
     *
     * @param conversation which
     */
    public void opened(Conversation conversation) {
        model.setOpen(conversation);
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i) instanceof SideRow.Talk talk && talk.open()) {
                list.getSelectionModel().select(i);
                reveal(i);
            }
        }
    }

    /** The list goes no further than it has to. */
    private void reveal(int index) {
        boolean isShown = list.lookupAll(".side-cell").stream()
                .anyMatch(node -> node instanceof SideCell cell && cell.getIndex() == index && cell.isVisible()
                        && list.getLayoutBounds()
                                .contains(list.sceneToLocal(cell.localToScene(cell.getLayoutBounds()))));
        if (!isShown) {
            list.scrollTo(Math.max(0, index - 2));
        }
    }

    /**
     * Follows the account from now on.
     *
     * @return ends it
     */
    public Subscription listen() {
        return model.listen().and(header.listen());
    }

    /** Sets the focus to the list of conversations. */
    public void focus() {
        list.requestFocus();
    }
}
