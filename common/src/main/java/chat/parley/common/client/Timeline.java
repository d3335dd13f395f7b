package chat.parley.common.client;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client has of one conversation, and the order in which it is told: messages by {@code seq}, each once, without a gap;
 * changes by {@code change}. What comes too early is held back until a sync has closed the gap. As long as it has no position
 * everything is held back.
 *
 * <p>Not safe for use by many threads at once: guarded by the lock of {@link Timelines}.
 */
final class Timeline {

    /**
     * How much is held back of each kind. What is more is forgotten, the oldest first, because that is what the sync under way
     * brings; another one brings the rest.
     */
    static final int MAX_HELD = 256;

    /**
     * What is to be told, in this order.
     *
     * @param messages new messages
     * @param changed messages that were told before, as they are now
     */
    record Delivery(List<MessageInfo> messages, List<MessageInfo> changed) {

        Delivery() {
            this(new ArrayList<>(1), new ArrayList<>(0));
        }

        boolean isEmpty() {
            return messages.isEmpty() && changed.isEmpty();
        }
    }

    private final long conversation;
    private boolean placed;
    private long seq; // the newest message that was told
    private long change; // the newest change that was told
    private long heardSeq; // the newest message that was heard of
    private long heardChange; // the newest change that was heard of
    private long firstSeq = Long.MAX_VALUE; // the oldest message that was heard of without a position
    private long firstChange = Long.MAX_VALUE; // the oldest change that was heard of without a position
    private @Nullable TreeMap<Long, MessageInfo> early; // messages by seq
    private @Nullable TreeMap<Long, MessageInfo> earlyChanges; // by change

    /** Begins without a position. */
    Timeline(long conversation) {
        this.conversation = conversation;
    }

    /** Begins at a position. */
    Timeline(long conversation, long seq, long change) {
        this(conversation);
        place(seq, change, new Delivery());
    }

    long conversation() {
        return conversation;
    }

    boolean isPlaced() {
        return placed;
    }

    MessageRequest.Position position() {
        return new MessageRequest.Position(conversation, seq, change);
    }

    /** Whether there is something that was heard of and cannot be told yet. */
    boolean hasGap() {
        return placed && (heardSeq > seq || heardChange > change);
    }

    /** Begins at a position, or before the first of what is held back. */
    void place(long atSeq, long atChange, Delivery out) {
        placed = true;
        seq = Math.min(atSeq, firstSeq - 1);
        change = Math.min(atChange, firstChange - 1);
        tellEarly(out);
    }

    /** A message came, live or by sync. */
    void message(MessageInfo message, Delivery out) {
        if (placed && message.seq() <= seq) {
            return; // a double
        }
        heardSeq = Math.max(heardSeq, message.seq());
        if (placed && message.seq() == seq + 1) {
            MessageInfo held = early == null ? null : early.remove(message.seq());
            seq++;
            out.messages().add(held == null ? message : newer(held, message));
            tellEarly(out);
        } else {
            hold(message);
        }
    }

    private static MessageInfo newer(MessageInfo one, MessageInfo other) {
        return one.change() >= other.change() ? one : other;
    }

    /** A change came, live. */
    void changed(MessageInfo message, Delivery out) {
        if (placed && message.change() <= change) {
            return; // a double
        }
        heardChange = Math.max(heardChange, message.change());
        if (placed && message.change() == change + 1) {
            tellChange(message, out);
        } else {
            holdChange(message);
        }
        tellEarly(out);
    }

    /**
     * What a sync has brought. Changes may skip numbers there: only the last one of a message counts. Its messages are as they
     * are after its {@code change}, so they may be newer than those that came live, which would not hear of that change again.
     */
    void missed(Reply.Missed missed, Delivery out) {
        TreeMap<Long, MessageInfo> held = early;
        if (held != null && missed.more() && missed.change() > change) {
            held.tailMap(missed.seq(), false).clear(); // older than that change, perhaps; the next sync brings them
        }
        List<MessageInfo> newer = new ArrayList<>(0);
        for (MessageInfo message : missed.messages()) {
            if (message.seq() <= seq && message.change() > change) {
                newer.add(message);
            } else if (held != null) {
                held.computeIfPresent(message.seq(), (_, one) -> newer(one, message));
            }
        }
        missed.messages().forEach(message -> message(message, out));
        for (MessageInfo message : missed.changed()) {
            if (message.change() > change) {
                tellChange(message, out);
            }
        }
        out.changed().addAll(newer);
        change = Math.max(change, missed.change());
        heardSeq = Math.max(heardSeq, missed.seq());
        tellEarly(out);
    }

    /** Forgets what is held back: the next sync brings it. */
    void forgetEarly() {
        early = null;
        earlyChanges = null;
        heardSeq = seq;
        heardChange = change;
    }

    private void tellChange(MessageInfo message, Delivery out) {
        change = message.change();
        if (message.seq() <= seq) {
            out.changed().add(message);
        } else {
            hold(message); // it will be told as it is now, once it is its turn
        }
    }

    private void hold(MessageInfo message) {
        firstSeq = placed ? firstSeq : Math.min(firstSeq, message.seq());
        TreeMap<Long, MessageInfo> held = early == null ? new TreeMap<>() : early;
        early = held;
        held.merge(message.seq(), message, Timeline::newer);
        if (held.size() > MAX_HELD) {
            MessageInfo forgotten = held.pollFirstEntry().getValue();
            if (forgotten.change() > 0) {
                change = Math.min(change, forgotten.change() - 1); // that change was counted; it has to come again
                heardChange = Math.max(heardChange, forgotten.change());
            }
        }
    }

    private void holdChange(MessageInfo message) {
        firstChange = placed ? firstChange : Math.min(firstChange, message.change());
        TreeMap<Long, MessageInfo> held = earlyChanges == null ? new TreeMap<>() : earlyChanges;
        earlyChanges = held;
        held.put(message.change(), message);
        if (held.size() > MAX_HELD) {
            held.pollFirstEntry();
        }
    }

    private void tellEarly(Delivery out) {
        if (!placed) {
            return;
        }
        TreeMap<Long, MessageInfo> changes = earlyChanges;
        while (changes != null && !changes.isEmpty() && changes.firstKey() <= change + 1) {
            MessageInfo next = changes.pollFirstEntry().getValue();
            if (next.change() > change) {
                tellChange(next, out);
            }
        }
        TreeMap<Long, MessageInfo> messages = early;
        while (messages != null && !messages.isEmpty() && messages.firstKey() <= seq + 1) {
            Map.Entry<Long, MessageInfo> next = messages.pollFirstEntry();
            if (next.getKey() > seq) {
                seq++;
                out.messages().add(next.getValue());
            }
        }
        early = messages == null || messages.isEmpty() ? null : messages;
        earlyChanges = changes == null || changes.isEmpty() ? null : changes;
    }
}
