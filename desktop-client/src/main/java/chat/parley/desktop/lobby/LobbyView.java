package chat.parley.desktop.lobby;

import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.EmptyState;
import chat.parley.desktop.ui.HeaderBar;
import chat.parley.desktop.ui.Logo;
import chat.parley.desktop.ui.PersonCell;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import chat.parley.desktop.ui.ThemeToggle;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The nodes of the lobby, bound to the model. */
final class LobbyView extends BorderPane {

    private static final double LOGO_SIZE = 32;
    private static final double AVATAR_ROOM = 6;

    final Button logout;
    final Button newRoom;
    final Button enter;
    final Button createFirst;
    final Button createFiltered;
    final TextField filter = new TextField();
    final ListView<RoomRow> rooms;
    final ListView<PersonRow> people;
    final CreatePanel create;

    private final Texts texts;
    private final LobbyModel model;

    LobbyView(LobbyModel model, Texts texts, Theme theme, String user, String server, Consumer<RoomRow> into) {
        this.model = model;
        this.texts = texts;
        setId("lobby-screen");
        getStyleClass().add("lobby");
        logout = Controls.button("logout", texts.get("lobby.logout"));
        logout.setGraphic(Controls.icon(Feather.LOG_OUT));
        newRoom = Controls.button("new-room", texts.get("lobby.newRoom"));
        newRoom.setGraphic(Controls.icon(Feather.PLUS));
        newRoom.setMinWidth(USE_PREF_SIZE);
        enter = Controls.button("enter", texts.get("lobby.enterSelected"), Styles.PRIMARY);
        enter.setGraphic(Controls.icon(Feather.LOG_IN));
        enter.setMinWidth(USE_PREF_SIZE);
        createFirst = Controls.button("create-first", texts.get("lobby.empty.action"), Styles.PRIMARY);
        createFiltered = Controls.button("create-filtered", "", Styles.PRIMARY);
        create = new CreatePanel(model, texts);
        rooms = new ListView<>(model.visibleRooms());
        people = new ListView<>(model.people());

        setTop(header(theme, user, server));
        setCenter(roomsPart(into));
        setRight(peoplePart());
    }

    private HeaderBar header(Theme theme, String user, String server) {
        Avatar avatar = new Avatar();
        avatar.setName(user);
        Label name = Controls.label(user, "row-title");
        name.setId("signed-in-as");
        name.setMinWidth(0);
        HBox who = new HBox(AVATAR_ROOM, avatar, name);
        who.getStyleClass().add("who");
        HeaderBar header = new HeaderBar(Logo.draw(LOGO_SIZE), who, new ThemeToggle(theme, texts), logout);
        header.setWords(texts.get("lobby.title"), server);
        return header;
    }

    private VBox roomsPart(Consumer<RoomRow> into) {
        Label title = Controls.label(texts.get("lobby.rooms"), Styles.SECTION);
        title.setMinWidth(USE_PREF_SIZE);
        Label count = Controls.label("", Styles.COUNT);
        count.setMinWidth(USE_PREF_SIZE);
        count.setId("room-count");
        count.textProperty().bind(Bindings.size(model.rooms()).asString());
        filter.setId("room-filter");
        filter.setPromptText(texts.get("lobby.filter"));
        filter.setAccessibleText(texts.get("lobby.filter"));
        filter.textProperty().bindBidirectional(model.filter());
        HBox tools = new HBox(title, count, Controls.spacer(), filter, newRoom);
        tools.getStyleClass().add("tool-row");

        rooms.setId("rooms");
        rooms.setAccessibleText(texts.get("lobby.rooms"));
        rooms.getStyleClass().add("row-list");
        rooms.setCellFactory(_ -> new RoomCell(texts, into));
        rooms.setPlaceholder(emptyRooms());
        VBox.setVgrow(rooms, Priority.ALWAYS);

        Label notice = Controls.paragraph("", "form-error");
        notice.setId("lobby-notice");
        model.notice().subscribe(phrase -> {
            notice.setText(texts.get(phrase));
            Controls.show(notice, phrase != null);
        });
        Label help = Controls.label(texts.get("lobby.help"), Styles.MUTED, Styles.SMALL);
        HBox bottom = new HBox(help, Controls.spacer(), enter);
        bottom.getStyleClass().add("tool-row");

        VBox part = new VBox(tools, create, notice, rooms, bottom);
        part.getStyleClass().add("page-part");
        return part;
    }

    private StackPane emptyRooms() {
        EmptyState none = new EmptyState(Feather.MESSAGE_CIRCLE, createFirst);
        none.setId("no-rooms");
        none.setWords(texts.get("lobby.empty"), texts.get("lobby.empty.text"));
        EmptyState noMatch = new EmptyState(Feather.SEARCH, createFiltered);
        noMatch.setId("no-match");
        model.filter().subscribe(text -> {
            noMatch.setWords(texts.get("lobby.noMatch", text.strip()), texts.get("lobby.noMatch.text"));
            createFiltered.setText(texts.get("lobby.noMatch.action", text.strip()));
            Phrase problem = model.check(text);
            Controls.show(createFiltered, problem == null && !text.isBlank());
        });
        ObservableValue<Boolean> noRooms = Bindings.isEmpty(model.rooms());
        Controls.showWhile(none, noRooms);
        Controls.showWhile(noMatch, noRooms.map(is -> !is));
        return new StackPane(none, noMatch);
    }

    private VBox peoplePart() {
        Label title = Controls.label(texts.get("lobby.people"), Styles.SECTION);
        Label count = Controls.label("", Styles.COUNT);
        count.setId("people-count");
        count.textProperty().bind(Bindings.size(model.people()).asString());
        HBox tools = new HBox(title, count);
        tools.getStyleClass().add("tool-row");

        people.setId("people");
        people.setAccessibleText(texts.get("lobby.people"));
        people.getStyleClass().addAll("row-list", "people-list");
        people.setCellFactory(_ -> new PersonCell<>(texts, this::describe));
        VBox.setVgrow(people, Priority.ALWAYS);
        VBox part = new VBox(tools, people);
        part.getStyleClass().addAll("page-part", "side-part");
        part.prefWidthProperty().bind(widthProperty().multiply(Styles.SIDE_SHARE));
        return part;
    }

    private PersonCell.Person describe(PersonRow person) {
        String place = person.rooms().isEmpty()
                ? texts.get("lobby.person.inLobby")
                : texts.get("lobby.person.inRoom", String.join(texts.get("list.separator"), person.rooms()));
        return new PersonCell.Person(person.name(), person.self(), place);
    }
}
