package chat.parley.common.client;

import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * The client's conversations, each kept in step with the server: what comes in is told in order, what is missing is asked for
 * by {@link CatchUp}.
 *
 * <p>What comes in is brought by the reader thread, which is therefore the only one that tells; {@link #follow} and
 * {@link #position} may be called by any thread. The lock guards the time lines and is a leaf.
 */
final class Timelines {

    private final Announcer announcer;
    private final CatchUp catchUp;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Timeline> timelines = new HashMap<>(); // guarded by lock

    Timelines(Announcer announcer, ClientRuntime runtime, ReconnectPolicy policy) {
        this.announcer = announcer;
        this.catchUp = new CatchUp(runtime, policy, this);
    }

    /** Begins a conversation anew at a position. */
    void follow(long conversation, long seq, long change) {
        lock.lock();
        try {
            timelines.put(conversation, new Timeline(conversation, seq, change));
        } finally {
            lock.unlock();
        }
        catchUp.want(List.of(conversation));
    }

    Optional<MessageRequest.Position> position(long conversation) {
        lock.lock();
        try {
            return Optional.ofNullable(timelines.get(conversation)).filter(Timeline::isPlaced)
                    .map(Timeline::position);
        } finally {
            lock.unlock();
        }
    }

    /** Somebody is signed in: asks for everything that was missed, then for all conversations. */
    void signedIn(Link link) {
        List<Long> known;
        lock.lock();
        try {
            known = timelines.values().stream().filter(Timeline::isPlaced).map(Timeline::conversation).sorted()
                    .toList();
        } finally {
            lock.unlock();
        }
        catchUp.begin(link, known);
    }

    /** Nobody is signed in any more. */
    void signedOut() {
        catchUp.end();
        lock.lock();
        try {
            timelines.values().removeIf(timeline -> !timeline.isPlaced());
            timelines.values().forEach(Timeline::forgetEarly);
        } finally {
            lock.unlock();
        }
    }

    /** A new message came. */
    void said(MessageInfo message) {
        arrived(message, (timeline, out) -> timeline.message(message, out));
    }

    /** A change came. */
    void changed(MessageInfo message) {
        arrived(message, (timeline, out) -> timeline.changed(message, out));
    }

    private void arrived(MessageInfo message, BiConsumer<Timeline, Timeline.Delivery> what) {
        Timeline timeline;
        Timeline.Delivery out = new Timeline.Delivery();
        MessageRequest.Position position;
        boolean unknown;
        boolean gap;
        lock.lock();
        try {
            timeline = timelines.computeIfAbsent(message.conversation(), Timeline::new);
            what.accept(timeline, out);
            position = timeline.position();
            unknown = !timeline.isPlaced();
            gap = timeline.hasGap();
        } finally {
            lock.unlock();
        }
        if (!out.isEmpty()) {
            tell(out, position);
        }
        if (unknown) {
            catchUp.wantUnknown();
        } else if (gap) {
            catchUp.wantGap(message.conversation());
        }
    }

    /** An own request has changed a message: as good as the event, if it is the next one; otherwise the event will come. */
    void answered(MessageInfo message) {
        boolean next;
        lock.lock();
        try {
            Timeline timeline = timelines.get(message.conversation());
            next = timeline != null && timeline.isPlaced() && message.change() == timeline.position().change() + 1;
        } finally {
            lock.unlock();
        }
        if (next) {
            changed(message);
        }
    }

    /** The account is in a conversation; when it was not known, it begins now, where the listener wants it to. */
    void joined(ConversationInfo info) {
        Timeline timeline;
        lock.lock();
        try {
            timeline = timelines.computeIfAbsent(info.conversation(), Timeline::new);
            if (timeline.isPlaced()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        announcer.tell(listener -> listener.appeared(info));
        Timeline.Delivery out = new Timeline.Delivery();
        MessageRequest.Position position;
        boolean gap;
        lock.lock();
        try {
            if (timelines.get(info.conversation()) != timeline) {
                return; // the listener has said where it begins
            }
            timeline.place(info.seq(), info.change(), out);
            position = timeline.position();
            gap = timeline.hasGap();
        } finally {
            lock.unlock();
        }
        tell(out, position);
        if (gap) {
            catchUp.wantGap(info.conversation());
        }
    }

    /** The account is in these conversations and in no other. */
    void listed(List<ConversationInfo> all) {
        all.forEach(this::joined);
        Set<Long> listed = new HashSet<>();
        all.forEach(info -> listed.add(info.conversation()));
        List<Long> missing;
        lock.lock();
        try {
            timelines.values().removeIf(t -> !t.isPlaced() && !listed.contains(t.conversation()));
            missing = timelines.keySet().stream().filter(id -> !listed.contains(id)).toList();
        } finally {
            lock.unlock();
        }
        announcer.tell(listener -> listener.conversations(all));
        catchUp.want(missing); // left, or joined after the list was made: a sync tells which
    }

    /** The account is not in a conversation any more. */
    void removed(long conversation) {
        Timeline known;
        lock.lock();
        try {
            known = timelines.remove(conversation);
        } finally {
            lock.unlock();
        }
        if (known != null && known.isPlaced()) {
            announcer.tell(listener -> listener.gone(conversation));
        }
    }

    /** The server has left out events. */
    void resync(Event.Resync resync) {
        List<Long> known;
        lock.lock();
        try {
            known = resync.conversations().stream().filter(timelines::containsKey).toList();
        } finally {
            lock.unlock();
        }
        catchUp.want(known);
        if (resync.people() || known.size() < resync.conversations().size()) {
            catchUp.wantList();
        }
    }

    /** Whether a message came in a conversation that the client does not know yet. */
    boolean hasUnknown() {
        lock.lock();
        try {
            return timelines.values().stream().anyMatch(timeline -> !timeline.isPlaced());
        } finally {
            lock.unlock();
        }
    }

    /** The time lines to sync: of the first ones all that have a position, of the others those that have a gap. */
    Map<Long, Timeline> toAsk(Collection<Long> wanted, Collection<Long> gaps) {
        Map<Long, Timeline> toAsk = new LinkedHashMap<>();
        lock.lock();
        try {
            for (Long conversation : wanted) {
                Timeline timeline = timelines.get(conversation);
                if (timeline != null && timeline.isPlaced()) {
                    toAsk.put(conversation, timeline);
                }
            }
            for (Long conversation : gaps) {
                Timeline timeline = timelines.get(conversation);
                if (timeline != null && timeline.hasGap()) {
                    toAsk.put(conversation, timeline);
                }
            }
        } finally {
            lock.unlock();
        }
        return toAsk;
    }

    /** From where to ask. */
    List<MessageRequest.Position> positions(Map<Long, Timeline> asked) {
        lock.lock();
        try {
            return asked.values().stream().map(Timeline::position).toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what a sync has brought, of those time lines that have not begun anew meanwhile.
     *
     * @return the conversations that have to be asked for again
     */
    List<Long> synced(Map<Long, Timeline> asked, Reply.Synced synced) {
        Map<Long, Reply.Missed> missed = new HashMap<>();
        synced.conversations().forEach(m -> missed.put(m.conversation(), m));
        Set<Long> gone = Set.copyOf(synced.gone());
        boolean more = synced.more() && !missed.isEmpty(); // what the limit left no room for
        List<Long> again = new ArrayList<>();
        asked.forEach((conversation, timeline) -> {
            if (gone.contains(conversation)) {
                if (isCurrent(timeline)) {
                    removed(conversation);
                }
                return;
            }
            Reply.Missed part = missed.get(conversation);
            if (part != null ? take(timeline, part) : more) {
                again.add(conversation);
            }
        });
        return again;
    }

    /** Says whether something is still missing; without any progress asking again would never end. */
    private boolean take(Timeline timeline, Reply.Missed missed) {
        Timeline.Delivery out = new Timeline.Delivery();
        MessageRequest.Position before;
        MessageRequest.Position after;
        boolean gap;
        lock.lock();
        try {
            if (timelines.get(timeline.conversation()) != timeline) {
                return false;
            }
            before = timeline.position();
            timeline.missed(missed, out);
            after = timeline.position();
            gap = timeline.hasGap();
        } finally {
            lock.unlock();
        }
        if (before.equals(after)) {
            return false;
        }
        tell(out, after);
        return gap || missed.more();
    }

    private boolean isCurrent(Timeline timeline) {
        lock.lock();
        try {
            return timelines.get(timeline.conversation()) == timeline;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Timeline.Delivery out, MessageRequest.Position position) {
        announcer.tell(listener -> {
            if (!out.messages().isEmpty()) {
                listener.messages(position.conversation(), out.messages());
            }
            out.changed().forEach(listener::changed);
            listener.inStep(position);
        });
    }
}
