package chat.parley.desktop;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.lobby.LobbyScreen;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.notify.Notifier;
import chat.parley.desktop.room.RoomScreen;
import chat.parley.desktop.roomsettings.RoomSettings;
import chat.parley.desktop.search.SearchPanel;
import chat.parley.desktop.store.SetAside;
import chat.parley.desktop.switcher.Command;
import chat.parley.desktop.switcher.Switcher;
import chat.parley.desktop.ui.ConnectionBanner;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What there is in a window while somebody is signed in, and the ways from one part of it to another. JavaFX's thread only. */
final class SignedInWindow implements Navigation, AutoCloseable {

    private final Workplace place;
    private final Navigator navigator;
    private final ServerLink link;
    private final Account account;
    private final LobbyScreen lobby;
    private final RoomScreen room;
    private final Switcher switcher;
    private final SearchPanel search;
    private final Notifier notifier;
    private final Runnable settings;
    private final BiConsumer<chat.parley.desktop.store.Account, @Nullable Phrase> over;
    private final Consumer<@Nullable Phrase> away;
    private final Subscription listening;

    private @Nullable Conversation open;

    /** The token of an invite link that has not been followed yet. */
    private @Nullable String invite;
    private Runnable inviteLeadsNowhere = () -> {};

    /**
     * Makes everything for an account.
     *
     * @param stage the window
     * @param place what everything in it works with
     * @param dispatcher where events come from
     * @param navigator shows the screens
     * @param banner tells how the connection stands
     * @param link the way to the account; not opened yet
     * @param settings shows the settings
     * @param over told whose session is over, and why when it was not the person's wish
     * @param away leaves the account without ending its session, and says why when it was not the person's wish
     */
    SignedInWindow(Stage stage, Workplace place, Dispatcher dispatcher, Navigator navigator, ConnectionBanner banner,
            ServerLink link, Runnable settings,
            BiConsumer<chat.parley.desktop.store.Account, @Nullable Phrase> over, Consumer<@Nullable Phrase> away) {
        this.place = place;
        this.navigator = navigator;
        this.link = link;
        this.settings = settings;
        this.over = over;
        this.away = away;
        account = new Account(link, place.clock());
        lobby = new LobbyScreen(place, account, this);
        room = new RoomScreen(place, account, this);
        switcher = new Switcher(place, account, this,
                List.of(new Command("lobby", Feather.HOME, this::lobby),
                        new Command("search", Feather.SEARCH, this::search),
                        new Command("settings", Feather.SETTINGS, this::settings),
                        new Command("theme", Feather.MOON, place.theme()::toggle),
                        new Command("accounts", Feather.USERS, () -> away.accept(null)),
                        new Command("logout", Feather.LOG_OUT, this::logout)));
        search = new SearchPanel(place, account, this);
        notifier = new Notifier(place, account, this, stage, () -> open);
        listening = dispatcher.listen(account).and(dispatcher.listen(this::handle))
                .and(account.stateProperty().subscribe(banner::setState))
                .and(navigator.prefixTitle(notifier.titleProperty()));
    }

    Account account() {
        return account;
    }

    private void handle(LinkEvent event) {
        switch (event) {
            case LinkEvent.Restored(var saved) -> {
                begin();
                tell(saved.setAside());
            }
            case LinkEvent.NotOpened(var words) -> away.accept(Phrase.of("login.notOpened", words));
            case LinkEvent.StateChanged _ -> follow();
            case LinkEvent.CaFollowed(var ca) ->
                place.preferences().update(known -> known.withCa(account.server(), ca));
            case LinkEvent.SessionOver _ -> over.accept(stored(), Phrase.of("login.over"));
            default -> {
                // the account's model has taken it
            }
        }
    }

    /**
     * Goes where an invite link leads, now or as soon as there is a connection.
     *
     * @param token the link's
     * @param nowhere what to do when it leads into no room
     */
    void follow(String token, Runnable nowhere) {
        invite = token;
        inviteLeadsNowhere = nowhere;
        follow();
    }

    private void follow() {
        String token = invite;
        if (token == null || !account.isOnline()) {
            return;
        }
        invite = null;
        account.redeem(token, room -> room.ifPresentOrElse(this::open, inviteLeadsNowhere), failure -> {
            if (failure instanceof AskFailure.Offline) {
                invite = token; // until there is a connection again
            } else {
                place.notices().warn(Problems.of(failure));
            }
        });
    }

    private void begin() {
        Long last = account.lastOpen();
        Conversation known = last == null ? null : account.conversation(last).orElse(null);
        if (known == null) {
            lobby();
        } else {
            open(known);
        }
    }

    private void tell(@Nullable SetAside broken) {
        if (broken != null) {
            String key = broken.rescued() ? "login.copyRescued" : "login.copyLost";
            place.notices().warn(Phrase.of(key, broken.file().toString()));
        }
    }

    private chat.parley.desktop.store.Account stored() {
        return new chat.parley.desktop.store.Account(account.server(), account.user());
    }

    @Override
    public void lobby() {
        open = null;
        account.rememberOpen(null);
        account.enter(null);
        navigator.show(lobby);
    }

    @Override
    public void open(Conversation conversation) {
        open(conversation, null);
    }

    @Override
    public void open(MessageInfo message) {
        account.conversation(message.conversation()).ifPresent(conversation -> open(conversation, message.seq()));
    }

    private void open(Conversation conversation, @Nullable Long seq) {
        open = conversation;
        account.rememberOpen(conversation);
        room.open(conversation, seq);
        navigator.show(room);
    }

    @Override
    public void openDirect(String user) {
        account.openDirect(user, this::open, failure -> place.notices().warn(Problems.of(failure)));
    }

    @Override
    public void settings() {
        settings.run();
    }

    @Override
    public void search() {
        search.show(open, false, null);
    }

    @Override
    public void search(Conversation conversation) {
        search.show(conversation, true, null);
    }

    @Override
    public void search(String words) {
        search.show(open, false, words.isBlank() ? null : words);
    }

    @Override
    public void roomSettings(Conversation conversation) {
        RoomSettings.open(place, account, conversation);
    }

    @Override
    public void switcher() {
        switcher.show();
    }

    @Override
    public void logout() {
        link.signOut();
        over.accept(stored(), null);
    }

    @Override
    public void close() {
        listening.unsubscribe();
        notifier.close();
        link.close();
    }
}
