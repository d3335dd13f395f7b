package chat.parley.desktop.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.ServerMessage.Said;
import chat.parley.desktop.room.TimelineEntry.Audience;
import chat.parley.desktop.room.TimelineEntry.Delivery;
import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.ui.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What a room shows: the time line and the people present.
 *
 * <p>Own messages stay at the end, as pending, until the server's copy of them arrives: then they stand where the server put
 * them, so that everybody sees the same order. Private messages carry no receiver in that copy, and no message carries an
 * id; so a copy belongs to the oldest pending message of the same kind and text.
 *
 * <p>What is taken in becomes visible with {@link #flush}: a burst of messages changes the observable list once. One thread
 * only.
 */
final class RoomModel {

    /** How many entries are kept. */
    static final int MAX_ENTRIES = 10_000;

    /** How many are dropped at once when there are more, so that it happens rarely. */
    private static final int DROP = 1000;

    private final String room;
    private final String me;
    private final ObservableList<TimelineEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<String> members = FXCollections.observableArrayList();

    private final List<Message> pending = new ArrayList<>();
    private final List<TimelineEntry> incoming = new ArrayList<>();
    private int shownPending;
    private boolean pendingChanged;

    /**
     * Makes an empty room.
     *
     * @param room its name
     * @param me the name of who looks
     */
    RoomModel(String room, String me) {
        this.room = room;
        this.me = me;
    }

    String room() {
        return room;
    }

    String me() {
        return me;
    }

    /** The time line, oldest first. */
    ObservableList<TimelineEntry> entries() {
        return entries;
    }

    /** Who is present: oneself first, then by name. */
    ObservableList<String> members() {
        return members;
    }

    boolean isMe(String name) {
        return Names.key(name).equals(Names.key(me));
    }

    /** Takes the server's list of people. */
    void present(List<String> people) {
        List<String> next = new ArrayList<>(people);
        next.sort(Comparator.comparing((String name) -> !isMe(name)).thenComparing(Names::key));
        if (!members.equals(next)) {
            members.setAll(next);
        }
    }

    /** Takes what the server says was said. */
    void said(Said said, Instant at) {
        boolean own = isMe(said.from());
        if (said.to().equals(Names.PUBLIC)) {
            if (own) {
                settle(p -> p.audience() == Audience.EVERYONE && p.text().equals(said.text()));
            }
            incoming.add(new Message(said.from(), own, Audience.EVERYONE, "", said.text(), at, Delivery.DONE));
        } else if (own) {
            Message sent = settle(p -> p.audience() == Audience.ONE && p.text().equals(said.text()));
            incoming.add(new Message(said.from(), true, Audience.ONE, sent == null ? "" : sent.to(), said.text(), at,
                    Delivery.DONE));
        } else {
            incoming.add(new Message(said.from(), false, Audience.ME, "", said.text(), at, Delivery.DONE));
        }
    }

    /** Own words were handed over for sending. */
    void sent(ComposerInput.Send send, Instant at) {
        pending.add(new Message(me, true, send.to().isEmpty() ? Audience.EVERYONE : Audience.ONE, send.to(),
                send.text(), at, Delivery.PENDING));
        pendingChanged = true;
    }

    /**
     * The server refused a message.
     *
     * @return which one it was; no longer part of the time line. {@code null} when nothing was pending
     */
    @Nullable
    Message refused(ErrorCode code) {
        return settle(p -> code != ErrorCode.RECEIVER_NOT_HERE || p.audience() == Audience.ONE);
    }

    /** Keeps a message in the time line that did not arrive, or perhaps did not. */
    void uncertain(Message message, Instant at) {
        incoming.add(new Message(message.from(), true, message.audience(), message.to(), message.text(), at,
                Delivery.UNCERTAIN));
    }

    /** Takes an uncertain message out, because it is being sent again. */
    void withdraw(Message message) {
        entries.remove(message);
    }

    /** The connection broke: whether what is pending arrived will never be known. */
    void connectionLost(Instant at) {
        note(Phrase.of("note.lost"), at);
        for (Message message : List.copyOf(pending)) {
            uncertain(message, at);
        }
        pending.clear();
        pendingChanged = true;
    }

    /** Tells the person something in the time line. */
    void note(Phrase phrase, Instant at) {
        incoming.add(new TimelineEntry.Note(phrase, at));
    }

    /**
     * Shows what was taken in.
     *
     * @return how many messages of other people became visible
     */
    int flush() {
        if (incoming.isEmpty() && !pendingChanged) {
            return 0;
        }
        int others = (int) incoming.stream().filter(e -> e instanceof Message m && !m.own()).count();
        if (shownPending > 0 && pendingChanged) {
            entries.remove(entries.size() - shownPending, entries.size());
            shownPending = 0;
        }
        entries.addAll(entries.size() - shownPending, incoming);
        incoming.clear();
        if (pendingChanged) {
            entries.addAll(pending);
            shownPending = pending.size();
            pendingChanged = false;
        }
        if (entries.size() > MAX_ENTRIES) {
            entries.remove(0, entries.size() - MAX_ENTRIES + DROP);
        }
        return others;
    }

    /** Removes and gives the oldest pending message of a kind. */
    private @Nullable Message settle(Predicate<Message> kind) {
        for (Iterator<Message> all = pending.iterator(); all.hasNext();) {
            Message message = all.next();
            if (kind.test(message)) {
                all.remove();
                pendingChanged = true;
                return message;
            }
        }
        return null;
    }
}
