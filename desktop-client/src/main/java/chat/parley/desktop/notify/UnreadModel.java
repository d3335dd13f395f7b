package chat.parley.desktop.notify;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.store.NotificationSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;

/** How many unread messages of all conversations are worth a mark on the window. JavaFX's thread only. */
final class UnreadModel implements AutoCloseable {

    private final Account account;
    private final chat.parley.desktop.store.Account stored;
    private final Supplier<NotificationSettings> settings;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Map<Conversation, Subscription> watched = new HashMap<>();
    private final Subscription list;

    UnreadModel(Account account, chat.parley.desktop.store.Account stored, Supplier<NotificationSettings> settings) {
        this.account = account;
        this.stored = stored;
        this.settings = settings;
        list = account.conversations().subscribe(this::watch);
        watch();
    }

    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    private void watch() {
        Set<Conversation> gone = new HashSet<>(watched.keySet());
        for (Conversation conversation : account.conversations()) {
            gone.remove(conversation);
            watched.computeIfAbsent(conversation, c -> c.unreadProperty().subscribe(() -> add())
                    .and(c.mentionsProperty().subscribe(() -> add())));
        }
        gone.forEach(conversation -> {
            Subscription ended = watched.remove(conversation);
            if (ended != null) {
                ended.unsubscribe();
            }
        });
        add();
    }

    /** Adds them up; also when the settings have changed. */
    void add() {
        NotificationSettings now = settings.get();
        count.set(account.conversations().stream().mapToInt(c -> NotifyRules.worth(now.level(stored, c.id()),
                c.isDirect(), c.unreadProperty().get(), c.mentionsProperty().get())).sum());
    }

    @Override
    public void close() {
        list.unsubscribe();
        watched.values().forEach(Subscription::unsubscribe);
        watched.clear();
    }
}
