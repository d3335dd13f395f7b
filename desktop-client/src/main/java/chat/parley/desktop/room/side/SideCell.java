package chat.parley.desktop.room.side;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.PersonSign;
import chat.parley.desktop.ui.PresenceDot;
import chat.parley.desktop.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the side bar: a conversation with its marks, or the heading of a section. JavaFX's thread only. */
final class SideCell extends ListCell<SideRow> {

    /** What is unread is counted up to 1,000. */
    private static final int COUNTED = 1000;

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");

    private final Texts texts;
    private final FontIcon roomIcon = Controls.icon(Feather.HASH);
    private final PersonSign person = new PersonSign();
    private final Label title = Controls.label("", "side-title");
    private final FontIcon draft = Controls.icon(Feather.EDIT_2);
    private final FontIcon bell = Controls.icon(Feather.BELL_OFF);
    private final Label mentions = Controls.label("", "side-badge", "mention-badge");
    private final Label unread = Controls.label("", "side-badge");
    private final HBox talkRow;

    private final FontIcon chevron = Controls.icon(Feather.CHEVRON_DOWN);
    private final Label heading = Controls.label("");
    private final HBox headingRow;

    SideCell(Texts texts) {
        this.texts = texts;
        StackPane sign = new StackPane(roomIcon, person);
        sign.getStyleClass().add("side-sign");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        mentions.setMinWidth(Region.USE_PREF_SIZE);
        unread.setMinWidth(Region.USE_PREF_SIZE);
        talkRow = new HBox(sign, title, draft, bell, mentions, unread);
        talkRow.getStyleClass().addAll("side-row");
        headingRow = new HBox(chevron, heading);
        headingRow.getStyleClass().addAll("side-row", "side-heading");
        getStyleClass().add("side-cell");
        setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable SideRow row, boolean empty) {
        super.updateItem(row, empty);
        switch (empty ? null : row) {
            case SideRow.Talk talk -> {
                show(talk);
                setGraphic(talkRow);
            }
            case SideRow.Heading section -> {
                show(section);
                setGraphic(headingRow);
            }
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
        }
    }

    private void show(SideRow.Heading section) {
        pseudoClassStateChanged(OPEN, false);
        chevron.setIconCode(section.collapsed() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
        heading.setText(texts.get(section.section() == SideRow.Section.ROOMS ? "side.rooms" : "side.direct"));
        setAccessibleText(texts.get(section.collapsed() ? "side.section.collapsed" : "side.section.expanded",
                heading.getText(), section.size()));
    }

    private void show(SideRow.Talk talk) {
        boolean isPerson = talk.sign() == SideRow.Sign.PERSON;
        Controls.show(roomIcon, !isPerson);
        Controls.show(person, isPerson);
        if (isPerson) {
            person.setPerson(talk.title(), talk.presence());
        } else {
            roomIcon.setIconCode(icon(talk.sign()));
        }
        title.setText(talk.title());
        Controls.show(draft, talk.draft());
        Controls.show(bell, talk.muted());
        mentions.setText("@ " + talk.mentions());
        Controls.show(mentions, talk.mentions() > 0);
        unread.setText(talk.unread() >= COUNTED ? texts.get("side.unread.many") : String.valueOf(talk.unread()));
        Controls.show(unread, talk.unread() > talk.mentions());
        pseudoClassStateChanged(OPEN, talk.open());
        pseudoClassStateChanged(UNREAD, talk.calls());
        pseudoClassStateChanged(MUTED, talk.muted());
        setAccessibleText(words(talk));
    }

    static Feather icon(SideRow.Sign sign) {
        return switch (sign) {
            case PUBLIC -> Feather.HASH;
            case LOCKED -> Feather.LOCK;
            case PRIVATE -> Feather.EYE_OFF;
            case PERSON -> Feather.USER;
        };
    }

    private String words(SideRow.Talk talk) {
        List<String> words = new ArrayList<>();
        words.add(talk.title());
        words.add(texts.get(switch (talk.sign()) {
            case PUBLIC -> "side.sign.public";
            case LOCKED -> "side.sign.locked";
            case PRIVATE -> "side.sign.private";
            case PERSON -> "side.sign.person";
        }));
        words.add(texts.get(PresenceDot.words(talk.presence())));
        words.add(talk.unread() > 0 ? texts.get("side.unread", talk.unread()) : "");
        words.add(talk.mentions() > 0 ? texts.get("side.mentions", talk.mentions()) : "");
        words.add(talk.draft() ? texts.get("side.draft") : "");
        words.add(talk.muted() ? texts.get("side.muted") : "");
        words.add(talk.open() ? texts.get("side.open") : "");
        words.removeIf(String::isEmpty);
        return String.join(texts.get("list.separator"), words);
    }
}
