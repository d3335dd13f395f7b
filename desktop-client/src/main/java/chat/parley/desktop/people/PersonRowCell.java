package chat.parley.desktop.people;

import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.PersonSign;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A person in the list: whether they are there, what they are to the account, and what can be done. The buttons of the selected
 * row are reached by Tab from the list.
 */
final class PersonRowCell extends ListCell<PersonRow> {

    private final Texts texts;
    private final Clock clock;
    private final PersonActions actions;
    private final Label section = Controls.label("", "list-section");
    private final PersonSign sign = new PersonSign();
    private final Label name = Controls.label("", "row-title");
    private final Label you;
    private final Label more = Controls.label("", Styles.MUTED, Styles.SMALL);
    private final Label unread = Controls.label("", "unread-badge");
    private final FontIcon star = Controls.icon(Feather.STAR);
    private final Button accept;
    private final Button decline;
    private final HBox answers = new HBox();
    private final Button takeBack;
    private final Button unblock;
    private final Button menu;
    private final VBox all;

    PersonRowCell(Texts texts, Clock clock, PersonActions actions) {
        this.texts = texts;
        this.clock = clock;
        this.actions = actions;
        accept = action("row-accept", Feather.CHECK, "people.accept", actions::accept);
        decline = action("row-decline", Feather.X, "people.decline", actions::decline);
        takeBack = action("row-take-back", Feather.X, "people.takeBack", actions::decline);
        unblock = action("row-unblock", Feather.USER_CHECK, "people.unblock", actions::unblock);
        menu = action("row-more", Feather.MORE_VERTICAL, "people.more", _ -> this.showMenu());
        menu.getStyleClass().add("row-more");
        you = Controls.label(texts.get("person.you"), Styles.CHIP);
        you.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        star.getStyleClass().add("friend-star");
        HBox first = new HBox(name, star, you);
        first.getStyleClass().add("person-name");
        answers.getChildren().addAll(accept, decline);
        answers.getStyleClass().add("person-answers");
        VBox words = new VBox(first, more, answers);
        words.getStyleClass().add("person-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        unread.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(sign, words, unread, takeBack, unblock, menu);
        row.getStyleClass().addAll("list-row", "person-row");
        all = new VBox(section, row);
        getStyleClass().add("row-cell");
        setPrefWidth(0);
        setOnContextMenuRequested(request -> {
            PersonRow person = getItem();
            if (person != null && person.relation() != Relation.SELF) {
                menuOf(person).show(this, request.getScreenX(), request.getScreenY());
            }
            request.consume();
        });
        setOnMouseClicked(click -> {
            PersonRow person = getItem();
            if (person != null && click.getClickCount() == 2 && person.relation() != Relation.SELF) {
                actions.message(person.name());
            }
        });
    }

    private ContextMenu menuOf(PersonRow person) {
        ContextMenu shown = new ContextMenu();
        shown.getItems().setAll(actions.items(person.name()));
        return shown;
    }

    private Button action(String id, Ikon icon, String key, Consumer<String> action) {
        Button button = Controls.iconButton(id, icon, texts.get(key));
        button.getStyleClass().add("row-button");
        button.focusTraversableProperty().bind(selectedProperty());
        button.setOnAction(_ -> {
            PersonRow person = getItem();
            if (person != null) {
                action.accept(person.name());
            }
        });
        return button;
    }

    /** Shows what can be done, below the button. */
    void showMenu() {
        PersonRow person = getItem();
        if (person != null && person.relation() != Relation.SELF) {
            Controls.showBelow(menu, menuOf(person));
        }
    }

    @Override
    protected void updateItem(@Nullable PersonRow person, boolean empty) {
        super.updateItem(person, empty);
        if (empty || person == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Controls.show(section, person.first());
        section.setText(texts.get("people.section." + person.section().name().toLowerCase(Locale.ROOT)));
        sign.setPerson(person.name(), person.presence());
        name.setText(person.name());
        more.setText(words(person));
        Controls.show(more, !more.getText().isEmpty());
        unread.setText(texts.get("people.unread", person.unread()));
        Controls.show(unread, person.unread() > 0);
        Controls.show(you, person.relation() == Relation.SELF);
        Controls.show(star, person.relation() == Relation.FRIEND);
        Controls.show(answers, person.relation() == Relation.INCOMING);
        Controls.show(takeBack, person.section() == PersonRow.Section.OUTGOING);
        Controls.show(unblock, person.relation() == Relation.BLOCKED);
        Controls.show(menu, person.relation() != Relation.SELF);
        for (Node button : List.of(accept, decline, takeBack, unblock, menu)) {
            button.setAccessibleHelp(person.name());
        }
        List<String> said = new ArrayList<>(List.of(person.name(), section.getText(), more.getText()));
        if (person.unread() > 0) {
            said.add(texts.get("people.unread.accessible", person.unread()));
        }
        setAccessibleText(String.join(texts.get("list.separator"), said));
        setGraphic(all);
    }

    private String words(PersonRow person) {
        return switch (person.section()) {
            case INCOMING, OUTGOING, BLOCKED -> ""; // the section says it
            default -> {
                if (person.relation() == Relation.OUTGOING) {
                    yield texts.get("people.asked");
                }
                yield person.presence() == PresenceState.ONLINE
                        ? ""
                        : LastSeen.words(texts, person.presence(), person.lastSeen(), Instant.now(clock));
            }
        };
    }
}
