package chat.parley.server.presence;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.time.Timers;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells people of others who come, go or are away: those only who share a room with them or are friends, and never an account of
 * itself.
 *
 * <p>The first change after a quiet time is told at once, then at most four times a second, the latest state only: an account
 * that is at the end as it was last told is not told at all, so nobody sees a quick reconnect. Each session gets one event at a
 * time, with everyone who concerns it, of up to {@value #MOST_AT_ONCE} people who have changed, the rest with the next; sessions
 * that are told the same get the same bytes. Where much is to be sent (many sessions, many people) the next comes later, so that
 * events never use more than {@value #BYTES_PER_SECOND} bytes a second.
 *
 * <p>Safe for use by many threads at once. Events are made and sent by one thread at a time, one of {@link Timers}, never by one
 * that signs in or out.
 */
public final class Presences implements AutoCloseable {

    /** So many are told of at once, which bounds an event's length, and the work where nearly everyone's event differs. */
    static final int MOST_AT_ONCE = 256;

    private static final long MIN_INTERVAL_NANOS = 250_000_000;
    private static final long BYTES_PER_SECOND = 64 * 1024 * 1024;
    /** What sending an event costs besides its bytes, in bytes: small ones to very many sessions are dear, too. */
    private static final int BYTES_PER_EVENT = 4 * 1024;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Online online;
    private final People people;
    private final Companions companions;
    private final AccountStore accounts;
    private final Frames frames;
    private final Time time;

    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    /** What others believe; of every account that was signed in since the start. All others are offline. */
    private final Map<Long, Seen> told = new HashMap<>();
    /** Who may not be as others believe. */
    private final Map<Long, Account> pending = new LinkedHashMap<>();
    /** By account, who was shown a state of it that differs from what the others believe. */
    private final Map<Long, Set<Long>> owed = new HashMap<>();
    /** The accounts of which everyone whom it concerns was shown such a state. */
    private final Set<Long> owedToAll = new HashSet<>();
    private boolean scheduled; // from when it is known that something is to be sent until it has been
    private long nextAt;
    private boolean closed;

    /** Held by the thread that sends, also while it waits for the storage; taken before the other lock. */
    private final ReentrantLock sending = new ReentrantLock();
    /** Who has gone and may still be known to {@link People}. Guarded by sending. */
    private final Set<Long> gone = new HashSet<>();

    /**
     * Whether somebody is there.
     *
     * @param state whether
     * @param lastSeen when they were last signed in, in milliseconds since 1970-01-01 UTC; {@code null} when they are now, or
     *        never were
     */
    public record Seen(PresenceState state, @Nullable Long lastSeen) {

        /** Of an account that never was signed in. */
        public static final Seen NEVER = new Seen(PresenceState.OFFLINE, null);
    }

    /**
     * Somebody to tell of.
     *
     * @param account whose
     * @param person what to tell
     * @param only the accounts to tell; {@code null} for everyone whom it concerns
     */
    private record News(long account, PersonInfo person, @Nullable Set<Long> only) {}

    /** What there is to know of time. */
    interface Time {

        /** Nanoseconds since some moment. */
        long nanos();

        /** Milliseconds since 1970-01-01 UTC. */
        long millis();

        /** Runs something later, on another thread. */
        void after(Duration delay, Runnable work);
    }

    /** Time as it is. */
    private record RealTime(Timers timers) implements Time {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long millis() {
            return System.currentTimeMillis();
        }

        @Override
        public void after(Duration delay, Runnable work) {
            timers.after(delay, work);
        }
    }

    /**
     * Begins to listen to who comes and goes.
     *
     * @param online who is signed in; nobody yet
     * @param people who are friends
     * @param companions who shares a room
     * @param accounts where it is kept when an account was last signed in
     * @param frames writes events
     * @param timers where events wait for their time
     */
    public Presences(Online online, People people, Companions companions, AccountStore accounts, Frames frames,
            Timers timers) {
        this(online, people, companions, accounts, frames, new RealTime(timers));
    }

    /** The same with another time. */
    Presences(Online online, People people, Companions companions, AccountStore accounts, Frames frames, Time time) {
        this.online = online;
        this.people = people;
        this.companions = companions;
        this.accounts = accounts;
        this.frames = frames;
        this.time = time;
        this.nextAt = time.nanos();
        online.onChange(this::changed);
    }

    /** Takes note that an account's state may have changed, after it has. */
    private void changed(Account account) {
        lock.lock();
        try {
            pending.put(account.id(), account);
            schedule();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void schedule() {
        if (!scheduled && !closed) {
            scheduled = true;
            time.after(Duration.ofNanos(Math.max(0, nextAt - time.nanos())), this::send);
        }
    }

    /** On a timer's thread. */
    private void send() {
        sending.lock();
        long bytes = 0;
        try {
            bytes = tell(collect());
            gone.removeIf(people::forget); // not before its friends have been told
        } finally {
            sent(bytes);
            sending.unlock();
        }
    }

    private void sent(long bytes) {
        lock.lock();
        try {
            scheduled = false;
            nextAt = time.nanos() + Math.max(MIN_INTERVAL_NANOS, bytes * SECOND_NANOS / BYTES_PER_SECOND);
            if (!pending.isEmpty() || !gone.isEmpty()) {
                schedule();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes from those pending as many as may be, and finds out what there is to tell of them. */
    private List<News> collect() {
        List<News> news = new ArrayList<>();
        List<Long> cameOrWent = new ArrayList<>();
        long now = time.millis();
        lock.lock();
        try {
            Iterator<Account> next = pending.values().iterator();
            while (!closed && next.hasNext() && news.size() < MOST_AT_ONCE) {
                Account account = next.next();
                next.remove();
                long id = account.id();
                PresenceState before = told.getOrDefault(id, Seen.NEVER).state();
                PresenceState state = online.stateOf(id);
                Seen seen = new Seen(state, state == PresenceState.OFFLINE ? now : null);
                told.put(id, seen);
                Set<Long> waiting = owed.remove(id);
                boolean forAll = owedToAll.remove(id) || state != before;
                if (forAll || waiting != null) {
                    news.add(new News(id, new PersonInfo(account.name(), state, seen.lastSeen()),
                            forAll ? null : waiting));
                }
                if (state == PresenceState.OFFLINE) {
                    gone.add(id);
                }
                if (state == PresenceState.OFFLINE || before == PresenceState.OFFLINE) {
                    cameOrWent.add(id); // who comes, too: the server may die before they go
                }
            }
        } finally {
            lock.unlock();
        }
        if (!cameOrWent.isEmpty()) {
            accounts.seen(cameOrWent, now);
        }
        return news;
    }

    /** Gives how many bytes that has cost. */
    private long tell(List<News> news) {
        Map<Long, BitSet> byAccount = new HashMap<>();
        for (int i = 0; i < news.size(); i++) {
            int index = i;
            long account = news.get(i).account();
            forEachConcerned(news.get(i), other -> {
                if (other != account && !online.sessionsOf(other).isEmpty()) {
                    byAccount.computeIfAbsent(other, _ -> new BitSet()).set(index);
                }
            });
        }
        Map<BitSet, List<Participant>> byNews = new HashMap<>();
        byAccount.forEach((account, which) -> {
            for (Participant session : online.sessionsOf(account)) {
                if (session.isModern()) {
                    byNews.computeIfAbsent(which, _ -> new ArrayList<>()).add(session);
                }
            }
        });
        long bytes = 0;
        for (Map.Entry<BitSet, List<Participant>> entry : byNews.entrySet()) {
            byte[] frame = frames
                    .of(new Event.Presence(entry.getKey().stream().mapToObj(i -> news.get(i).person()).toList()));
            entry.getValue().forEach(session -> session.push(Participant.PEOPLE, frame));
            bytes += (long) entry.getValue().size() * (frame.length + BYTES_PER_EVENT);
        }
        return bytes;
    }

    private void forEachConcerned(News news, LongConsumer account) {
        if (news.only() == null) {
            companions.forEachCompanion(news.account(), account);
            people.forEachFriend(news.account(), account);
        } else {
            news.only().forEach(account::accept);
        }
    }

    /**
     * Tells whether people are there, for an answer to somebody who may know it. What the answer says may be newer than what was
     * told last; the asker is told when it does not stay so.
     *
     * @param wanted the accounts
     * @param asker the account that the answer is for
     * @return of each account, whether it is there
     * @throws IOException when the storage cannot be read
     */
    public Map<Long, Seen> look(Collection<Long> wanted, long asker) throws IOException {
        return look(wanted, account -> owed.computeIfAbsent(account, _ -> new HashSet<>()).add(asker));
    }

    /**
     * Tells whether somebody is there, for an event to everyone who shares a room with them. What the event says may be newer than
     * what was told last; all of them are told when it does not stay so.
     *
     * @param account the account
     * @return whether it is there
     * @throws IOException when the storage cannot be read
     */
    public Seen lookForAll(long account) throws IOException {
        return look(List.of(account), owedToAll::add).getOrDefault(account, Seen.NEVER);
    }

    private Map<Long, Seen> look(Collection<Long> wanted, LongConsumer owe) throws IOException {
        Map<Long, Long> kept = wanted.isEmpty() ? Map.of() : accounts.lastSeen(wanted);
        Map<Long, Seen> answer = new HashMap<>();
        lock.lock();
        try {
            for (long account : wanted) {
                Seen believed = told.getOrDefault(account, new Seen(PresenceState.OFFLINE, kept.get(account)));
                PresenceState state = online.stateOf(account);
                if (state == believed.state()) {
                    answer.put(account, believed);
                } else {
                    // It has just changed, so it is pending, or about to be: whatever comes of that has to be heard.
                    owe.accept(account);
                    answer.put(account, new Seen(state, state == PresenceState.OFFLINE ? time.millis() : null));
                }
            }
        } finally {
            lock.unlock();
        }
        return answer;
    }

    /** Tells nobody anything any more, and keeps that everyone who is signed in was so until now. */
    @Override
    public void close() {
        sending.lock();
        try {
            Set<Long> here = whoIsHere();
            if (!here.isEmpty()) {
                accounts.seen(here, time.millis());
            }
        } finally {
            sending.unlock();
        }
    }

    private Set<Long> whoIsHere() {
        lock.lock();
        try {
            closed = true;
            Set<Long> here = new HashSet<>(pending.keySet());
            told.forEach((account, seen) -> {
                if (seen.state() != PresenceState.OFFLINE) {
                    here.add(account);
                }
            });
            return here;
        } finally {
            lock.unlock();
        }
    }
}
