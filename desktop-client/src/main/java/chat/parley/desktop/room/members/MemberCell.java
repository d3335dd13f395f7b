package chat.parley.desktop.room.members;

import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.PersonSign;
import chat.parley.desktop.ui.PresenceDot;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the list of members: a person, or the heading of a group. JavaFX's thread only. */
final class MemberCell extends ListCell<MemberRow> {

    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

    private final Texts texts;
    private final PersonSign sign = new PersonSign();
    private final Label name = Controls.label("", "member-name");
    private final FontIcon role = Controls.icon(Feather.AWARD);
    private final Label you;
    private final FontIcon friend = Controls.icon(Feather.STAR);
    private final FontIcon muted = Controls.icon(Feather.MIC_OFF);
    private final FontIcon blocked = Controls.icon(Feather.SLASH);
    private final Button more;
    private final HBox personRow;
    private final Label heading = Controls.label("");
    private final HBox headingRow = new HBox(heading);

    /**
     * Makes an empty cell.
     *
     * @param texts its words
     * @param menu shows the menu of a row at its button
     */
    MemberCell(Texts texts, BiConsumer<MemberRow, Node> menu) {
        this.texts = texts;
        you = Controls.label(texts.get("person.you"), Styles.CHIP);
        name.setMinWidth(0);
        role.getStyleClass().add("role-icon");
        friend.getStyleClass().add("friend-star");
        you.setMinWidth(Region.USE_PREF_SIZE);
        more = new Button();
        more.setGraphic(Controls.icon(Feather.MORE_VERTICAL));
        more.getStyleClass().addAll(Styles.FLAT, "member-more");
        more.setFocusTraversable(false); // by keyboard it is Enter on the row
        more.setOnAction(_ -> {
            if (getItem() != null) {
                menu.accept(getItem(), more);
            }
        });
        personRow = new HBox(sign, name, you, role, friend, muted, blocked, Controls.spacer(), more);
        personRow.getStyleClass().add("member-row");
        headingRow.getStyleClass().addAll("member-row", "member-heading");
        getStyleClass().add("member-cell");
        setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable MemberRow row, boolean empty) {
        super.updateItem(row, empty);
        switch (empty ? null : row) {
            case MemberRow.Person person -> {
                show(person);
                setGraphic(personRow);
            }
            case MemberRow.Heading group -> {
                heading.setText(texts.get(switch (group.group()) {
                    case OWNERS -> "members.owners";
                    case MODERATORS -> "members.moderators";
                    case ONLINE -> "members.online";
                    case AWAY -> "members.away";
                    case OFFLINE -> "members.offline";
                    case OTHERS -> "members.others";
                }, group.size()));
                setAccessibleText(heading.getText());
                setGraphic(headingRow);
            }
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
        }
    }

    private void show(MemberRow.Person person) {
        MemberInfo member = person.member();
        sign.setPerson(member.user(), person.presence());
        name.setText(member.user());
        Controls.show(you, person.me());
        Controls.show(role, member.role() != Role.MEMBER);
        role.setIconCode(member.role() == Role.OWNER ? Feather.AWARD : Feather.SHIELD);
        Controls.show(friend, person.friend());
        Controls.show(muted, person.muted());
        Controls.show(blocked, person.blocked());
        Controls.nameIt(more, texts.get("members.more", member.user()));
        pseudoClassStateChanged(ABSENT, person.presence() == PresenceState.OFFLINE);
        setAccessibleText(words(person));
    }

    private String words(MemberRow.Person person) {
        List<String> words = new ArrayList<>();
        words.add(person.member().user());
        words.add(texts.get(PresenceDot.words(person.presence())));
        words.add(person.me() ? you.getText() : "");
        words.add(switch (person.member().role()) {
            case OWNER -> texts.get("members.role.owner");
            case MODERATOR -> texts.get("members.role.moderator");
            case MEMBER -> "";
        });
        words.add(person.friend() ? texts.get("members.friend") : "");
        words.add(person.muted() ? texts.get("members.muted") : "");
        words.add(person.blocked() ? texts.get("members.blocked") : "");
        words.removeIf(String::isEmpty);
        return String.join(texts.get("list.separator"), words);
    }
}
