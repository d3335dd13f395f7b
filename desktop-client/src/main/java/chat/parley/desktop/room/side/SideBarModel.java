package chat.parley.desktop.room.side;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.store.NotificationLevel;
import chat.parley.desktop.store.NotificationSettings;
import chat.parley.desktop.ui.RowChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What the side bar shows: the conversations in two sections, with what is unread in them. Follows the account only while
 * somebody listens. JavaFX's thread only.
 */
public final class SideBarModel {

    /** With so many conversations, or fewer, nobody needs a filter. */
    static final int FEW = 8;

    private static final Comparator<Conversation> BY_NAME = Comparator
            .comparing((Conversation conversation) -> Names.key(conversation.title()))
            .thenComparingLong(Conversation::id);

    private static final Comparator<Conversation> BY_ACTIVITY = Comparator
            .comparing((Conversation conversation) -> conversation.lastActivityProperty().get())
            .thenComparingLong(Conversation::id).reversed();

    private final Account account;
    private final Supplier<NotificationSettings> notifications;
    private final Executor later;
    private final chat.parley.desktop.store.Account stored;
    private final ObservableList<SideRow> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper filterUseful = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final Set<SideRow.Section> collapsed = EnumSet.noneOf(SideRow.Section.class);
    private final Map<Conversation, Subscription> followed = new HashMap<>();

    private final Set<String> sought = new HashSet<>(); // of whose presence the server was asked

    private List<SideRow.Talk> all = List.of();
    private @Nullable Conversation open;
    private boolean dirty;

    /**
     * Makes a model that shows nothing yet.
     *
     * @param account who is signed in
     * @param notifications tells of what the person wants to be told
     * @param later runs something on JavaFX's thread once what happens now is done: many changes at once are shown once
     */
    public SideBarModel(Account account, Supplier<NotificationSettings> notifications, Executor later) {
        this.account = account;
        this.notifications = notifications;
        this.later = later;
        stored = new chat.parley.desktop.store.Account(account.server(), account.user());
        filter.subscribe(_ -> rebuild());
    }

    /**
     * The rows.
     *
     * @return a list that changes; not to be changed by others
     */
    ObservableList<SideRow> rows() {
        return rows;
    }

    /**
     * What a title has to contain to be shown.
     *
     * @return a property that anybody may set; empty for all
     */
    StringProperty filterProperty() {
        return filter;
    }

    /**
     * Tells whether there are so many conversations that a filter helps.
     *
     * @return a property that follows them
     */
    ReadOnlyBooleanProperty filterUsefulProperty() {
        return filterUseful.getReadOnlyProperty();
    }

    /**
     * How many messages are unread in all conversations of which the person wants to hear.
     *
     * @return a property that follows them
     */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /**
     * Marks a conversation as the one that is open.
     *
     * @param conversation which
     */
    public void setOpen(Conversation conversation) {
        open = conversation;
        rebuild();
    }

    /**
     * Shows all of a section, or only what is open or calls.
     *
     * @param section which
     */
    void toggle(SideRow.Section section) {
        if (!collapsed.remove(section)) {
            collapsed.add(section);
        }
        rebuild();
    }

    /**
     * Tells of which messages of a conversation the person wants to be told.
     *
     * @param conversation which
     * @return its own level; {@code null} when it follows the general one
     */
    @Nullable
    NotificationLevel level(Conversation conversation) {
        return notifications.get().overrides().getOrDefault(stored.key(), Map.of()).get(conversation.id());
    }

    /**
     * Finds a neighbour of the open conversation, in the order of the rows; from the last one on to the first.
     *
     * @param step 1 for the next one, -1 for the one before
     * @param calling whether only what is unread counts, shown or not
     * @return the neighbour, if there is one
     */
    public Optional<Conversation> neighbour(int step, boolean calling) {
        List<SideRow.Talk> talks = calling
                ? all
                : rows.stream().filter(SideRow.Talk.class::isInstance)
                        .map(SideRow.Talk.class::cast).toList();
        int size = talks.size();
        int from = 0;
        while (from < size && !talks.get(from).open()) {
            from++;
        }
        if (from == size) {
            from = step > 0 ? -1 : size; // the open one is not among them
        }
        for (int i = 1; i <= size; i++) {
            SideRow.Talk talk = talks.get(Math.floorMod(from + i * step, size));
            if (!talk.open() && (!calling || talk.calls())) {
                return Optional.of(talk.conversation());
            }
        }
        return Optional.empty();
    }

    /**
     * Follows the account from now on.
     *
     * @return ends it
     */
    public Subscription listen() {
        Subscription listening = Subscription.combine(account.conversations().subscribe(this::conversationsChanged),
                account.people().known().subscribe(this::changed),
                account.onlineProperty().subscribe(_ -> {
                    sought.clear(); // what was known of people is forgotten with the connection
                    seek();
                }));
        conversationsChanged();
        return () -> {
            listening.unsubscribe();
            followed.values().forEach(Subscription::unsubscribe);
            followed.clear();
        };
    }

    private void conversationsChanged() {
        List<Conversation> now = account.conversations();
        followed.entrySet().removeIf(entry -> {
            boolean gone = !now.contains(entry.getKey());
            if (gone) {
                entry.getValue().unsubscribe();
            }
            return gone;
        });
        now.forEach(conversation -> followed.computeIfAbsent(conversation, this::follow));
        seek();
        changed();
    }

    /** Events tell of people who come and go, but not of those who were there before. */
    private void seek() {
        if (account.isOnline()) {
            account.conversations().stream().filter(Conversation::isDirect).map(Conversation::title)
                    .filter(name -> account.people().presence(name).isEmpty() && sought.add(name))
                    .forEach(account.people()::seek);
        }
    }

    private Subscription follow(Conversation conversation) {
        return Subscription.combine(conversation.infoProperty().subscribe(this::changed),
                conversation.unreadProperty().subscribe(this::changed),
                conversation.mentionsProperty().subscribe(this::changed),
                conversation.draftProperty().subscribe(this::changed),
                conversation.lastActivityProperty().subscribe(this::changed));
    }

    /** Something that is shown may have changed: shows it soon. */
    void changed() {
        if (!dirty) {
            dirty = true;
            later.execute(this::rebuild);
        }
    }

    private void rebuild() {
        dirty = false;
        List<SideRow.Talk> rooms = talks(false, BY_NAME);
        List<SideRow.Talk> directs = talks(true, BY_ACTIVITY);
        List<SideRow.Talk> both = new ArrayList<>(rooms);
        both.addAll(directs);
        all = List.copyOf(both);
        unread.set(all.stream().filter(SideRow.Talk::calls)
                .mapToInt(talk -> talk.muted() ? talk.mentions() : talk.unread()).sum());
        filterUseful.set(all.size() > FEW || !filter.get().isEmpty());
        List<SideRow> next = new ArrayList<>();
        addSection(next, SideRow.Section.ROOMS, rooms);
        addSection(next, SideRow.Section.DIRECT, directs);
        RowChanges.show(rows, next, SideRow::isSame);
    }

    private List<SideRow.Talk> talks(boolean direct, Comparator<Conversation> order) {
        return account.conversations().stream().filter(conversation -> conversation.isDirect() == direct).sorted(order)
                .map(this::talk).toList();
    }

    private SideRow.Talk talk(Conversation conversation) {
        boolean isOpen = conversation.equals(open);
        boolean muted = notifications.get().level(stored, conversation.id()) == NotificationLevel.NONE;
        return new SideRow.Talk(conversation, conversation.title(), sign(conversation.room()),
                conversation.isDirect() ? account.people().presence(conversation.title()).orElse(null) : null,
                !isOpen && conversation.draftProperty().get() != null, conversation.unreadProperty().get(),
                conversation.mentionsProperty().get(), muted, isOpen);
    }

    private static SideRow.Sign sign(@Nullable RoomInfo room) {
        if (room == null) {
            return SideRow.Sign.PERSON;
        }
        if (room.visibility() == Visibility.PRIVATE) {
            return SideRow.Sign.PRIVATE;
        }
        return room.locked() ? SideRow.Sign.LOCKED : SideRow.Sign.PUBLIC;
    }

    private void addSection(List<SideRow> next, SideRow.Section section, List<SideRow.Talk> talks) {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        boolean closed = collapsed.contains(section) && wanted.isEmpty();
        List<SideRow.Talk> shown = talks.stream()
                .filter(talk -> talk.title().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(talk -> !closed || talk.open() || talk.calls()).toList();
        if (!talks.isEmpty() && (wanted.isEmpty() || !shown.isEmpty())) {
            next.add(new SideRow.Heading(section, closed, talks.size()));
            next.addAll(shown);
        }
    }
}
