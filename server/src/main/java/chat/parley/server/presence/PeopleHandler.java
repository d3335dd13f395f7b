package chat.parley.server.presence;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.FriendState;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Answers what is asked about people. Safe for use by many threads at once; what changes something between two accounts waits for
 * others that do so with one of them, and for the storage. Those concerned are told before the asker is answered.
 */
public final class PeopleHandler {

    /** How many people are listed when the client does not say. */
    private static final int DEFAULT_PAGE = 50;

    private static final Reply.Done DONE = new Reply.Done();

    private final AccountStore accounts;
    private final PeopleStore store;
    private final People people;
    private final Online online;
    private final Presences presences;
    private final Companions companions;
    private final Frames frames;
    private final FriendQuota quota;

    /** What stands between the asker and another when a request is looked at. Under the locks of both. */
    private record Pair(Participant asker, Account other, PeopleStore.Relations relations) {

        boolean friends() {
            return has(relations.friends());
        }

        boolean incoming() {
            return has(relations.incoming());
        }

        boolean outgoing() {
            return has(relations.outgoing());
        }

        boolean blocked() {
            return has(relations.blocked());
        }

        boolean blockedBy() {
            return has(relations.blockedBy());
        }

        private boolean has(Collection<PeopleStore.Person> listed) {
            return listed.stream().anyMatch(person -> person.account() == other.id());
        }

        long mine() {
            return asker.account().id();
        }

        long theirs() {
            return other.id();
        }
    }

    /** What is done with a pair. */
    @FunctionalInterface
    private interface Change {

        void apply(Pair pair) throws RefusedException, IOException;
    }

    /**
     * Makes the handler.
     *
     * @param accounts where accounts are found
     * @param store where friends and blocks are kept
     * @param people what of it is in memory
     * @param online who is signed in
     * @param presences who is there
     * @param companions who shares a room
     * @param frames writes events
     * @param quota how many friends an account may have
     */
    public PeopleHandler(AccountStore accounts, PeopleStore store, People people, Online online, Presences presences,
            Companions companions, Frames frames, FriendQuota quota) {
        this.accounts = accounts;
        this.store = store;
        this.people = people;
        this.online = online;
        this.presences = presences;
        this.companions = companions;
        this.frames = frames;
        this.quota = quota;
    }

    /**
     * Does what is asked.
     *
     * @param request what
     * @param who by whom
     * @return the answer
     * @throws RefusedException when it cannot be done: nothing has changed
     * @throws IOException when the storage fails: nothing has changed
     */
    public Reply handle(PeopleRequest<?> request, Participant who) throws RefusedException, IOException {
        return switch (request) {
            case PeopleRequest.Users(String prefix, int limit) -> users(prefix, limit, who.account());
            case PeopleRequest.Presence(boolean away) -> {
                online.setAway(who, away);
                yield DONE;
            }
            case PeopleRequest.FriendRequest(String user) -> with(user, who, this::ask);
            case PeopleRequest.FriendAccept(String user) -> with(user, who, this::accept);
            case PeopleRequest.FriendDecline(String user) -> with(user, who, this::decline);
            case PeopleRequest.FriendRemove(String user) -> with(user, who, this::part);
            case PeopleRequest.Friends() -> friends(who.account());
            case PeopleRequest.Block(String user) -> with(user, who, this::block);
            case PeopleRequest.Unblock(String user) -> with(user, who, this::unblock);
            case PeopleRequest.Blocks() -> new Reply.NameList(names(relations(who.account()).blocked()));
        };
    }

    // Lists.

    private Reply.People users(String prefix, int limit, Account asker) throws IOException {
        List<Account> found = accounts.startingWith(Names.key(prefix), limit == 0 ? DEFAULT_PAGE : limit);
        List<Long> visible = found.stream().map(Account::id).filter(id -> mayKnow(asker.id(), id)).toList();
        Map<Long, Presences.Seen> seen = presences.look(visible, asker.id());
        return new Reply.People(found.stream().map(account -> person(account.id(), account.name(), seen)).toList());
    }

    private boolean mayKnow(long asker, long other) {
        return asker == other || people.isFriend(asker, other) || companions.areCompanions(asker, other);
    }

    private static PersonInfo person(long account, String name, Map<Long, Presences.Seen> seen) {
        Presences.Seen known = seen.get(account);
        return known == null
                ? new PersonInfo(name, null, null)
                : new PersonInfo(name, known.state(), known.lastSeen());
    }

    private Reply.FriendList friends(Account asker) throws RefusedException, IOException {
        PeopleStore.Relations relations = relations(asker);
        Map<Long, Presences.Seen> seen = presences
                .look(relations.friends().stream().map(PeopleStore.Person::account).toList(), asker.id());
        return new Reply.FriendList(
                relations.friends().stream().map(friend -> person(friend.account(), friend.name(), seen)).toList(),
                names(relations.incoming()), names(relations.outgoing()));
    }

    /** Read while nothing changes, so that what the asker has been told of before is in it. */
    private PeopleStore.Relations relations(Account asker) throws RefusedException, IOException {
        return people.alone(asker.id(), () -> store.relations(asker.id()));
    }

    private static List<String> names(List<PeopleStore.Person> listed) {
        return listed.stream().map(PeopleStore.Person::name).toList();
    }

    // Changes between two accounts.

    private Reply.Done with(String user, Participant who, Change change) throws RefusedException, IOException {
        Account other = accounts.find(Names.key(user)).orElseThrow(
                () -> new RefusedException(ErrorCode.USER_NOT_FOUND, "user: there is no account " + user));
        long mine = who.account().id();
        if (mine == other.id()) {
            throw new RefusedException(ErrorCode.NOT_YOURSELF, "user: this is you");
        }
        return people.alone(mine, other.id(), () -> {
            change.apply(new Pair(who, other, store.relations(mine)));
            return DONE;
        });
    }

    private void ask(Pair pair) throws RefusedException, IOException {
        requireStrangers(pair);
        if (pair.blocked() || pair.blockedBy()) { // in the same words: the other does not say which
            throw new RefusedException(ErrorCode.BLOCKED, "You or " + pair.other().name() + " have blocked the other");
        }
        if (pair.incoming()) {
            befriend(pair);
        } else if (!pair.outgoing()) { // or it is asked already
            quota.requireRoomForRequest(pair.relations());
            store.ask(pair.mine(), pair.theirs(), System.currentTimeMillis());
            tell(pair, FriendState.OUTGOING, FriendState.INCOMING);
        }
    }

    private void accept(Pair pair) throws RefusedException, IOException {
        requireStrangers(pair);
        if (!pair.incoming()) {
            throw notAsked(pair);
        }
        befriend(pair);
    }

    private void befriend(Pair pair) throws RefusedException, IOException {
        quota.requireRoomForFriend(pair.relations());
        store.befriend(pair.mine(), pair.theirs(), System.currentTimeMillis());
        people.setFriends(pair.mine(), pair.theirs(), true);
        tell(pair, FriendState.FRIEND, FriendState.FRIEND);
    }

    private void decline(Pair pair) throws RefusedException, IOException {
        if (!pair.incoming() && !pair.outgoing()) {
            throw notAsked(pair);
        }
        store.forget(pair.mine(), pair.theirs());
        tell(pair, FriendState.NONE, FriendState.NONE);
    }

    private void part(Pair pair) throws RefusedException, IOException {
        if (!pair.friends()) {
            throw new RefusedException(ErrorCode.NOT_FRIENDS, "You and " + pair.other().name() + " are not friends");
        }
        store.part(pair.mine(), pair.theirs());
        people.setFriends(pair.mine(), pair.theirs(), false);
        tell(pair, FriendState.NONE, FriendState.NONE);
    }

    private void block(Pair pair) throws IOException {
        if (pair.blocked()) {
            return;
        }
        store.block(pair.mine(), pair.theirs(), System.currentTimeMillis());
        people.setBlocked(pair.mine(), pair.theirs(), true);
        people.setFriends(pair.mine(), pair.theirs(), false);
        if (pair.friends() || pair.incoming() || pair.outgoing()) {
            tell(pair, FriendState.NONE, FriendState.NONE);
        }
        tellOthers(pair.asker(), pair.mine(), new Event.Blocked(pair.other().name(), true));
    }

    private void unblock(Pair pair) throws IOException {
        if (pair.blocked()) {
            store.unblock(pair.mine(), pair.theirs());
            people.setBlocked(pair.mine(), pair.theirs(), false);
            tellOthers(pair.asker(), pair.mine(), new Event.Blocked(pair.other().name(), false));
        }
    }

    private static void requireStrangers(Pair pair) throws RefusedException {
        if (pair.friends()) {
            throw new RefusedException(ErrorCode.ALREADY_FRIENDS,
                    "You and " + pair.other().name() + " are friends already");
        }
    }

    private static RefusedException notAsked(Pair pair) {
        return new RefusedException(ErrorCode.NOT_ASKED, pair.other().name() + " has not asked to be friends");
    }

    /** Tells all sessions of both but the asking one what the other is to each now. */
    private void tell(Pair pair, FriendState theyAre, FriendState askerIs) {
        tellOthers(pair.asker(), pair.mine(), new Event.Friend(pair.other().name(), theyAre));
        tellOthers(pair.asker(), pair.theirs(), new Event.Friend(pair.asker().name(), askerIs));
    }

    private void tellOthers(Participant asker, long account, Event event) {
        online.tell(account, asker, Participant.PEOPLE, () -> frames.of(event));
    }
}
