package chat.parley.desktop.lobby;

import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.text.EmojiLabel;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A room in the lobby's list: name and marks, topic, what is unread, and how many people are in it. */
final class RoomRowCell extends ListCell<RoomRow> {

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final Texts texts;
    private final Label section = Controls.label("", "list-section");
    private final FontIcon sign = Controls.icon(Feather.HASH);
    private final Label name = Controls.label("", "row-title");
    private final EmojiLabel topic; // it may hold emoji, a name cannot
    private final Node isPrivate;
    private final Node locked;
    private final Node paused;
    private final Label full;
    private final Label mentions = Controls.label("", "mention-badge");
    private final Label unread = Controls.label("", "unread-badge");
    private final Label people = Controls.label("", Styles.MUTED, Styles.SMALL, "room-people");
    private final Tooltip peopleWords = Controls.tooltip("");
    private final VBox all;

    RoomRowCell(Texts texts, EmojiImages emoji, Consumer<RoomRow> enter) {
        this.texts = texts;
        topic = new EmojiLabel(emoji);
        topic.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        StackPane signs = new StackPane(sign);
        signs.getStyleClass().add("room-sign");
        isPrivate = mark(Feather.EYE_OFF, texts.get("lobby.mark.private"));
        locked = mark(Feather.LOCK, texts.get("lobby.mark.locked"));
        paused = mark(Feather.PAUSE_CIRCLE, texts.get("lobby.mark.paused"));
        full = Controls.label(texts.get("lobby.mark.full"), Styles.CHIP, "full-chip");
        full.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        HBox first = new HBox(name, locked, isPrivate, paused, full);
        first.getStyleClass().add("room-name");
        VBox words = new VBox(first, topic);
        words.getStyleClass().add("room-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        people.setGraphic(Controls.icon(Feather.USERS));
        people.setTooltip(peopleWords);
        for (Label fixed : List.of(mentions, unread, people)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        HBox row = new HBox(signs, words, mentions, unread, people);
        row.getStyleClass().addAll("list-row", "room-row");
        all = new VBox(section, row);
        getStyleClass().add("row-cell");
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            RoomRow room = getItem();
            if (room != null && click.getClickCount() == 2) {
                enter.accept(room);
            }
        });
    }

    private static Node mark(Ikon icon, String meaning) {
        Label mark = new Label();
        mark.setGraphic(Controls.icon(icon));
        mark.getStyleClass().add("room-mark");
        mark.setMinWidth(USE_PREF_SIZE);
        mark.setTooltip(Controls.tooltip(meaning));
        return mark;
    }

    @Override
    protected void updateItem(@Nullable RoomRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        RoomInfo room = row.room();
        Controls.show(section, row.first());
        section.setText(texts.get("lobby.section." + row.section().name().toLowerCase(Locale.ROOT)));
        sign.setIconCode(row.section() == RoomRow.Section.INVITED ? Feather.MAIL : Feather.HASH);
        name.setText(room.name());
        topic.setText(room.topic() == null ? "" : room.topic().strip().replaceAll("\\s+", " "));
        Controls.show(topic, !topic.getText().isEmpty());
        Controls.show(isPrivate, room.visibility() == Visibility.PRIVATE);
        Controls.show(locked, room.locked());
        Controls.show(paused, room.paused());
        Controls.show(full, row.full());
        mentions.setText(texts.get("lobby.mentions", row.mentions()));
        Controls.show(mentions, row.mentions() > 0);
        unread.setText(texts.get("lobby.unread", row.unread()));
        Controls.show(unread, row.unread() > 0);
        pseudoClassStateChanged(UNREAD, row.unread() > 0);
        people.setText(texts.get("lobby.people", room.present(), room.members()));
        peopleWords.setText(peopleWords(room));
        setAccessibleText(words(row));
        setGraphic(all);
    }

    private String peopleWords(RoomInfo room) {
        return texts.get("lobby.people.accessible", room.present(), room.members());
    }

    private String words(RoomRow row) {
        RoomInfo room = row.room();
        List<String> words = new ArrayList<>(List.of(room.name(),
                texts.get("lobby.section." + row.section().name().toLowerCase(Locale.ROOT))));
        if (row.mentions() > 0) {
            words.add(texts.get("lobby.mentions.accessible", row.mentions()));
        }
        if (row.unread() > 0) {
            words.add(texts.get("lobby.unread.accessible", row.unread()));
        }
        if (room.locked()) {
            words.add(texts.get("lobby.mark.locked"));
        }
        if (room.visibility() == Visibility.PRIVATE) {
            words.add(texts.get("lobby.mark.private"));
        }
        if (room.paused()) {
            words.add(texts.get("lobby.mark.paused"));
        }
        if (row.full()) {
            words.add(texts.get("lobby.mark.full"));
        }
        words.add(peopleWords(room));
        words.add(topic.getText());
        return String.join(texts.get("list.separator"), words);
    }
}
