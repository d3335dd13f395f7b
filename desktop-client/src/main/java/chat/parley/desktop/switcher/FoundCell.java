package chat.parley.desktop.switcher;

import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A place to go to, in one line: a sign, its name, what it is, how much is unread. */
final class FoundCell extends ListCell<Found> {

    private final Texts texts;
    private final Avatar avatar = new Avatar();
    private final FontIcon icon = new FontIcon(Feather.HASH);
    private final Label name = Controls.label("", "row-title");
    private final Label detail = Controls.label("", Styles.MUTED, Styles.SMALL);
    private final Label unread = Controls.label("", Styles.COUNT);
    private final HBox row;

    FoundCell(Texts texts) {
        this.texts = texts;
        StackPane sign = new StackPane(icon, avatar);
        sign.getStyleClass().add("switcher-sign");
        name.setMinWidth(USE_PREF_SIZE);
        detail.setMinWidth(0);
        unread.setMinWidth(USE_PREF_SIZE);
        row = new HBox(sign, name, detail, Controls.spacer(), unread);
        row.getStyleClass().addAll("list-row", "switcher-row");
        getStyleClass().add("row-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Found found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        unread.setText("");
        switch (found) {
            case Found.Chat(Conversation chat) -> {
                RoomInfo room = chat.room();
                if (room == null) {
                    person(chat.title(), "");
                } else {
                    place(sign(room), chat.title(), room.topic() == null ? "" : room.topic());
                }
                int count = chat.unreadProperty().get();
                unread.setText(count == 0 ? "" : texts.get("switcher.unread", count));
            }
            case Found.Person(var who) -> person(who, texts.get("switcher.person"));
            case Found.Room(var entry) -> place(sign(entry.room()), entry.room().name(),
                    texts.get(entry.room().locked() ? "switcher.room.locked" : "switcher.room",
                            entry.room().members()));
            case Found.Action(var command) ->
                place(command.icon(), texts.get("switcher.command." + command.name()), texts.get("switcher.command"));
        }
        Controls.show(unread, !unread.getText().isEmpty());
        setAccessibleText(String.join(" ", name.getText(), detail.getText(), unread.getText()).strip());
        setGraphic(row);
    }

    private static Ikon sign(RoomInfo room) {
        return room.visibility() == Visibility.PRIVATE || room.locked() ? Feather.LOCK : Feather.HASH;
    }

    private void person(String who, String what) {
        avatar.setName(who);
        fill(avatar, icon, who, what);
    }

    private void place(Ikon sign, String what, String more) {
        icon.setIconCode(sign);
        fill(icon, avatar, what, more);
    }

    private void fill(Node shown, Node hidden, String first, String second) {
        Controls.show(shown, true);
        Controls.show(hidden, false);
        name.setText(first);
        detail.setText(second);
    }
}
