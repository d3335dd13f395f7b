package chat.parley.desktop.model;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.net.History;
import chat.parley.desktop.store.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A window on the messages of a conversation: at most {@link #MOST} rows, without a gap, at its end or anywhere else. Older and
 * newer ones are put in as they are asked for, and those at the other end are dropped: so a room of a million messages costs no
 * more than a small one. While the window is at the conversation's end it is <em>live</em>: what is new is put in at once, and
 * what is unsent stands after it. JavaFX's thread only.
 */
public final class Timeline {

    /** How many rows there are at most, when none of them is unsent. */
    static final int MOST = 480;

    private static final int PAGE = 60;

    /** What is being fetched. */
    public enum Fetching {
        /** Nothing. */
        NOTHING,
        /** A whole new window. */
        WINDOW,
        /** What is before the first row. */
        OLDER,
        /** What is after the last row. */
        NEWER
    }

    private final Account account;
    private final Conversation conversation;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Fetching> fetching = new ReadOnlyObjectWrapper<>(Fetching.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable AskFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper();
    private final List<MessageInfo> early = new ArrayList<>(); // what came while a window was being fetched
    private final Map<Long, MessageInfo> quotes = new HashMap<>(); // answered messages that are not in the window
    private final Set<Long> asked = new HashSet<>();
    private boolean loaded;
    private @Nullable Failed failed;
    private boolean atEnd = true;
    private long unreadFrom;
    private int fetches; // the answer to any but the last one is not wanted any more

    /** What could not be fetched, and a way to try it again. */
    private record Failed(Fetching what, Runnable again) {}

    Timeline(Account account, Conversation conversation) {
        this.account = account;
        this.conversation = conversation;
    }

    /**
     * The rows, oldest first.
     *
     * @return a list that changes; read only
     */
    public ObservableList<Row> rows() {
        return shownRows;
    }

    /**
     * Tells what is being fetched.
     *
     * @return a property that follows it
     */
    public ReadOnlyObjectProperty<Fetching> fetchingProperty() {
        return fetching.getReadOnlyProperty();
    }

    /**
     * Tells why the last fetch came to nothing.
     *
     * @return a property; {@code null} when it did not fail
     */
    public ReadOnlyObjectProperty<@Nullable AskFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /**
     * Tells whether the window is at the conversation's end.
     *
     * @return a property that follows it
     */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /**
     * Tells whether there are messages before the first row.
     *
     * @return a property that follows it
     */
    public ReadOnlyBooleanProperty olderProperty() {
        return older.getReadOnlyProperty();
    }

    /** Marks what is unread now, and fetches the newest messages unless they are there. */
    public void open() {
        unreadFrom = conversation.unreadProperty().get() > 0 ? conversation.readUpTo() + 1 : 0;
        if (!loaded || !live.get()) {
            fetchWindow(new Place.Newest(), _ -> {});
        } else {
            replaceAll();
        }
    }

    /**
     * Marks what is unread now, and goes to a message.
     *
     * @param seq its number
     * @param there told its row's index; -1 when it is not to be had
     */
    public void open(long seq, Consumer<Integer> there) {
        unreadFrom = conversation.unreadProperty().get() > 0 ? conversation.readUpTo() + 1 : 0;
        replaceAll();
        show(seq, there);
    }

    /** Marks what comes from now on as unread: nobody looks. Does nothing while something is unread. */
    public void markNew() {
        if (conversation.unreadProperty().get() == 0) {
            unreadFrom = conversation.newest() + 1;
            replaceAll();
        }
    }

    /**
     * Tells where what is unread begins, as it was marked last.
     *
     * @return the number of the first unread message, which may not have come yet; 0 for none
     */
    public long unreadFrom() {
        return unreadFrom;
    }

    /**
     * Says whether the end is on the screen: then rows at the beginning may be dropped.
     *
     * @param shown whether it is
     */
    public void setAtEnd(boolean shown) {
        atEnd = shown;
    }

    /**
     * Goes to the conversation's end.
     *
     * @param there called when it is
     */
    public void toNewest(Runnable there) {
        if (loaded && live.get()) {
            there.run();
        } else {
            fetchWindow(new Place.Newest(), _ -> there.run());
        }
    }

    /**
     * Goes to a message.
     *
     * @param seq its number
     * @param there told its row's index; -1 when it is not to be had
     */
    public void show(long seq, Consumer<Integer> there) {
        int index = indexOf(seq);
        if (index >= 0) {
            there.accept(index);
        } else {
            fetchWindow(new Place.Around(seq), _ -> there.accept(indexOf(seq)));
        }
    }

    /**
     * Tells where a message is.
     *
     * @param seq its number
     * @return its row's index; -1 when it is not in the window
     */
    public int indexOf(long seq) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Row row = rows.get(middle);
            if (row.order() < seq) {
                low = middle + 1;
            } else if (row.order() > seq) {
                high = middle - 1;
            } else {
                return said(middle);
            }
        }
        return -1;
    }

    /** Of rows with the same number, the message comes first. */
    private int said(int at) {
        int index = at;
        while (index > 0 && rows.get(index - 1).order() == rows.get(at).order()) {
            index--;
        }
        return rows.get(index).entry() instanceof Entry.Said ? index : -1;
    }

    /** Fetches what is before the first row, unless something is being fetched. */
    public void fetchOlder() {
        long first = first();
        if (older.get() && first > 0 && fetching.get() == Fetching.NOTHING) {
            fetch(Fetching.OLDER, new Place.Before(first), page -> {
                older.set(page.older());
                prepend(page.messages());
            });
        }
    }

    /** Fetches what is after the last row, unless something is being fetched. */
    public void fetchNewer() {
        long last = last();
        if (loaded && !live.get() && fetching.get() == Fetching.NOTHING) {
            fetch(Fetching.NEWER, new Place.After(last), page -> {
                append(page.messages().stream().filter(m -> m.seq() > last).toList());
                dropFirst();
                setLive(!page.newer());
            });
        }
    }

    private void fetchWindow(Place place, Consumer<History> then) {
        early.clear();
        fetch(Fetching.WINDOW, place, page -> {
            loaded = true;
            live.set(false);
            rows.clear();
            older.set(page.older());
            append(page.messages());
            setLive(!page.newer());
            List<MessageInfo> missed = List.copyOf(early);
            early.clear();
            arrived(missed);
            then.accept(page);
        });
    }

    private void fetch(Fetching what, Place place, Consumer<History> then) {
        int number = ++fetches;
        fetching.set(what);
        failed = null;
        failure.set(null);
        account.link().history(conversation.id(), place, PAGE, page -> {
            if (number == fetches) {
                fetching.set(Fetching.NOTHING);
                then.accept(page);
            }
        }, why -> {
            if (number == fetches) {
                fetching.set(Fetching.NOTHING);
                failed = new Failed(what, switch (what) {
                    case OLDER -> this::fetchOlder; // where the window begins and ends now
                    case NEWER -> this::fetchNewer;
                    case NOTHING, WINDOW -> () -> fetch(what, place, then);
                });
                failure.set(why);
                List<MessageInfo> missed = List.copyOf(early);
                early.clear();
                arrived(missed); // the old window stays
                if (place instanceof Place.Newest && !loaded) {
                    setLive(true); // what is written now is shown all the same
                }
            }
        });
    }

    /** Fetches again what could not be had the last time; does nothing when the last fetch went well. */
    public void retry() {
        Failed last = failed;
        failed = null;
        failure.set(null);
        if (last != null) {
            last.again().run();
        }
    }

    /** There is a connection again: fetches what could not be had, but leads nobody away any more from what they read. */
    void cameBack() {
        if (loaded && failed != null && failed.what() == Fetching.WINDOW) {
            failed = null;
        }
        retry();
    }

    void arrived(List<MessageInfo> messages) {
        if (fetching.get() == Fetching.WINDOW) {
            early.addAll(messages);
        } else if (loaded && live.get()) {
            long last = last();
            List<MessageInfo> fresh = messages.stream().filter(m -> m.seq() > last).toList();
            if (!fresh.isEmpty()) {
                append(fresh);
                if (atEnd) {
                    dropFirst();
                }
            }
        }
    }

    void changed(MessageInfo message) {
        int index = indexOf(message.seq());
        if (index >= 0) {
            replace(index, new Entry.Said(message));
        }
        quotes.computeIfPresent(message.seq(), (_, _) -> message);
        for (int i = 0; i < rows.size(); i++) {
            if (Objects.equals(Row.replyTo(rows.get(i).entry()), message.seq())) {
                replace(i, rows.get(i).entry());
            }
        }
    }

    /** A direct message was said in this room. */
    void whispered(MessageInfo message) {
        String to = account.isMe(message.from())
                ? account.conversation(message.conversation()).map(Conversation::title).orElse("")
                : account.user();
        Entry entry = new Entry.Whispered(message, to);
        if (loaded && live.get() && !rows.stream().map(Row::entry).toList().contains(entry)) {
            insert(List.of(entry));
        }
    }

    void pending(Pending pending) {
        if (!live.get()) { // it is shown once the window is at the end
            if (loaded && pending.refusal() == null) {
                toNewest(() -> {}); // who says something wants to see it
            }
            return;
        }
        Entry entry = new Entry.Unsent(pending, account.user());
        int index = indexOf(pending.message().clientId());
        if (index >= 0) {
            replace(index, entry);
        } else {
            rows.add(row(rows.isEmpty() ? null : rows.getLast(), Long.MAX_VALUE, entry));
        }
    }

    void settled(UUID clientId) {
        int index = indexOf(clientId);
        if (index >= 0) {
            rows.remove(index);
            replaceFrom(index);
        }
    }

    boolean isShowing(long seq) {
        return !live.get() || seq <= last();
    }

    private int indexOf(UUID clientId) {
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).order() == Long.MAX_VALUE; i--) {
            if (rows.get(i).entry() instanceof Entry.Unsent(var pending, var _)
                    && pending.message().clientId().equals(clientId)) {
                return i;
            }
        }
        return -1;
    }

    private void setLive(boolean now) {
        if (now && !live.get()) {
            live.set(true);
            account.outgoing().of(conversation).forEach(this::pending);
            conversation.active(rows.isEmpty() ? Instant.EPOCH : rows.getLast().entry().at());
        } else {
            live.set(now);
        }
    }

    /** Puts messages in after the last one, before what is unsent. */
    private void append(List<MessageInfo> messages) {
        insert(messages.stream().<Entry>map(Entry.Said::new).toList());
    }

    private void insert(List<Entry> entries) {
        int at = unsentFrom();
        List<Row> fresh = new ArrayList<>(entries.size());
        Row before = at == 0 ? null : rows.get(at - 1);
        for (Entry entry : entries) {
            long order = entry instanceof Entry.Said(var message)
                    ? message.seq()
                    : before == null ? 0 : before.order();
            before = row(before, order, entry);
            fresh.add(before);
        }
        rows.addAll(at, fresh);
        replaceFrom(at + fresh.size());
    }

    private void prepend(List<MessageInfo> messages) {
        List<Row> fresh = new ArrayList<>(messages.size());
        Row before = null;
        for (MessageInfo message : messages) {
            before = row(before, message.seq(), new Entry.Said(message));
            fresh.add(before);
        }
        rows.addAll(0, fresh);
        replaceFrom(fresh.size());
        if (rows.size() > MOST) {
            live.set(false);
            rows.remove(MOST, rows.size());
        }
    }

    /** With less than half of the rows to spare, a few would be dropped at every message. */
    private void dropFirst() {
        if (rows.size() > MOST) {
            rows.remove(0, rows.size() - MOST / 2);
            older.set(true);
            replaceFrom(0);
        }
    }

    private Row row(@Nullable Row before, long order, Entry entry) {
        Long replyTo = Row.replyTo(entry);
        if (order == unreadFrom && account.isMe(entry.from())) {
            unreadFrom++; // one's own is not unread; what follows may be
        }
        return Row.after(before, order, entry, order == unreadFrom && order > 0 && entry instanceof Entry.Said,
                replyTo == null ? null : quoted(replyTo), zone());
    }

    private ZoneId zone() {
        return account.clock().getZone();
    }

    private void replace(int index, Entry entry) {
        Row row = rows.get(index);
        Row next = row(index == 0 ? null : rows.get(index - 1), row.order(), entry);
        if (!next.equals(row)) {
            rows.set(index, next);
        }
    }

    /** The row has another one before it now. */
    private void replaceFrom(int index) {
        if (index < rows.size()) {
            replace(index, rows.get(index).entry());
        }
    }

    private void replaceAll() {
        for (int i = 0; i < rows.size(); i++) {
            replace(i, rows.get(i).entry());
        }
    }

    private @Nullable MessageInfo quoted(long seq) {
        int index = indexOf(seq);
        if (index >= 0 && rows.get(index).entry() instanceof Entry.Said(var message)) {
            return message;
        }
        MessageInfo known = quotes.get(seq);
        if (known == null && asked.add(seq)) {
            account.link().history(conversation.id(), new Place.Around(seq), 1, page -> {
                page.messages().stream().filter(m -> m.seq() == seq).forEach(m -> quotes.put(seq, m));
                for (int i = 0; i < rows.size(); i++) {
                    if (Objects.equals(Row.replyTo(rows.get(i).entry()), seq)) {
                        replace(i, rows.get(i).entry());
                    }
                }
            }, _ -> asked.remove(seq));
        }
        return known;
    }

    private int unsentFrom() {
        int at = rows.size();
        while (at > 0 && rows.get(at - 1).order() == Long.MAX_VALUE) {
            at--;
        }
        return at;
    }

    private long first() {
        return rows.stream().filter(r -> r.entry() instanceof Entry.Said).mapToLong(Row::order).findFirst().orElse(0);
    }

    private long last() {
        int at = unsentFrom();
        return at == 0 ? 0 : rows.get(at - 1).order();
    }
}
