package chat.parley.desktop.people;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.EmptyState;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Segments;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list of people with its search: nodes and controller. JavaFX's thread only. */
public final class PeoplePane extends VBox {

    private static final Duration PAUSE = Duration.millis(200);
    /** More prefix than any name is long. */
    private static final int MAX_PREFIX = Limits.MAX_NAME_CODE_POINTS * 2;

    private final Texts texts;
    private final Account account;
    private final PeopleModel model;
    private final ObservableList<String> friends; // kept here: the account's view of its list is a weak one
    private final PersonActions actions;
    private final TextField filter = new TextField();
    private final ListView<PersonRow> list;
    private final EmptyState nobody = new EmptyState(Feather.USERS);
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Subscription watching = Subscription.EMPTY;
    private @Nullable String selected; // by name, because the rows come and go
    private boolean replacing;

    /**
     * Makes a list that shows nothing until {@link #start}.
     *
     * @param place the window
     * @param account whose people
     * @param navigation the way to a direct conversation
     */
    public PeoplePane(Workplace place, Account account, Navigation navigation) {
        this.texts = place.texts();
        this.account = account;
        place.theme().use(PeoplePane.class, "people.css");
        model = new PeopleModel(account, Platform::runLater);
        friends = account.people().friends();
        actions = new PersonActions(place, account, navigation);
        list = new ListView<>(model.rows());
        list.setCellFactory(_ -> new PersonRowCell(texts, place.clock(), actions));
        getStyleClass().addAll("page-part", "people-pane");
        getChildren().addAll(head(), kinds(), filter(), list());
        pause.setOnFinished(_ -> refresh());
    }

    private HBox head() {
        Label title = Controls.label(texts.get("people.title"), Styles.SECTION);
        Label count = Controls.label("", Styles.COUNT);
        count.setId("people-count");
        count.textProperty().bind(Bindings.size(model.rows()).asString());
        HBox head = new HBox(title, count);
        head.getStyleClass().add("tool-row");
        return head;
    }

    private Segments<PeopleModel.Which> kinds() {
        Segments<PeopleModel.Which> kinds = new Segments<>(List.of(PeopleModel.Which.values()),
                which -> "people-" + key(which), which -> texts.get("people.which." + key(which)),
                model.which()::set);
        kinds.button(PeopleModel.Which.FRIENDS).textProperty().bind(Bindings.createStringBinding(
                () -> model.incoming().isEmpty()
                        ? texts.get("people.which.friends")
                        : texts.get("people.which.friends.asking", model.incoming().size()),
                model.incoming()));
        return kinds;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private TextField filter() {
        filter.setId("people-filter");
        filter.setPromptText(texts.get("people.filter"));
        filter.setAccessibleText(texts.get("people.filter"));
        filter.textProperty().bindBidirectional(model.query());
        filter.textProperty().subscribe(_ -> pause.playFromStart());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                key.consume();
            }
        });
        return filter;
    }

    private ListView<PersonRow> list() {
        list.setId("people");
        list.setAccessibleText(texts.get("people.title"));
        list.getStyleClass().addAll("row-list", "people-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        nobody.setId("nobody");
        model.nothing().subscribe(this::sayNobody);
        list.setPlaceholder(nobody);
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!replacing && row != null) {
                selected = row.name();
            }
        });
        // A change, not an invalidation: the list has to have taken the new rows before one of them can be selected.
        model.rows().addListener((ListChangeListener<PersonRow>) change -> {
            if (replacesRowWithFocus(change)) {
                list.requestFocus(); // its button may go, or be for another person now
            }
            reselect();
        });
        list.focusedProperty().subscribe(focused -> {
            if (focused && list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, request -> {
            if (request.isKeyboardTrigger()) {
                showMenu();
                request.consume();
            }
        });
        return list;
    }

    /** Says why the list is empty, in case it is. */
    private void sayNobody(PeopleModel.Nothing why) {
        if (why == PeopleModel.Nothing.LOOKING) {
            nobody.setWords(texts.get("people.looking"), "");
        } else {
            nobody.setWords(texts.get("people.nobody"), texts.get("people.nobody." + key(why)));
        }
    }

    private void key(KeyEvent key) {
        PersonRow person = list.getSelectionModel().getSelectedItem();
        if (person == null || !list.isFocused()) {
            return;
        }
        if (key.getCode() == KeyCode.ENTER && person.relation() != Relation.SELF) {
            actions.message(person.name());
            key.consume();
        } else if (key.getCode() == KeyCode.CONTEXT_MENU || (key.getCode() == KeyCode.F10 && key.isShiftDown())) {
            showMenu();
            key.consume();
        }
    }

    private void showMenu() {
        PersonRow person = list.getSelectionModel().getSelectedItem();
        for (Node cell : list.lookupAll(".row-cell")) {
            if (cell instanceof PersonRowCell shown && shown.getItem() != null && shown.getItem().equals(person)) {
                shown.showMenu();
                return;
            }
        }
    }

    private boolean replacesRowWithFocus(ListChangeListener.Change<? extends PersonRow> change) {
        Node at = getScene() == null ? null : getScene().getFocusOwner();
        while (at != null && !(at instanceof PersonRowCell)) {
            at = at.getParent();
        }
        while (at instanceof PersonRowCell cell && change.next()) {
            boolean moves = change.getRemovedSize() != change.getAddedSize();
            if (change.getFrom() <= cell.getIndex() && (moves || cell.getIndex() < change.getTo())) {
                return true;
            }
        }
        return false;
    }

    /** The rows were replaced: selects whom it was before. */
    private void reselect() {
        if (selected == null || replacing) {
            return;
        }
        replacing = true;
        model.rows().stream().filter(row -> row.name().equals(selected)).findAny().ifPresentOrElse(row -> {
            if (!row.equals(list.getSelectionModel().getSelectedItem())) {
                list.getSelectionModel().select(row);
            }
        }, () -> list.getSelectionModel().clearSelection());
        replacing = false;
    }

    /** Follows what the account knows of people, until {@link #stop}. */
    public void start() {
        // Whether a friend is there is the server's to say, and only of a friend: who has become one, or is none any more, is asked about.
        InvalidationListener befriended = _ -> refresh();
        friends.addListener(befriended);
        watching = model.watch().and(account.onlineProperty().subscribe(online -> {
            if (online) {
                refresh();
            }
        })).and(account.people().awayProperty().subscribe((_, _) -> refresh()))
                .and(() -> friends.removeListener(befriended));
    }

    /** Asks the server again who there is; nothing while there is no connection. */
    public void refresh() {
        if (account.isOnline()) {
            String wanted = model.wanted();
            String prefix = wanted.length() > MAX_PREFIX ? wanted.substring(0, MAX_PREFIX) : wanted;
            account.ask(new PeopleRequest.Users(prefix, Limits.MAX_PAGE), reply -> model.found(wanted, reply.people()),
                    _ -> {
                        // what is known stays, and it is asked for again soon
                    });
        }
    }

    /** Follows nothing any more. */
    public void stop() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        pause.stop();
    }
}
