package chat.parley.desktop.model;

import chat.parley.common.protocol.v2.MessageInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a time line, in order: each knows what it has to know of the one before it, of what it answers, and whether what
 * is unread begins with it. Which messages there are, and when one is fetched, is the {@link Timeline}'s. JavaFX's thread only.
 */
final class TimelineRows {

    private final Account account;
    private final Quotes quotes;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> shown = FXCollections.unmodifiableObservableList(rows);
    private long unreadFrom;

    TimelineRows(Account account, Conversation conversation) {
        this.account = account;
        quotes = new Quotes(account, conversation, this::replaceAnswers);
    }

    /** The rows, oldest first: a list that changes; read only. */
    ObservableList<Row> shown() {
        return shown;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** The number of the first unread message, which may not have come yet; 0 for none. */
    long unreadFrom() {
        return unreadFrom;
    }

    /** Marks where what is unread begins. */
    void setUnreadFrom(long seq) {
        unreadFrom = seq;
        replaceAll();
    }

    /** The number of the first message; 0 when there is none. */
    long first() {
        return rows.stream().filter(r -> r.entry() instanceof Entry.Said).mapToLong(Row::order).findFirst().orElse(0);
    }

    /** The number of the last message; 0 when there is none. */
    long last() {
        int at = unsentFrom();
        return at == 0 ? 0 : rows.get(at - 1).order();
    }

    /** The index of a message; -1 when it is not here. */
    int indexOf(long seq) {
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

    private int indexOf(UUID clientId) {
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).order() == Long.MAX_VALUE; i--) {
            if (rows.get(i).entry() instanceof Entry.Unsent(var pending, var _)
                    && pending.message().clientId().equals(clientId)) {
                return i;
            }
        }
        return -1;
    }

    private int unsentFrom() {
        int at = rows.size();
        while (at > 0 && rows.get(at - 1).order() == Long.MAX_VALUE) {
            at--;
        }
        return at;
    }

    void clear() {
        rows.clear();
    }

    /** Puts messages in after the last one, before what is unsent. */
    void append(List<MessageInfo> messages) {
        insert(messages.stream().<Entry>map(Entry.Said::new).toList());
    }

    /** Puts what was said to one person in after the last message, unless it is here. */
    void whisper(Entry.Whispered entry) {
        if (!rows.stream().map(Row::entry).toList().contains(entry)) {
            insert(List.of(entry));
        }
    }

    private void insert(List<? extends Entry> entries) {
        int at = unsentFrom();
        List<Row> fresh = new ArrayList<>(entries.size());
        Row before = at == 0 ? null : rows.get(at - 1);
        for (Entry entry : entries) {
            long order = entry instanceof Entry.Said(var message)
                    ? message.seq()
                    : before == null ? 0 : before.order();
            before = row(before, order, entry, fresh);
            fresh.add(before);
        }
        rows.addAll(at, fresh);
        replaceFrom(at + fresh.size());
    }

    /** Puts messages in before the first row. */
    void prepend(List<MessageInfo> messages) {
        List<Row> fresh = new ArrayList<>(messages.size());
        Row before = null;
        for (MessageInfo message : messages) {
            before = row(before, message.seq(), new Entry.Said(message), fresh);
            fresh.add(before);
        }
        rows.addAll(0, fresh);
        replaceFrom(fresh.size());
    }

    /** Keeps the first rows only. */
    void keepFirst(int count) {
        rows.remove(count, rows.size());
    }

    /** Keeps the last rows only. */
    void keepLast(int count) {
        rows.remove(0, rows.size() - count);
        replaceFrom(0);
    }

    /** A message is another one now. */
    void changed(MessageInfo message) {
        int index = indexOf(message.seq());
        if (index >= 0) {
            replace(index, new Entry.Said(message));
        }
        quotes.changed(message);
        replaceAnswers(message.seq());
    }

    /** Shows what is unsent at the end, or as it is now. */
    void unsent(Pending pending) {
        Entry entry = new Entry.Unsent(pending, account.user());
        int index = indexOf(pending.message().clientId());
        if (index >= 0) {
            replace(index, entry);
        } else {
            rows.add(row(rows.isEmpty() ? null : rows.getLast(), Long.MAX_VALUE, entry, List.of()));
        }
    }

    /** Takes away what is unsent no more. */
    void settled(UUID clientId) {
        int index = indexOf(clientId);
        if (index >= 0) {
            rows.remove(index);
            replaceFrom(index);
        }
    }

    private void replace(int index, Entry entry) {
        Row row = rows.get(index);
        Row next = row(index == 0 ? null : rows.get(index - 1), row.order(), entry, List.of());
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

    /** What they answer has come, or is another one now. */
    private void replaceAnswers(long seq) {
        for (int i = 0; i < rows.size(); i++) {
            if (Objects.equals(Row.replyTo(rows.get(i).entry()), seq)) {
                replace(i, rows.get(i).entry());
            }
        }
    }

    /** Makes a row; the fresh ones are about to be put in together with it. */
    private Row row(@Nullable Row before, long order, Entry entry, List<Row> fresh) {
        Long replyTo = Row.replyTo(entry);
        if (order == unreadFrom && account.isMe(entry.from())) {
            unreadFrom++; // one's own is not unread; what follows may be
        }
        return Row.after(before, order, entry, order == unreadFrom && order > 0 && entry instanceof Entry.Said,
                replyTo == null ? null : quoted(replyTo, fresh), account.clock().getZone());
    }

    private @Nullable MessageInfo quoted(long seq, List<Row> fresh) {
        int index = indexOf(seq);
        if (index >= 0 && rows.get(index).entry() instanceof Entry.Said(var message)) {
            return message;
        }
        for (Row row : fresh) {
            if (row.order() == seq && row.entry() instanceof Entry.Said(var message)) {
                return message;
            }
        }
        return quotes.find(seq);
    }
}
