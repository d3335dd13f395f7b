package chat.parley.desktop.model;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.store.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A window on the messages of a conversation: at most {@link #MOST} rows, without a gap, at its end or anywhere else. Older and
 * newer ones are put in as they are asked for, and those at the other end are dropped: so a room of a million messages costs no
 * more than a small one. While the window is at the conversation's end it is <em>live</em>: what is new is put in at once, and
 * what is unsent stands after it. Long because it is one rule, which messages are in the window: what is fetched, what is heard
 * and what is changed all have to keep it. JavaFX's thread only.
 */
public final class Timeline {

    /** How many rows there are at most, when none of them is unsent. */
    static final int MOST = 480;

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
    private final TimelineRows rows;
    private final PageFetch pages;
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper();
    private final List<MessageInfo> early = new ArrayList<>(); // what came while a window was being fetched
    private boolean loaded;
    private boolean atEnd = true;

    Timeline(Account account, Conversation conversation) {
        this.account = account;
        this.conversation = conversation;
        rows = new TimelineRows(account, conversation);
        pages = new PageFetch(account, conversation);
    }

    /**
     * The rows, oldest first.
     *
     * @return a list that changes; read only
     */
    public ObservableList<Row> rows() {
        return rows.shown();
    }

    /**
     * Tells what is being fetched.
     *
     * @return a property that follows it
     */
    public ReadOnlyObjectProperty<Fetching> fetchingProperty() {
        return pages.fetchingProperty();
    }

    /**
     * Tells why the last fetch came to nothing.
     *
     * @return a property; {@code null} when it did not fail
     */
    public ReadOnlyObjectProperty<@Nullable AskFailure> failureProperty() {
        return pages.failureProperty();
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
        markUnread();
        if (!loaded || !live.get()) {
            fetchWindow(new Place.Newest(), () -> {});
        }
    }

    /**
     * Marks what is unread now, and goes to a message.
     *
     * @param seq its number
     * @param there told its row's index; -1 when it is not to be had
     */
    public void open(long seq, Consumer<Integer> there) {
        markUnread();
        show(seq, there);
    }

    private void markUnread() {
        rows.setUnreadFrom(conversation.unreadProperty().get() > 0 ? conversation.readUpTo() + 1 : 0);
    }

    /** Marks what comes from now on as unread: nobody looks. Does nothing while something is unread. */
    public void markNew() {
        if (conversation.unreadProperty().get() == 0) {
            rows.setUnreadFrom(conversation.newest() + 1);
        }
    }

    /**
     * Tells where what is unread begins, as it was marked last.
     *
     * @return the number of the first unread message, which may not have come yet; 0 for none
     */
    public long unreadFrom() {
        return rows.unreadFrom();
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
            fetchWindow(new Place.Newest(), there);
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
            fetchWindow(new Place.Around(seq), () -> there.accept(indexOf(seq)));
        }
    }

    /**
     * Tells where a message is.
     *
     * @param seq its number
     * @return its row's index; -1 when it is not in the window
     */
    public int indexOf(long seq) {
        return rows.indexOf(seq);
    }

    /** Fetches what is before the first row, unless something is being fetched. */
    public void fetchOlder() {
        long first = rows.first();
        if (older.get() && first > 0 && pages.isFetching(Fetching.NOTHING)) {
            pages.fetch(Fetching.OLDER, new Place.Before(first), page -> {
                older.set(page.older());
                rows.prepend(page.messages());
                if (rows.size() > MOST) {
                    live.set(false);
                    rows.keepFirst(MOST);
                }
            }, this::fetchOlder, this::takeEarly); // again from where the window begins then
        }
    }

    /** Fetches what is after the last row, unless something is being fetched. */
    public void fetchNewer() {
        long last = rows.last();
        if (loaded && !live.get() && pages.isFetching(Fetching.NOTHING)) {
            pages.fetch(Fetching.NEWER, new Place.After(last), page -> {
                rows.append(page.messages().stream().filter(m -> m.seq() > last).toList());
                dropFirst();
                setLive(!page.newer());
            }, this::fetchNewer, this::takeEarly);
        }
    }

    private void fetchWindow(Place place, Runnable then) {
        early.clear();
        pages.fetch(Fetching.WINDOW, place, page -> {
            loaded = true;
            live.set(false);
            rows.clear();
            older.set(page.older());
            rows.append(page.messages());
            setLive(!page.newer());
            takeEarly();
            then.run();
        }, () -> fetchWindow(place, then), () -> {
            takeEarly(); // the old window stays
            if (place instanceof Place.Newest && !loaded) {
                setLive(true); // what is written now is shown all the same
            }
        });
    }

    private void takeEarly() {
        List<MessageInfo> missed = List.copyOf(early);
        early.clear();
        arrived(missed);
    }

    /** Fetches again what could not be had the last time; does nothing when the last fetch went well. */
    public void retry() {
        pages.retry();
    }

    /** There is a connection again: fetches what could not be had, but leads nobody away any more from what they read. */
    void cameBack() {
        if (loaded) {
            pages.retryAtItsEnds();
        } else {
            pages.retry();
        }
    }

    void arrived(List<MessageInfo> messages) {
        if (pages.isFetching(Fetching.WINDOW)) {
            early.addAll(messages);
        } else if (loaded && live.get()) {
            long last = rows.last();
            List<MessageInfo> fresh = messages.stream().filter(m -> m.seq() > last).toList();
            if (!fresh.isEmpty()) {
                rows.append(fresh);
                if (atEnd) {
                    dropFirst();
                }
            }
        }
    }

    void changed(MessageInfo message) {
        rows.changed(message);
    }

    /** A direct message was said in this room; tells whether it is shown here. */
    boolean whispered(MessageInfo message) {
        String to = account.isMe(message.from())
                ? account.conversation(message.conversation()).map(Conversation::title).orElse("")
                : account.user();
        boolean shown = loaded && live.get();
        if (shown) {
            rows.whisper(new Entry.Whispered(message, to));
        }
        return shown;
    }

    void pending(Pending pending) {
        if (live.get()) {
            rows.unsent(pending);
        } else if (loaded && pending.refusal() == null) { // it is shown once the window is at the end
            toNewest(() -> {}); // who says something wants to see it
        }
    }

    void settled(UUID clientId) {
        rows.settled(clientId);
    }

    boolean isShowing(long seq) {
        return !live.get() || seq <= rows.last();
    }

    private void setLive(boolean now) {
        if (now && !live.get()) {
            live.set(true);
            account.outgoing().of(conversation).forEach(this::pending);
            conversation.active(rows.isEmpty() ? Instant.EPOCH : rows.shown().getLast().entry().at());
        } else {
            live.set(now);
        }
    }

    /** With less than half of the rows to spare, a few would be dropped at every message. */
    private void dropFirst() {
        if (rows.size() > MOST) {
            rows.keepLast(MOST / 2);
            older.set(true);
        }
    }
}
