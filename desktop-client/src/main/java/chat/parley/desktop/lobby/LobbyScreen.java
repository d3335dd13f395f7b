package chat.parley.desktop.lobby;

import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.Workplace;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Controller of the lobby. JavaFX's thread only. */
public final class LobbyScreen implements Screen {

    private final VBox view = new VBox();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();

    /**
     * Makes the screen of a person who is signed in.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     */
    public LobbyScreen(Workplace place, Account account, Navigation navigation) {
        view.setId("lobby-screen");
        title.set(place.texts().get("window.title", place.texts().get("lobby.title"), place.texts().get("app.name")));
        ListView<Conversation> rooms = new ListView<>(account.conversations());
        rooms.setId("rooms");
        rooms.setOnMouseClicked(_ -> {
            Conversation chosen = rooms.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                navigation.open(chosen);
            }
        });
        TextField name = new TextField();
        name.setId("create-name");
        Button create = Controls.button("create", place.texts().get("lobby.create"));
        create.setOnAction(_ -> account.ask(new RoomRequest.Create(name.getText(), null, null, null, 0),
                joined -> account.conversation(joined.conversation().conversation()).ifPresent(navigation::open),
                failure -> place.notices().warn(Problems.of(failure))));
        Button logout = Controls.button("logout", place.texts().get("lobby.logout"));
        logout.setOnAction(_ -> navigation.logout());
        view.getChildren().addAll(new HBox(name, create, logout), rooms);
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
    public void onShow() {}

    @Override
    public void onHide() {}
}
