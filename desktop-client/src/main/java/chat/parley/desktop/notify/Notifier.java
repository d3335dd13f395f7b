package chat.parley.desktop.notify;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.store.NotificationSettings;
import chat.parley.desktop.text.Markdown;
import chat.parley.desktop.text.PlainPreview;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Tells the person of new messages: by a notice in the window, by a number in its title, by a sound if they want one, and in
 * the system's tray when the window is not looked at. JavaFX's thread only.
 */
public final class Notifier implements AutoCloseable {

    private static final int PREVIEW = 120;

    private final Workplace place;
    private final Account account;
    private final chat.parley.desktop.store.Account stored;
    private final Navigation navigation;
    private final Stage stage;
    private final Supplier<@Nullable Conversation> open;
    private final NotifyRules rules = new NotifyRules();
    private final UnreadModel unread;
    private final Tray tray;
    private final Subscription listening;

    /**
     * Begins to listen.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation the way to a message
     * @param stage the window
     * @param open tells which conversation is open
     */
    public Notifier(Workplace place, Account account, Navigation navigation, Stage stage,
            Supplier<@Nullable Conversation> open) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
        this.stage = stage;
        this.open = open;
        stored = new chat.parley.desktop.store.Account(account.server(), account.user());
        unread = new UnreadModel(account, stored, this::settings);
        tray = new Tray(place.texts(), new Tray.Actions() {
            @Override
            public void open() {
                Platform.runLater(Notifier.this::toFront);
            }

            @Override
            public void doNotDisturb(boolean on) {
                place.preferences().update(p -> p.withNotifications(n -> n.withDoNotDisturb(on)));
            }

            @Override
            public void quit() {
                Platform.runLater(stage::hide);
            }
        });
        listening = account.hear(this::heard).and(unread.count().subscribe(n -> tray.setUnread(n.intValue())))
                .and(stage.focusedProperty().subscribe((had, has) -> focusMoved(had && !has)));
    }

    /**
     * Tells how the window's title is to be: with the number of messages that wait.
     *
     * @return makes the title from the screen's; changes with the number
     */
    public ObservableValue<UnaryOperator<String>> titleProperty() {
        Texts texts = place.texts();
        return unread.count().map(
                count -> title -> count.intValue() == 0 ? title : texts.get("window.unread", count.intValue(), title));
    }

    private NotificationSettings settings() {
        return place.preferences().get().notifications();
    }

    /** The tray is for when the window is not looked at: before that, AWT need not be started. */
    private void focusMoved(boolean away) {
        unread.add();
        if (!place.preferences().get().settings().tray()) {
            tray.hide();
        } else if (away) {
            tray.open();
            tray.setDoNotDisturb(settings().doNotDisturb());
        }
    }

    private void heard(Conversation conversation, MessageInfo message) {
        Instant now = place.clock().instant();
        NotificationSettings settings = settings();
        boolean mention = message.mentions().stream().anyMatch(account::isMe);
        NotifyRules.Heard heard = new NotifyRules.Heard(conversation.id(), Instant.ofEpochMilli(message.at()),
                conversation.isDirect(), mention, isInSight(conversation, message));
        if (message.text() == null
                || !rules.tell(heard, settings.level(stored, conversation.id()), settings.doNotDisturb(), now)) {
            return;
        }
        String preview = PlainPreview.of(Markdown.parse(message.text(), message.mentions()), PREVIEW);
        String who = headline(conversation, message);
        place.notices().offer(place.texts().get("notify.message", who, preview),
                mention ? Feather.AT_SIGN : conversation.isDirect() ? Feather.USER : Feather.MESSAGE_SQUARE,
                () -> navigation.open(message));
        if (settings.sounds()) {
            Tone.play(() -> {});
        }
        if (!stage.isFocused()) {
            tray.tell(who, preview);
        }
    }

    private boolean isInSight(Conversation conversation, MessageInfo message) {
        Conversation now = open.get();
        Long room = message.saidIn();
        return stage.isFocused() && now != null
                && (now.equals(conversation) || (room != null && now.id() == room));
    }

    private String headline(Conversation conversation, MessageInfo message) {
        Long room = message.saidIn();
        if (conversation.isDirect()) {
            return account.conversation(room == null ? 0 : room)
                    .map(in -> place.texts().get("notify.privately", message.from(), in.title()))
                    .orElse(message.from());
        }
        return place.texts().get("notify.in", message.from(), conversation.title());
    }

    private void toFront() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** Stops listening, and takes the icon out of the tray. */
    @Override
    public void close() {
        listening.unsubscribe();
        unread.close();
        tray.close();
    }
}
