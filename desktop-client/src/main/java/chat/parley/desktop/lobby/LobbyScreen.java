package chat.parley.desktop.lobby;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.FriendState;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.people.PeoplePane;
import chat.parley.desktop.roomsettings.RoomSettings;
import chat.parley.desktop.ui.Confirmation;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Controller of the lobby: finds, makes, enters and leaves rooms, and shows who is there. JavaFX's thread only. */
public final class LobbyScreen implements Screen {

    private static final KeyCombination NEW_ROOM = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);
    private static final Duration PAUSE = Duration.millis(200);
    /** How often the directory is asked for: the server tells nobody of rooms that are not theirs. */
    private static final Duration REFRESH = Duration.seconds(5);
    /** How often people are asked for: of most, the server tells by itself. */
    private static final Duration REFRESH_PEOPLE = REFRESH.multiply(3);
    /** How far down a list has to be scrolled for more to be fetched, as a part of the way. */
    private static final double NEARLY_DOWN = 0.85;

    private final Workplace place;
    private final Account account;
    private final Navigation navigation;
    private final LobbyModel model;
    private final LobbyView view;
    private final Doorway door;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Timeline refreshing = new Timeline(new KeyFrame(REFRESH, _ -> refresh()));
    private final Timeline refreshingPeople;

    private final ObservableList<Conversation> conversations; // kept here: the account's view of its list is a weak one

    private Subscription watching = Subscription.EMPTY;
    private @Nullable Long selected; // by id, because the rows come and go
    private boolean replacing; // while rows are being replaced the list's selection means nothing

    /**
     * Makes the screen of a person who is signed in.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     */
    public LobbyScreen(Workplace place, Account account, Navigation navigation) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
        conversations = account.conversations();
        door = new Doorway(place, account, navigation);
        model = new LobbyModel(account, account::ask, Platform::runLater);
        view = new LobbyView(model, place, account, new PeoplePane(place, account, navigation), this::enter);
        title.set(place.texts().get("window.title", place.texts().get("lobby.title"), place.texts().get("app.name")));
        // An invitation, and who wants to be friends, is told in every screen; account and screen go together, so that this needs no end.
        account.watch(this::pushed);

        view.logout.setOnAction(_ -> Confirmation.ask(place, place.texts().get("lobby.logout.title"),
                place.texts().get("lobby.logout.text"), place.texts().get("lobby.logout"), navigation::logout));
        view.search.setOnAction(_ -> navigation.search());
        view.settings.setOnAction(_ -> navigation.settings());
        view.newRoom.setOnAction(_ -> create(""));
        view.createFirst.setOnAction(_ -> create(""));
        view.createFiltered.setOnAction(_ -> create(view.filter.getText().strip()));
        view.enter.setOnAction(_ -> chosen().ifPresent(this::enter));
        view.leave.setOnAction(_ -> chosen().ifPresent(row -> door.leave(row.room())));
        view.roomSettings.setOnAction(_ -> chosen().ifPresent(this::openSettings));
        view.filter.setOnAction(_ -> enterFiltered());
        pause.setOnFinished(_ -> {
            if (account.isOnline()) {
                model.directory().search(model.query().get());
            }
        });
        refreshing.setCycleCount(Animation.INDEFINITE);
        refreshingPeople = new Timeline(new KeyFrame(REFRESH_PEOPLE, _ -> view.people.refresh()));
        refreshingPeople.setCycleCount(Animation.INDEFINITE);
        keys();
        selection();
        view.rooms.skinProperty().subscribe(_ -> moreAtTheEnd());
    }

    private void keys() {
        view.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            boolean typing = key.getTarget() instanceof TextInputControl;
            if (NEW_ROOM.match(key)) {
                create("");
                key.consume();
            } else if (FILTER.match(key) || (key.getCode() == KeyCode.SLASH && !typing)) {
                Platform.runLater(view.filter::requestFocus); // once the key is through, which would be typed otherwise
                key.consume();
            }
        });
        view.rooms.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(this::enter);
                key.consume();
            }
        });
        view.filter.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !view.filter.getText().isEmpty()) {
                view.filter.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN) {
                view.rooms.requestFocus();
                key.consume();
            }
        });
    }

    private void selection() {
        view.rooms.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!replacing && row != null) {
                selected = row.id();
            }
            showChoices(row);
        });
        view.rooms.focusedProperty().subscribe(focused -> {
            if (focused && view.rooms.getSelectionModel().isEmpty()) {
                view.rooms.getSelectionModel().selectFirst();
            }
        });
        // A change, not an invalidation: the list has to have taken the new rows before one of them can be selected.
        model.rows().addListener((ListChangeListener<RoomRow>) _ -> reselect());
        model.query().subscribe(_ -> pause.playFromStart());
        ContextMenu menu = new ContextMenu(new MenuItem());
        menu.setOnShowing(_ -> menu.getItems().setAll(choices()));
        view.rooms.setContextMenu(menu);
    }

    /** What the buttons below the list do for the chosen room. */
    private void showChoices(@Nullable RoomRow row) {
        boolean joined = row != null && row.joined();
        view.enter.setDisable(row == null);
        view.enter.setText(place.texts().get(row == null || joined ? "lobby.enter" : "lobby.join"));
        view.leave.setDisable(!joined);
        view.roomSettings.setDisable(!joined || !hasSettings(row));
    }

    private boolean hasSettings(@Nullable RoomRow row) {
        return row != null && account.conversation(row.id()).filter(RoomSettings::isFor).isPresent();
    }

    private List<MenuItem> choices() {
        return Stream.of(view.enter, view.roomSettings, view.leave).map(button -> {
            MenuItem item = new MenuItem(button.getText());
            item.setId("menu-" + button.getId());
            item.setDisable(button.isDisable());
            item.setOnAction(_ -> button.fire());
            return item;
        }).toList();
    }

    private void reselect() {
        if (replacing) {
            return;
        }
        replacing = true;
        RoomRow row = selected == null ? null : model.find(selected).orElse(null);
        if (row == null) {
            view.rooms.getSelectionModel().clearSelection();
        } else if (!row.equals(view.rooms.getSelectionModel().getSelectedItem())) {
            view.rooms.getSelectionModel().select(row);
        }
        showChoices(row);
        replacing = false;
    }

    private Optional<RoomRow> chosen() {
        return Optional.ofNullable(view.rooms.getSelectionModel().getSelectedItem());
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void onShow() {
        InvalidationListener membership = _ -> pause.playFromStart(); // a room that was left is listed otherwise
        conversations.addListener(membership);
        watching = model.watch().and(() -> conversations.removeListener(membership));
        place.notices().setLow(true);
        view.people.start();
        refreshing.playFromStart();
        refreshingPeople.playFromStart();
        Platform.runLater(view.rooms::requestFocus);
    }

    @Override
    public void onHide() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        view.people.stop();
        place.notices().setLow(false);
        refreshing.stop();
        refreshingPeople.stop();
        pause.stop();
    }

    private void refresh() {
        if (account.isOnline()) {
            model.directory().refresh();
        }
    }

    /** More is fetched when the list is scrolled nearly down; its bar comes with its skin. */
    private void moreAtTheEnd() {
        for (Node node : view.rooms.lookupAll(".scroll-bar:vertical")) {
            if (node instanceof ScrollBar bar) {
                bar.valueProperty().subscribe(value -> {
                    if (value.doubleValue() >= bar.getMax() * NEARLY_DOWN && bar.isVisible()) {
                        model.directory().more();
                    }
                });
            }
        }
    }

    private void pushed(Event event) {
        model.handle(event);
        if (event instanceof Event.Invited invitation
                && account.conversation(invitation.room().room()).isEmpty()) {
            door.invited(invitation);
        }
        if (event instanceof Event.Friend(String who, FriendState state) && state == FriendState.INCOMING
                && view.getScene() == null) { // in the lobby it is seen anyway
            place.notices().offer(place.texts().get("lobby.askedToBeFriends", who), Feather.USER_PLUS,
                    place.texts().get("lobby.answer"), navigation::lobby);
        }
    }

    private void enter(RoomRow row) {
        door.enter(row.room(), row.section() == RoomRow.Section.INVITED);
    }

    /** Enter in the filter: into the only room that is left, or to the list. */
    private void enterFiltered() {
        if (model.rows().size() == 1) {
            enter(model.rows().getFirst());
        } else if (!model.rows().isEmpty()) {
            view.rooms.requestFocus();
        }
    }

    private void create(String name) {
        CreateDialog.open(place, account, name, navigation::open);
    }

    private void openSettings(RoomRow row) {
        account.conversation(row.id()).ifPresent(room -> RoomSettings.open(place, account, room));
    }
}
