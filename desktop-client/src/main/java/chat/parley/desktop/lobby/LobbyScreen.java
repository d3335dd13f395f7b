package chat.parley.desktop.lobby;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.LinkState;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Controller of the lobby: enters and creates rooms, logs out. JavaFX's thread only. */
public final class LobbyScreen implements Screen {

    private static final KeyCombination NEW_ROOM = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final LobbyModel model;
    private final LobbyView view;
    private final ServerLink link;
    private final Consumer<String> entered;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();

    private @Nullable String selected; // kept by name, because the rows come and go
    private @Nullable String entering;
    private @Nullable String creating;
    private boolean listing; // while rows are being replaced the list's selection means nothing

    /**
     * Makes the screen of a person who signed in.
     *
     * @param link the way to the server
     * @param texts its words
     * @param theme what the theme button changes
     * @param user who signed in
     * @param server where, as people write it
     * @param entered told the room's name once inside
     * @param loggedOut called once the person has logged out
     */
    public LobbyScreen(ServerLink link, Texts texts, Theme theme, String user, String server,
            Consumer<String> entered, Runnable loggedOut) {
        this.link = link;
        this.entered = entered;
        model = new LobbyModel(user);
        view = new LobbyView(model, texts, theme, user, server, row -> enter(row.name()));
        title.set(texts.get("window.title", texts.get("lobby.title"), texts.get("app.name")));

        view.logout.setOnAction(_ -> {
            link.signOut();
            loggedOut.run();
        });
        view.newRoom.setOnAction(_ -> openCreate(""));
        view.createFirst.setOnAction(_ -> openCreate(""));
        view.createFiltered.setOnAction(_ -> create(model.filter().get()));
        view.create.create.setOnAction(_ -> create(view.create.name.getText()));
        view.create.name.setOnAction(_ -> create(view.create.name.getText()));
        view.create.cancel.setOnAction(_ -> closeCreate());
        view.enter.setOnAction(_ -> enterSelected());
        view.filter.setOnAction(_ -> enterFiltered());
        keys();
        selection();
    }

    private void keys() {
        view.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (NEW_ROOM.match(key)) {
                openCreate("");
                key.consume();
            } else if (FIND.match(key)) {
                view.filter.requestFocus();
                key.consume();
            }
        });
        view.rooms.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                enterSelected();
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
        view.rooms.focusedProperty().subscribe(focused -> {
            if (focused && view.rooms.getSelectionModel().isEmpty()) {
                view.rooms.getSelectionModel().selectFirst();
            }
        });
    }

    private void selection() {
        view.rooms.getSelectionModel().selectedItemProperty().subscribe(room -> {
            if (!listing) {
                selected = room == null ? null : room.name();
            }
            view.enter.setDisable(room == null);
        });
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
        entering = null;
        Platform.runLater(() -> {
            if (model.rooms().isEmpty()) {
                view.createFirst.requestFocus();
            } else {
                view.rooms.requestFocus();
            }
        });
    }

    @Override
    public void onHide() {
        closeCreate();
        unfilter();
        model.notice().set(null);
    }

    /**
     * Says why the person is back here.
     *
     * @param phrase what to say
     */
    public void tell(Phrase phrase) {
        model.notice().set(phrase);
    }

    @Override
    public void handle(LinkEvent event) {
        switch (event) {
            case LinkEvent.Received(var message, var _) -> received(message);
            case LinkEvent.StateChanged(var state) -> {
                if (!(state instanceof LinkState.Online)) {
                    entering = null; // what was under way is lost with the connection
                    creating = null;
                }
            }
            case LinkEvent.SignInFailed _ -> {
                // the window goes back to the login screen
            }
        }
    }

    private void received(ServerMessage message) {
        switch (message) {
            case ServerMessage.RoomList list -> listed(list);
            case ServerMessage.Created _ -> created();
            case ServerMessage.Entered(var _, var room, var _) -> {
                if (entering != null && Names.key(entering).equals(Names.key(room))) {
                    entering = null;
                    entered.accept(room);
                } else {
                    link.send(new Request.Exit()); // coming back led into a room that was left meanwhile
                }
            }
            case ServerMessage.Refused(var request, var code, var words) -> {
                if (request.equals(new Request.Enter("").type())) {
                    entering = null;
                    model.enterRefused(code, words);
                } else if (request.equals(new Request.Create("").type())) {
                    creating = null;
                    model.createRefused(code, words);
                }
            }
            default -> {
                // nothing else is for the lobby
            }
        }
    }

    private void listed(ServerMessage.RoomList list) {
        keepingSelection(() -> model.listed(list));
    }

    private void unfilter() {
        keepingSelection(() -> model.filter().set(""));
    }

    private void keepingSelection(Runnable replacesRows) {
        listing = true;
        replacesRows.run();
        select(selected);
        listing = false;
    }

    private void select(@Nullable String name) {
        RoomRow row = name == null ? null : model.find(name);
        if (row == null || !model.visibleRooms().contains(row)) {
            view.rooms.getSelectionModel().clearSelection();
        } else if (!row.equals(view.rooms.getSelectionModel().getSelectedItem())) {
            view.rooms.getSelectionModel().select(row);
        }
    }

    private void enter(String room) {
        model.notice().set(null);
        if (entering == null && link.send(new Request.Enter(room))) {
            entering = room;
        } else if (!link.isOnline()) {
            model.notice().set(Phrase.of("offline.notNow"));
        }
    }

    private void enterSelected() {
        RoomRow room = view.rooms.getSelectionModel().getSelectedItem();
        if (room != null) {
            enter(room.name());
        }
    }

    /** Enter in the filter: into the only room that is left, or to the list. */
    private void enterFiltered() {
        if (model.visibleRooms().size() == 1) {
            enter(model.visibleRooms().getFirst().name());
        } else if (!model.visibleRooms().isEmpty()) {
            view.rooms.requestFocus();
        }
    }

    private void create(String name) {
        String room = Names.normalise(name.strip());
        if (room.isEmpty() || model.check(room) != null || creating != null) {
            return;
        }
        if (link.send(new Request.Create(room))) {
            creating = room;
        } else {
            model.notice().set(Phrase.of("offline.notNow"));
        }
    }

    /** The list with the new room has come before this answer or comes after it: the selection waits for it by name. */
    private void created() {
        String room = creating;
        creating = null;
        closeCreate();
        if (room != null) {
            selected = room;
            unfilter();
            view.rooms.requestFocus();
        }
    }

    private void openCreate(String name) {
        view.create.name.setText(name);
        model.createProblem().set(null);
        Controls.show(view.create, true);
        view.create.name.requestFocus();
    }

    private void closeCreate() {
        boolean hadFocus = view.create.name.isFocused() || view.create.cancel.isFocused()
                || view.create.create.isFocused();
        Controls.show(view.create, false);
        view.create.name.clear();
        if (hadFocus) {
            view.newRoom.requestFocus();
        }
    }
}
