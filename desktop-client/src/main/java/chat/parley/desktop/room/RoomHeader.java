package chat.parley.desktop.room;

import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.room.side.ConversationMenu;
import chat.parley.desktop.text.EmojiLabel;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.PersonSign;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import javafx.beans.value.ObservableIntegerValue;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top of a conversation: what it is, who is there, and what can be done with it. JavaFX's thread only. */
final class RoomHeader extends HBox {

    /** Opens and closes the side bar, where there is no room for it beside the conversation. */
    final Button toggleSide;

    /** Shows and hides the members. */
    final ToggleButton toggleMembers = new ToggleButton();

    private final Workplace place;
    private final Account account;
    private final ObservableIntegerValue unread;
    private final FontIcon icon = Controls.icon(Feather.HASH);
    private final PersonSign person = new PersonSign();
    private final Label title = Controls.label("", Styles.TITLE);
    private final EmojiLabel subtitle; // a topic may hold emoji, a name cannot
    private final Tooltip more = Controls.tooltip("");
    private final Label elsewhere = Controls.label("", "side-badge");
    private final Button settings;
    private @Nullable Conversation conversation;

    RoomHeader(Workplace place, Account account, Navigation navigation, ConversationMenu menu,
            ObservableIntegerValue unread) {
        this.place = place;
        this.account = account;
        this.unread = unread;
        Texts texts = place.texts();
        setId("room-header");
        getStyleClass().addAll("header-bar", "room-header");

        toggleSide = Controls.iconButton("toggle-side", Feather.MENU, texts.get("room.side"));
        toggleSide.setGraphic(new HBox(Controls.icon(Feather.MENU), elsewhere));
        toggleSide.getStyleClass().add("toggle-side");
        toggleSide.setMinWidth(USE_PREF_SIZE);
        elsewhere.setMinWidth(USE_PREF_SIZE);
        Controls.show(toggleSide, false);

        StackPane sign = new StackPane(icon, person);
        sign.getStyleClass().add("header-sign");
        title.setId("header-title");
        subtitle = new EmojiLabel(place.emoji());
        subtitle.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        subtitle.setId("header-subtitle");
        subtitle.setTooltip(more);
        VBox words = new VBox(title, subtitle);
        words.getStyleClass().add("header-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);

        Button search = Controls.iconButton("search-here", Feather.SEARCH, texts.get("room.search"));
        search.setOnAction(_ -> {
            if (conversation != null) {
                navigation.search(conversation);
            }
        });
        settings = Controls.iconButton("room-settings", Feather.SETTINGS, texts.get("room.settings"));
        settings.setOnAction(_ -> {
            if (conversation != null) {
                navigation.roomSettings(conversation);
            }
        });
        toggleMembers.setId("toggle-members");
        toggleMembers.setGraphic(Controls.icon(Feather.USERS));
        toggleMembers.getStyleClass().addAll(Styles.FLAT, Styles.ICON_BUTTON);
        Controls.nameIt(toggleMembers, texts.get("room.members.toggle"));
        ContextMenu items = new ContextMenu();
        Button menuButton = Controls.iconButton("room-menu", Feather.MORE_VERTICAL, texts.get("room.menu"));
        menuButton.setOnAction(_ -> {
            if (conversation != null) {
                items.getItems().setAll(menu.items(conversation));
                Controls.showBelow(menuButton, items);
            }
        });
        HBox actions = new HBox(search, settings, toggleMembers, menuButton);
        actions.getStyleClass().add("header-actions");
        getChildren().addAll(toggleSide, sign, words, actions);
    }

    /** Follows a conversation until the end of what is given back. */
    Subscription follow(Conversation next) {
        conversation = next;
        ObservableList<String> present = next.present();
        ObservableList<MemberInfo> members = next.members().list();
        ObservableMap<String, ?> people = account.people().known();
        return Subscription.combine(next.infoProperty().subscribe(_ -> show(next)),
                present.subscribe(() -> show(next)), members.subscribe(() -> show(next)),
                people.subscribe(() -> {
                    if (next.isDirect()) {
                        show(next);
                    }
                }),
                unread.subscribe(_ -> showElsewhere(next)),
                next.unreadProperty().subscribe(_ -> showElsewhere(next)));
    }

    private void show(Conversation shown) {
        RoomInfo room = shown.room();
        Controls.show(icon, room != null);
        Controls.show(person, room == null);
        if (room == null) {
            person.setPerson(shown.title(), account.people().presence(shown.title()).orElse(null));
        } else {
            icon.setIconCode(room.visibility() == Visibility.PRIVATE
                    ? Feather.EYE_OFF
                    : room.locked() ? Feather.LOCK : Feather.HASH);
        }
        title.setText(shown.title());
        subtitle.setText(HeaderWords.of(shown, account, place.texts(), place.clock()));
        more.setText(room == null || room.topic() == null || room.topic().isBlank()
                ? subtitle.getText()
                : room.topic());
        Controls.show(settings, shown.role() == Role.OWNER || shown.role() == Role.MODERATOR);
        Controls.show(toggleMembers, room != null);
    }

    private void showElsewhere(Conversation shown) {
        int others = Math.max(0, unread.get() - shown.unreadProperty().get());
        elsewhere.setText(String.valueOf(others));
        Controls.show(elsewhere, others > 0);
        toggleSide.setAccessibleText(others == 0
                ? place.texts().get("room.side")
                : place.texts().get("room.side.unread", others));
    }
}
