package chat.parley.desktop.room.side;

import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.PersonSign;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.PresenceDot;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.ThemeToggle;
import chat.parley.desktop.ui.Workplace;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top of the side bar: who is signed in and where, and the ways that lead from everywhere. JavaFX's thread only. */
final class SideBarHeader extends VBox {

    private final Texts texts;
    private final PreferencesStore preferences;
    private final Account account;
    private final PersonSign sign = new PersonSign();
    private final Label state = Controls.label("", Styles.MUTED, Styles.SMALL);
    private final Button me = new Button();
    private final RadioMenuItem online;
    private final RadioMenuItem away;
    private final CheckMenuItem doNotDisturb;
    private final FontIcon quiet = Controls.icon(Feather.BELL_OFF);

    SideBarHeader(Workplace place, Account account, Navigation navigation) {
        this.texts = place.texts();
        preferences = place.preferences();
        this.account = account;
        getStyleClass().add("side-header");

        Label name = Controls.label(account.user(), "side-me-name");
        name.setId("own-name");
        state.setId("own-presence");
        VBox words = new VBox(name, state);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        quiet.setId("own-quiet");
        HBox content = new HBox(sign, words, quiet, Controls.icon(Feather.CHEVRON_DOWN));
        content.getStyleClass().add("side-me-content");
        content.prefWidthProperty().bind(me.widthProperty().subtract(12));
        me.setId("own-menu");
        me.getStyleClass().addAll(Styles.FLAT, "side-me");
        me.setGraphic(content);
        me.setMaxWidth(Double.MAX_VALUE);
        me.setMinWidth(0);
        me.setPrefWidth(0);
        HBox.setHgrow(me, Priority.ALWAYS);

        ToggleGroup presence = new ToggleGroup();
        online = radio("own-online", "presence.online", presence, false);
        away = radio("own-away", "presence.away", presence, true);
        doNotDisturb = new CheckMenuItem(texts.get("side.doNotDisturb"));
        doNotDisturb.setId("own-dnd");
        doNotDisturb.setOnAction(_ -> preferences
                .update(all -> all.withNotifications(now -> now.withDoNotDisturb(!now.doNotDisturb()))));
        MenuItem logout = new MenuItem(texts.get("side.logout"), Controls.icon(Feather.LOG_OUT));
        logout.setId("logout");
        logout.setOnAction(_ -> navigation.logout());
        ContextMenu menu = new ContextMenu(online, away, new SeparatorMenuItem(), doNotDisturb, new SeparatorMenuItem(),
                logout);
        me.setOnAction(_ -> Controls.showBelow(me, menu));

        HBox ways = new HBox(way("to-lobby", Feather.HOME, "side.lobby", navigation::lobby),
                way("to-search", Feather.SEARCH, "side.search", navigation::search),
                way("to-switcher", Feather.ZAP, "side.switcher", navigation::switcher), Controls.spacer(),
                new ThemeToggle(place.theme(), texts),
                way("to-settings", Feather.SETTINGS, "side.settings", navigation::settings));
        ways.getStyleClass().add("side-ways");
        getChildren().addAll(me, ways);
    }

    private Button way(String id, Feather icon, String key, Runnable action) {
        Button button = Controls.iconButton(id, icon, texts.get(key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private RadioMenuItem radio(String id, String key, ToggleGroup group, boolean isAway) {
        RadioMenuItem item = new RadioMenuItem(texts.get(key));
        item.setId(id);
        item.setToggleGroup(group);
        item.setOnAction(_ -> account.people().setAway(isAway));
        return item;
    }

    Subscription listen() {
        return Subscription.combine(account.onlineProperty().subscribe(_ -> show()),
                account.arrivingProperty().subscribe(_ -> show()),
                account.people().awayProperty().subscribe(_ -> show()),
                preferences.listen(() -> Platform.runLater(this::show))::run); // the tray changes them on a thread of its own
    }

    private void show() {
        boolean isAway = account.people().awayProperty().get();
        PresenceState presence = !account.isOnline()
                ? PresenceState.OFFLINE
                : isAway ? PresenceState.AWAY : PresenceState.ONLINE;
        (isAway ? away : online).setSelected(true);
        sign.setPerson(account.user(), presence);
        String word = texts.get(account.arrivingProperty().get()
                ? Phrase.of("side.me.arriving")
                : PresenceDot.words(presence));
        state.setText(texts.get("side.me.state", word, account.server().toString()));
        boolean isQuiet = preferences.get().notifications().doNotDisturb();
        doNotDisturb.setSelected(isQuiet);
        Controls.show(quiet, isQuiet);
        String whole = texts.get("side.me", account.user(), word, account.server().toString());
        me.setAccessibleText(
                isQuiet ? whole + texts.get("list.separator") + texts.get("side.doNotDisturb") : whole);
    }
}
