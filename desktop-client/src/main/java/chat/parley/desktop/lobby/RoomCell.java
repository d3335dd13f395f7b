package chat.parley.desktop.lobby;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A room in the lobby's list: its name, who is in it, and the way in. */
final class RoomCell extends ListCell<RoomRow> {

    /** How many people are named; the others are counted. */
    private static final int NAMED = 4;

    private final Texts texts;
    private final Label name = Controls.label("", "row-title");
    private final Label present = Controls.label("", Styles.MUTED, Styles.SMALL);
    private final Label count = Controls.label("", Styles.COUNT);
    private final HBox row;

    RoomCell(Texts texts, Consumer<RoomRow> enter) {
        this.texts = texts;
        StackPane sign = new StackPane(Controls.icon(Feather.HASH));
        sign.getStyleClass().add("room-sign");
        count.setGraphic(Controls.icon(Feather.USERS));
        Button into = Controls.button("enter-row", texts.get("lobby.enter"), "row-action");
        into.setFocusTraversable(false); // Enter on the row does the same; one stop a list is enough for the keyboard
        into.setOnAction(_ -> {
            RoomRow room = getItem();
            if (room != null) {
                enter.accept(room);
            }
        });
        VBox words = new VBox(name, present);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        count.setMinWidth(USE_PREF_SIZE);
        into.setMinWidth(USE_PREF_SIZE);
        row = new HBox(sign, words, into, count);
        row.getStyleClass().add("list-row");
        getStyleClass().add("row-cell");
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            RoomRow room = getItem();
            if (room != null && click.getClickCount() == 2) {
                enter.accept(room);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable RoomRow room, boolean empty) {
        super.updateItem(room, empty);
        if (empty || room == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(room.name());
        present.setText(presentIn(room));
        count.setText(String.valueOf(room.people().size()));
        setAccessibleText(texts.get("lobby.room.accessible", room.name(), room.people().size()));
        setGraphic(row);
    }

    private String presentIn(RoomRow room) {
        int all = room.people().size();
        if (all == 0) {
            return texts.get("lobby.room.empty");
        }
        String names = String.join(texts.get("list.separator"), room.people().subList(0, Math.min(NAMED, all)));
        return all <= NAMED ? names : texts.get("lobby.room.more", names, all - NAMED);
    }
}
