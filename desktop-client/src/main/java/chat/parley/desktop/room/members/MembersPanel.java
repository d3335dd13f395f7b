package chat.parley.desktop.room.members;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.RowMenus;
import chat.parley.desktop.ui.RowSelection;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Controller and nodes of the list of members, and what can be done with each. JavaFX's thread only. */
public final class MembersPanel extends VBox {

    private final MembersModel model;
    private final MemberDeeds deeds;
    private final ListView<MemberRow> list;

    private @Nullable Conversation room;

    /**
     * Makes a panel that shows nobody.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param address writes to one person in the room
     * @param closed what the button does that closes the panel
     */
    public MembersPanel(Workplace place, Account account, Navigation navigation, Consumer<String> address,
            Runnable closed) {
        model = new MembersModel(account, place.clock(), Platform::runLater);
        deeds = new MemberDeeds(place, account, navigation, address);
        setId("members-panel");
        getStyleClass().add("members-panel");

        Label title = Controls.label(place.texts().get("members.title"), Styles.SECTION);
        Label count = Controls.label("", Styles.COUNT);
        count.setId("member-count");
        count.textProperty().bind(model.countProperty().asString());
        count.setMinWidth(USE_PREF_SIZE);
        Controls.showWhile(count, model.countProperty().greaterThan(0)); // nobody: not known yet
        Button close = Controls.iconButton("close-members", Feather.X, place.texts().get("members.close"));
        close.setOnAction(_ -> closed.run());
        HBox head = new HBox(title, count, Controls.spacer(), close);
        head.getStyleClass().add("members-head");

        TextField filter = new TextField();
        filter.setId("member-filter");
        filter.setPromptText(place.texts().get("members.filter"));
        filter.setAccessibleText(place.texts().get("members.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        VBox filterBox = new VBox(filter);
        filterBox.getStyleClass().add("side-filter");
        Controls.showWhile(filterBox, model.filterUsefulProperty());

        list = new ListView<>(model.rows());
        list.setId("members");
        list.setAccessibleText(place.texts().get("members.title"));
        list.getStyleClass().add("side-list");
        Label nobody = Controls.paragraph(place.texts().get("members.nobody"), Styles.MUTED, Styles.SMALL);
        nobody.visibleProperty().bind(model.countProperty().greaterThan(0).or(account.onlineProperty().not()));
        list.setPlaceholder(nobody);
        RowMenus<MemberRow> menus = new RowMenus<>(list, this::items);
        RowSelection<MemberRow> _ = new RowSelection<>(list, MemberRow::isSame);
        list.setCellFactory(_ -> {
            MemberCell cell = new MemberCell(place.texts(), menus::show);
            cell.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2
                        && cell.getItem() instanceof MemberRow.Person person && !person.me()) {
                    navigation.openDirect(person.member().user());
                }
            });
            return cell;
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                menus.showAtSelected();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, filterBox, list);
    }

    private List<MenuItem> items(MemberRow row) {
        return row instanceof MemberRow.Person person && room != null
                ? deeds.items(room, person.member(), model.actions(person.member()))
                : List.of();
    }

    /**
     * Shows the members of a room from now on, and asks for them.
     *
     * @param next which room
     * @return ends it
     */
    public Subscription follow(Conversation next) {
        room = next;
        return model.follow(next);
    }

    /** Shows who is not muted any more; to be called every now and then while the panel is shown. */
    public void tick() {
        model.tick();
    }

    /** Sets the focus to the list. */
    public void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().select(model.rows().size() > 1 ? 1 : 0);
        }
    }
}
