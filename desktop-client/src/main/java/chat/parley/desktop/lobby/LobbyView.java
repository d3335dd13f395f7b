package chat.parley.desktop.lobby;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.people.OwnPresence;
import chat.parley.desktop.people.PeoplePane;
import chat.parley.desktop.roomsettings.RoomRules;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.EmptyState;
import chat.parley.desktop.ui.HeaderBar;
import chat.parley.desktop.ui.Logo;
import chat.parley.desktop.ui.Segments;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.ThemeToggle;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The nodes of the lobby, bound to the model. */
final class LobbyView extends BorderPane {

    final Button logout;
    final Button search;
    final Button settings;
    final Button newRoom;
    final Button enter;
    final Button leave;
    final Button roomSettings;
    final Button createFirst;
    final Button createFiltered;
    final TextField filter = new TextField();
    final ListView<RoomRow> rooms;
    final PeoplePane people;

    private final Texts texts;
    private final LobbyModel model;

    LobbyView(LobbyModel model, Workplace place, Account account, PeoplePane people, Consumer<RoomRow> into) {
        this.model = model;
        this.texts = place.texts();
        this.people = people;
        place.theme().use(LobbyView.class, "lobby.css");
        setId("lobby-screen");
        logout = Controls.iconButton("logout", Feather.LOG_OUT, texts.get("lobby.logout"));
        search = Controls.iconButton("search", Feather.SEARCH, texts.get("lobby.search"));
        settings = Controls.iconButton("settings", Feather.SETTINGS, texts.get("lobby.settings"));
        newRoom = Controls.button("new-room", texts.get("lobby.newRoom"));
        newRoom.setGraphic(Controls.icon(Feather.PLUS));
        enter = Controls.button("enter", texts.get("lobby.enter"), Styles.PRIMARY);
        enter.setGraphic(Controls.icon(Feather.LOG_IN));
        leave = Controls.button("leave", texts.get("lobby.leave"));
        roomSettings = Controls.button("room-settings", texts.get("lobby.roomSettings"));
        createFirst = Controls.button("create-first", texts.get("lobby.empty.action"), Styles.PRIMARY);
        createFiltered = Controls.button("create-filtered", "", Styles.PRIMARY);
        rooms = new ListView<>(model.rows());

        HeaderBar header = new HeaderBar(Logo.draw("logo"), new OwnPresence(texts, account), search, settings,
                new ThemeToggle(place.theme(), texts), logout);
        header.setWords(texts.get("lobby.title"), account.server().toString());
        setTop(header);
        setCenter(roomsPart(place.emoji(), into));
        people.prefWidthProperty().bind(widthProperty().multiply(Styles.SIDE_SHARE));
        people.getStyleClass().add("side-part");
        setRight(people);
    }

    private VBox roomsPart(EmojiImages emoji, Consumer<RoomRow> into) {
        Label title = Controls.label(texts.get("lobby.rooms"), Styles.SECTION);
        Label count = Controls.label("", Styles.COUNT);
        count.setId("room-count");
        count.textProperty().bind(Bindings.size(model.rows()).asString());
        filter.setId("room-filter");
        filter.setPromptText(texts.get("lobby.filter"));
        filter.setAccessibleText(texts.get("lobby.filter"));
        filter.textProperty().bindBidirectional(model.query());
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox tools = new HBox(title, count, filter, newRoom);
        tools.getStyleClass().add("tool-row");
        Label by = Controls.label(texts.get("lobby.sort"), Styles.MUTED);
        by.setId("sort-label");
        by.setMaxWidth(Double.MAX_VALUE);
        by.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(by, Priority.ALWAYS);
        HBox order = new HBox(kinds(), by, sort());
        order.getStyleClass().add("tool-row");

        rooms.setId("rooms");
        rooms.setAccessibleText(texts.get("lobby.rooms"));
        rooms.getStyleClass().add("row-list");
        rooms.setCellFactory(_ -> new RoomRowCell(texts, emoji, into));
        rooms.setPlaceholder(placeholder());
        VBox.setVgrow(rooms, Priority.ALWAYS);

        Label words = Controls.paragraph("", Styles.SMALL);
        words.setId("directory-note");
        HBox note = new HBox(Controls.icon(Feather.INFO), words);
        note.getStyleClass().add("directory-note");
        model.note().subscribe(phrase -> {
            words.setText(texts.get(phrase));
            Controls.show(note, phrase != null);
        });
        Label help = Controls.label(texts.get("lobby.help"), Styles.MUTED, Styles.SMALL);
        HBox bottom = new HBox(help, Controls.spacer(), roomSettings, leave, enter);
        bottom.getStyleClass().add("tool-row");
        for (Label whole : new Label[]{help, by}) { // or not at all
            whole.setMinWidth(0);
            whole.widthProperty().subscribe(() -> whole.setVisible(whole.getWidth() >= whole.prefWidth(-1)));
        }
        for (Label fixed : new Label[]{title, count}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        for (Button fixed : new Button[]{newRoom, roomSettings, leave, enter}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        VBox part = new VBox(tools, order, note, rooms, bottom);
        part.getStyleClass().add("page-part");
        return part;
    }

    private Segments<LobbyModel.Which> kinds() {
        return new Segments<>(List.of(LobbyModel.Which.values()), which -> "rooms-" + key(which),
                which -> texts.get("lobby.which." + key(which)), model.which()::set);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private ComboBox<LobbyModel.Sort> sort() {
        ComboBox<LobbyModel.Sort> sort = new ComboBox<>();
        sort.setId("room-sort");
        sort.setAccessibleText(texts.get("lobby.sort"));
        sort.setTooltip(Controls.tooltip(texts.get("lobby.sort")));
        sort.setMinWidth(USE_PREF_SIZE);
        sort.getItems().setAll(LobbyModel.Sort.values());
        sort.setConverter(new StringConverter<>() {
            @Override
            public String toString(LobbyModel.Sort value) {
                return texts.get("lobby.sort." + key(value));
            }

            @Override
            public LobbyModel.Sort fromString(String words) {
                throw new UnsupportedOperationException("nothing is typed into it");
            }
        });
        sort.valueProperty().bindBidirectional(model.sort());
        return sort;
    }

    private StackPane placeholder() {
        EmptyState none = new EmptyState(Feather.MESSAGE_CIRCLE, createFirst);
        none.setId("no-rooms");
        none.setWords(texts.get("lobby.empty"), texts.get("lobby.empty.text"));
        EmptyState noMatch = new EmptyState(Feather.SEARCH, createFiltered);
        noMatch.setId("no-match");
        EmptyState offline = new EmptyState(Feather.WIFI_OFF);
        offline.setId("rooms-offline");
        model.query().subscribe(typed -> {
            String name = typed.strip();
            String nothing = name.isEmpty() ? texts.get("lobby.none") : texts.get("lobby.noMatch", name);
            noMatch.setWords(nothing, texts.get("lobby.noMatch.text"));
            offline.setWords(nothing, texts.get("lobby.offline.text"));
            createFiltered.setText(texts.get("lobby.noMatch.action", name));
            Controls.show(createFiltered, !name.isEmpty() && RoomRules.name(name) == null);
        });
        EmptyState loading = new EmptyState(Feather.LOADER);
        loading.setWords(texts.get("lobby.loading"), "");
        Controls.showWhile(none, model.nothing().map(LobbyModel.Nothing.NO_ROOMS::equals));
        Controls.showWhile(noMatch, model.nothing().map(LobbyModel.Nothing.NO_MATCH::equals));
        Controls.showWhile(offline, model.nothing().map(LobbyModel.Nothing.OFFLINE::equals));
        Controls.showWhile(loading, model.nothing().map(LobbyModel.Nothing.LOADING::equals));
        return new StackPane(none, noMatch, offline, loading);
    }
}
