package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.account.Account;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import chat.parley.server.presence.Companions;
import chat.parley.server.presence.Online;
import chat.parley.server.presence.Participant;
import chat.parley.server.time.Timers;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rooms, and which of them an account is a member of. They last: once created, a room is there after every restart. Safe for
 * use by many threads at once.
 */
public final class Rooms implements Companions {

    private static final int JOINING_LOCKS = 64;

    private final RoomStore store;
    private final Frames frames;
    private final Timers timers;
    private final Online online;
    private final Quota quota;
    private final NavigableMap<String, Room> byKey = new ConcurrentSkipListMap<>();
    private final Map<Long, Room> byId = new ConcurrentSkipListMap<>(); // in the order of their age
    private final Map<Long, Set<Room>> byMember = new ConcurrentHashMap<>();

    /** Whoever becomes a member holds the one of its account, so that nobody gets past the quota by joining many at once. */
    private final ReentrantLock[] joining = Stream.generate(ReentrantLock::new).limit(JOINING_LOCKS)
            .toArray(ReentrantLock[]::new);

    /**
     * How many rooms an account may have; 0 for no limit.
     *
     * @param owned how many it may own when it creates another
     * @param joined how many it may be a member of
     * @param reached counts who is refused for it
     */
    public record Quota(int owned, int joined, Counters<Limit> reached) {}

    /**
     * Reads what rooms there are.
     *
     * @param store where rooms are kept
     * @param frames writes what rooms say
     * @param timers where pushes wait for their time
     * @param online who is signed in
     * @param quota how many rooms an account may have
     * @throws IOException when the storage cannot be read
     */
    public Rooms(RoomStore store, Frames frames, Timers timers, Online online, Quota quota) throws IOException {
        this.store = store;
        this.frames = frames;
        this.timers = timers;
        this.online = online;
        this.quota = quota;
        store.all().forEach(this::open);
    }

    private Room open(RoomStore.StoredRoom stored) {
        Room room = new Room(stored, frames, timers);
        room.members().forEach(member -> joined(room, member.account()));
        byId.put(room.id(), room);
        byKey.put(Names.key(room.name()), room);
        return room;
    }

    /**
     * Lists all rooms.
     *
     * @return them, the oldest first
     */
    public Collection<Room> all() {
        return byId.values();
    }

    /** The rooms whose names come after this one, by name; a view that may change meanwhile. */
    Collection<Room> after(String key) {
        return byKey.tailMap(key, false).values();
    }

    /**
     * Lists the rooms that an account is a member of.
     *
     * @param account its id
     * @return them, in no order; a view that may change meanwhile
     */
    public Collection<Room> of(long account) {
        return byMember.getOrDefault(account, Set.of());
    }

    @Override
    public void forEachCompanion(long account, LongConsumer companion) {
        of(account).forEach(room -> room.members().forEach(member -> companion.accept(member.account())));
    }

    @Override
    public boolean areCompanions(long one, long other) {
        return of(one).stream().anyMatch(room -> room.member(other).isPresent());
    }

    /**
     * Finds a room.
     *
     * @param name its name, in any case
     * @return the room
     * @throws RefusedException when there is none
     */
    public Room find(String name) throws RefusedException {
        return found(byKey.get(Names.key(name)), name);
    }

    /**
     * Finds a room.
     *
     * @param id its id
     * @return the room
     * @throws RefusedException when there is none
     */
    public Room get(long id) throws RefusedException {
        return found(byId.get(id), "with the id " + id);
    }

    /**
     * Looks for a room.
     *
     * @param id a conversation's id
     * @return the room; {@code null} when there is none with it
     */
    public @Nullable Room orNull(long id) {
        return byId.get(id);
    }

    private static Room found(@Nullable Room room, String which) throws RefusedException {
        if (room == null) {
            throw notFound(which);
        }
        return room;
    }

    private static RefusedException notFound(String which) {
        return new RefusedException(ErrorCode.ROOM_NOT_FOUND, "There is no room " + which);
    }

    /**
     * Makes sure that a room is still there. Under its {@link Room#changes()}.
     *
     * @param room which
     * @throws RefusedException when it was deleted meanwhile
     */
    static void requireThere(Room room) throws RefusedException {
        if (room.isDeleted()) {
            throw notFound(room.name());
        }
    }

    /**
     * Creates a public room with nothing else set, as protocol 1 does.
     *
     * @param name a valid name
     * @param by the account that creates it, and owns it
     * @throws RefusedException when the name is taken or reserved, or the account has too many rooms
     * @throws IOException when the storage fails: there is no such room then
     */
    public void create(String name, Account by) throws RefusedException, IOException {
        create(new RoomStore.Settings(name, "", Visibility.PUBLIC, null, 0, 0, false), by);
    }

    /**
     * Creates a room.
     *
     * @param settings how it is to be; with a valid name
     * @param by the account that creates it, and owns it
     * @return the room
     * @throws RefusedException when the name is taken or reserved, or the account has too many rooms
     * @throws IOException when the storage fails: there is no such room then
     */
    Room create(RoomStore.Settings settings, Account by) throws RefusedException, IOException {
        RoomStore.Settings normal = withUsableName(settings);
        ReentrantLock mine = joining(by.id());
        mine.lock();
        try {
            requireCreation(normal.name(), by.id());
            return add(normal, by);
        } finally {
            mine.unlock();
        }
    }

    /**
     * Makes sure that an account may create a room, as far as that can be told before.
     *
     * @param name the room's name
     * @param account who
     * @throws RefusedException when the name is taken or reserved, or the account has too many rooms
     */
    void requireCreation(String name, long account) throws RefusedException {
        requireUsable(name);
        if (byKey.containsKey(Names.key(name))) {
            throw taken(name);
        }
        requirePlace(account);
        if (quota.owned() > 0 && of(account).stream().filter(room -> isOwner(room, account)).count() >= quota.owned()) {
            quota.reached().count(Limit.ROOMS_PER_ACCOUNT);
            throw new RefusedException(ErrorCode.TOO_MANY_ROOMS,
                    "You own " + quota.owned() + " rooms already, and may not own more");
        }
    }

    private static boolean isOwner(Room room, long account) {
        return room.member(account).filter(member -> member.role() == Role.OWNER).isPresent();
    }

    /**
     * Makes sure that an account may be a member of another room. Under {@link #joining}.
     *
     * @param account who
     * @throws RefusedException when it is one of too many already
     */
    void requirePlace(long account) throws RefusedException {
        if (quota.joined() > 0 && of(account).size() >= quota.joined()) {
            quota.reached().count(Limit.JOINS_PER_ACCOUNT);
            throw new RefusedException(ErrorCode.TOO_MANY_ROOMS,
                    "You are a member of " + quota.joined() + " rooms already, and may not be of more");
        }
    }

    /** Who makes an account a member of a room holds this lock meanwhile, taken before the room's. */
    ReentrantLock joining(long account) {
        return joining[Math.floorMod(account, JOINING_LOCKS)];
    }

    /** Under {@link #joining}. */
    private Room add(RoomStore.Settings normal, Account by) throws RefusedException, IOException {
        long now = System.currentTimeMillis();
        OptionalLong id = store.add(normal, by.id(), now);
        if (id.isEmpty()) {
            throw taken(normal.name());
        }
        Room room = open(new RoomStore.StoredRoom(id.getAsLong(), normal,
                List.of(new RoomStore.StoredMember(by.id(), by.name(), Role.OWNER, now)), List.of(), List.of(),
                List.of()));
        subscribeAll(room, by.id());
        return room;
    }

    /**
     * Changes what is set about a room. Under its {@link Room#changes()}.
     *
     * @param room which
     * @param settings what holds from now on
     * @throws RefusedException when the name is taken or reserved
     * @throws IOException when the storage fails: nothing has changed
     */
    void change(Room room, RoomStore.Settings settings) throws RefusedException, IOException {
        RoomStore.Settings normal = withUsableName(settings);
        if (!store.change(room.id(), normal)) {
            throw taken(normal.name());
        }
        String before = Names.key(room.name());
        room.setSettings(normal);
        byKey.put(Names.key(normal.name()), room);
        if (!before.equals(Names.key(normal.name()))) {
            byKey.remove(before, room);
        }
    }

    /**
     * Removes a room. Under its {@link Room#changes()}.
     *
     * @param room which
     * @throws IOException when the storage fails: nothing has changed
     */
    void remove(Room room) throws IOException {
        store.remove(room.id(), System.currentTimeMillis());
        room.setDeleted();
        byId.remove(room.id());
        byKey.remove(Names.key(room.name()), room);
        room.members().forEach(member -> left(room, member.account()));
    }

    private static void requireUsable(String name) throws RefusedException {
        if (Names.isReserved(name)) {
            throw new RefusedException(ErrorCode.NAME_RESERVED, "room: this name cannot be used, choose another");
        }
    }

    private static RoomStore.Settings withUsableName(RoomStore.Settings s) throws RefusedException {
        requireUsable(s.name());
        return new RoomStore.Settings(Names.normalise(s.name()), s.topic(), s.visibility(), s.passwordHash(),
                s.capacity(),
                s.slowSeconds(), s.paused());
    }

    private static RefusedException taken(String name) {
        return new RefusedException(ErrorCode.ROOM_EXISTS, "room: " + name + " exists already");
    }

    /**
     * Lets a session in by protocol 1, a member or not: it is sent the answer, then the list.
     *
     * @param room where
     * @param participant who
     * @param leaveLobby takes it out of the lobby, once it is sure that it may come in
     * @throws RefusedException when it may not come in
     */
    public void admit(Room room, Participant participant, Runnable leaveLobby) throws RefusedException {
        room.changes().lock(); // of two who come at once, one may be too many
        try {
            requireThere(room);
            room.requireAdmission(participant.account().id(), false);
            leaveLobby.run();
            room.enter(participant, frames
                    .of(new ServerMessage.Entered(participant.name(), room.name(), "Welcome to " + room.name())));
        } finally {
            room.changes().unlock();
        }
    }

    /**
     * Lets a session of a member in by protocol 2.
     *
     * @param room where
     * @param participant who
     * @param leave takes it out of where it is, once it is sure that it may come in; must not wait
     * @throws RefusedException when the room is no more, or the account no member of it any more
     */
    public void enter(Room room, Participant participant, Runnable leave) throws RefusedException {
        room.changes().lock(); // whoever is put out meanwhile is expelled after this, or does not come in
        try {
            requireThere(room);
            if (room.member(participant.account().id()).isEmpty()) {
                throw new RefusedException(ErrorCode.NOT_A_MEMBER, "You are not a member of " + room.name());
            }
            leave.run();
            room.enter(participant, null);
        } finally {
            room.changes().unlock();
        }
    }

    /**
     * A session has signed in: it hears from now on what happens in its account's rooms.
     *
     * @param session one that speaks protocol 2 and that {@link Online} knows already
     */
    public void subscribe(Participant session) {
        of(session.account().id()).forEach(room -> room.subscribe(session));
    }

    /**
     * A session has signed out or ended: it hears nothing any more.
     *
     * @param session one that {@link Online} does not know any more
     */
    public void unsubscribe(Participant session) {
        of(session.account().id()).forEach(room -> room.unsubscribe(session));
    }

    /** Takes note of a new member, whose sessions hear from now on what happens in the room. Under its {@link Room#changes()}. */
    void join(Room room, Member member) {
        room.roster().put(member);
        joined(room, member.account());
        subscribeAll(room, member.account());
    }

    /** Takes note that somebody is no member any more. Under the room's {@link Room#changes()}. */
    void leave(Room room, Member member) {
        room.removeMember(member);
        left(room, member.account());
    }

    private void subscribeAll(Room room, long account) {
        for (Participant session : online.sessionsOf(account)) {
            if (session.isModern()) {
                room.subscribe(session);
                if (!online.isHere(session)) {
                    room.unsubscribe(session); // it has ended meanwhile, and perhaps before it was subscribed
                }
            }
        }
    }

    private void joined(Room room, long account) {
        byMember.compute(account, (_, known) -> { // in one step: another room's changes may take the last one out meanwhile
            Set<Room> rooms = known == null ? ConcurrentHashMap.newKeySet() : known;
            rooms.add(room);
            return rooms;
        });
    }

    private void left(Room room, long account) {
        byMember.computeIfPresent(account, (_, rooms) -> {
            rooms.remove(room);
            return rooms.isEmpty() ? null : rooms;
        });
    }
}
