package chat.parley.server.presence;

import chat.parley.common.Limits;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import chat.parley.server.store.Database;
import chat.parley.server.store.SqliteAccountStore;
import chat.parley.server.store.SqlitePeopleStore;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything about people with a real database, but with rooms that are sets and a time that passes when a test says so. */
final class TestPeople implements AutoCloseable {

    final HandTurnedTime time = new HandTurnedTime();
    final Online online = new Online();
    final PeopleStore store;
    final AccountStore accounts;
    final Presences presences;

    private final Database database;
    private final People people;
    private final PeopleHandler handler;
    private final Rooms rooms = new Rooms();

    /** Accounts by room. */
    private static final class Rooms implements Companions {

        private final Collection<Set<Long>> all = new CopyOnWriteArrayList<>();

        @Override
        public void forEachCompanion(long account, LongConsumer companion) {
            all.stream().filter(room -> room.contains(account)).flatMap(Set::stream)
                    .forEach(companion::accept);
        }

        @Override
        public boolean areCompanions(long one, long other) {
            return all.stream().anyMatch(room -> room.contains(one) && room.contains(other));
        }
    }

    TestPeople(Path folder) throws IOException {
        database = Database.open(folder.resolve("people.db"), false);
        accounts = new SqliteAccountStore(database);
        store = new SqlitePeopleStore(database);
        people = new People(store, online);
        Frames frames = new Frames(FrameJson.create(Limits.MAX_FRAME_BYTES));
        presences = new Presences(online, people, rooms, accounts, frames, time);
        handler = new PeopleHandler(accounts, store, people, online, presences, rooms, frames,
                new FriendQuota(0, 0, new Counters<>(Limit.class)));
    }

    /** An account, made if need be. */
    Account account(String name) {
        try {
            accounts.add(name, Names.key(name), "no hash");
            return accounts.find(Names.key(name)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts people into a room of their own. */
    void share(String... names) {
        share(Stream.of(names).map(this::account).toList());
    }

    void share(Collection<Account> members) {
        rooms.all.add(members.stream().map(Account::id).collect(Collectors.toSet()));
    }

    /** Lets two be friends. */
    void befriend(String one, String other) throws IOException {
        store.befriend(account(one).id(), account(other).id(), 1);
    }

    /** A new session of protocol 2; whoever hears of it has heard of it. */
    TestSession signIn(String name) {
        TestSession session = arrive(account(name), true);
        settle();
        session.frames();
        return session;
    }

    /** A new session; nobody has heard of it yet. */
    TestSession arrive(Account account, boolean modern) {
        try {
            return people.arrive(account, blocks -> new TestSession(account, modern, blocks));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everything be told, and some time of quiet pass. */
    void settle() {
        time.passes(10_000);
    }

    Reply ask(TestSession who, PeopleRequest<?> request) throws RefusedException, IOException {
        return handler.handle(request, who);
    }

    /** Away, or back again. */
    void away(TestSession who, boolean away) throws RefusedException, IOException {
        ask(who, new PeopleRequest.Presence(away));
    }

    /** What a session was told of others' presence since it was asked last: {@code name state}, one string an event. */
    static List<String> heard(TestSession session) {
        return session.events().stream().map(event -> {
            List<String> all = new ArrayList<>();
            event.path("data").path("people")
                    .forEach(p -> all.add(p.path("user").asString() + " " + p.path("presence").asString()));
            return String.join(", ", all);
        }).toList();
    }

    @Override
    public void close() throws IOException {
        presences.close();
        database.close();
    }
}
