package chat.parley.desktop.room.side;

import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.People;
import chat.parley.desktop.people.PersonActions;
import chat.parley.desktop.roomsettings.Leaving;
import chat.parley.desktop.store.NotificationLevel;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Workplace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with a conversation as a whole, as a menu. JavaFX's thread only. */
public final class ConversationMenu {

    private final Workplace place;
    private final Account account;
    private final Navigation navigation;
    private final SideBarModel model;
    private final PersonActions persons;

    /**
     * Makes menus.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param model what the side bar shows
     */
    public ConversationMenu(Workplace place, Account account, Navigation navigation, SideBarModel model) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
        this.model = model;
        persons = new PersonActions(place, account, navigation);
    }

    /**
     * Makes a conversation's menu.
     *
     * @param conversation which
     * @return what is in it, as things stand now
     */
    public List<MenuItem> items(Conversation conversation) {
        List<MenuItem> items = new ArrayList<>();
        MenuItem read = item("menu-mark-read", "side.menu.read", Feather.CHECK, conversation::readAll);
        read.setDisable(conversation.unreadProperty().get() == 0);
        items.add(read);
        items.add(levels(conversation));
        items.add(new SeparatorMenuItem());
        if (conversation.isDirect()) {
            items.add(blocking(conversation.title()));
        } else {
            if (conversation.role() == Role.OWNER || conversation.role() == Role.MODERATOR) {
                items.add(item("menu-room-settings", "side.menu.settings", Feather.SETTINGS,
                        () -> navigation.roomSettings(conversation)));
            }
            items.add(item("menu-leave", "side.menu.leave", Feather.LOG_OUT,
                    () -> Leaving.ask(place, account, conversation)));
        }
        return items;
    }

    private MenuItem item(String id, String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(place.texts().get(key), Controls.icon(icon));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Menu levels(Conversation conversation) {
        Menu menu = new Menu(place.texts().get("side.menu.notify"), Controls.icon(Feather.BELL));
        menu.setId("menu-notify");
        ToggleGroup group = new ToggleGroup();
        NotificationLevel general = place.preferences().get().notifications().level();
        menu.getItems().addAll(
                level(conversation, group, null, "default",
                        place.texts().get("side.notify.default", words(conversation, general))),
                level(conversation, group, NotificationLevel.ALL, "all", words(conversation, NotificationLevel.ALL)));
        if (!conversation.isDirect()) {
            menu.getItems().add(level(conversation, group, NotificationLevel.MENTIONS, "mentions",
                    words(conversation, NotificationLevel.MENTIONS)));
        }
        menu.getItems().add(level(conversation, group, NotificationLevel.NONE, "none",
                words(conversation, NotificationLevel.NONE)));
        return menu;
    }

    /** Every direct message counts as a mention does: there the two levels are one. */
    private String words(Conversation conversation, NotificationLevel level) {
        return place.texts().get(switch (level) {
            case ALL -> "side.notify.all";
            case MENTIONS -> conversation.isDirect() ? "side.notify.all" : "side.notify.mentions";
            case NONE -> "side.notify.none";
        });
    }

    private MenuItem level(Conversation conversation, ToggleGroup group, @Nullable NotificationLevel level, String id,
            String words) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setId("menu-notify-" + id);
        item.setToggleGroup(group);
        item.setSelected(model.level(conversation) == level);
        item.setOnAction(_ -> {
            place.preferences().update(all -> all.withNotifications(settings -> settings.withLevel(
                    new chat.parley.desktop.store.Account(account.server(), account.user()), conversation.id(),
                    level)));
            model.changed();
        });
        return item;
    }

    private MenuItem blocking(String user) {
        return People.contains(account.people().blocked(), user)
                ? item("menu-unblock", "side.menu.unblock", Feather.USER_CHECK, () -> persons.unblock(user))
                : item("menu-block", "side.menu.block", Feather.SLASH, () -> persons.block(user));
    }
}
