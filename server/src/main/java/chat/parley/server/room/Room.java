package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.presence.Participant;
import chat.parley.server.time.Timers;
import chat.parley.server.wire.Frames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A room: its settings, its members wherever they are, and who is present. What is said is written once a protocol and the same
 * bytes go to everyone; all see it in the same order.
 *
 * <p>Safe for use by many threads at once. What is kept in the storage is changed by one thread at a time, which holds
 * {@link #changes()} from its first look until the storage and then the room itself have taken the change; everyone else reads
 * without waiting.
 */
public final class Room {

    private final long id;
    private final Frames frames;
    private final Audience audience;
    private final Subscribers subscribers;

    private final ReentrantLock changes = new ReentrantLock();
    // Written under changes only.
    private volatile RoomStore.Settings settings;
    private volatile String searchText;
    private final Roster roster;
    private final Voices voices;
    private volatile boolean deleted;

    Room(RoomStore.StoredRoom stored, Frames frames, Timers timers) {
        this.id = stored.id();
        this.frames = frames;
        this.audience = new Audience(this::listFrame, this::presentFrame, timers);
        this.subscribers = new Subscribers(id, frames);
        this.settings = stored.settings();
        this.searchText = searchText(settings);
        this.roster = new Roster(stored);
        this.voices = new Voices(stored);
    }

    private byte[] listFrame() {
        return frames.of(new ServerMessage.RoomMembers(name(), audience.names()));
    }

    private byte[] presentFrame() {
        return frames.of(new Event.Present(id, audience.names()));
    }

    /**
     * Tells which room it is.
     *
     * @return its id, which is also its conversation's
     */
    public long id() {
        return id;
    }

    /**
     * Tells the room's name.
     *
     * @return it, as it was given
     */
    public String name() {
        return settings.name();
    }

    /**
     * Tells what owners and moderators have set.
     *
     * @return the settings as they are now
     */
    public RoomStore.Settings settings() {
        return settings;
    }

    /**
     * Describes the room to anyone who may know of it.
     *
     * @return it, as it is now
     */
    public RoomInfo info() {
        RoomStore.Settings now = settings;
        return new RoomInfo(id, now.name(), now.topic().isEmpty() ? null : now.topic(), now.visibility(),
                now.passwordHash() != null, now.capacity(), roster.members().size(), people().size(), now.slowSeconds(),
                now.paused());
    }

    /** Name and topic as they are searched; no query has the line break between them. */
    private static String searchText(RoomStore.Settings settings) {
        return Names.key(settings.name()) + '\n' + Names.key(settings.topic());
    }

    /** Whether name or topic contain something, in any case; given its {@linkplain Names#key key}. */
    boolean matches(String queryKey) {
        return searchText.contains(queryKey);
    }

    // Members.

    /**
     * Looks for a member.
     *
     * @param account its id
     * @return the member, if it is one
     */
    public Optional<Member> member(long account) {
        return roster.member(account);
    }

    /**
     * Looks for a member by name.
     *
     * @param key the {@linkplain Names#key key} of its name
     * @return the member, if it is one
     */
    public Optional<Member> memberNamed(String key) {
        return roster.named(key);
    }

    /**
     * Lists the members.
     *
     * @return them as they are now, in no order; a view that may change meanwhile
     */
    public Collection<Member> members() {
        return roster.members();
    }

    /** Who belongs to the room, who may, and who may not; changed under {@link #changes()}, and by {@link #removeMember}. */
    Roster roster() {
        return roster;
    }

    /** Who may speak; changed under {@link #changes()}. */
    Voices voices() {
        return voices;
    }

    /** Who changes what is kept of the room holds this lock. */
    ReentrantLock changes() {
        return changes;
    }

    /** Whether it is no more; a thread that had to wait for {@link #changes()} has to ask. */
    boolean isDeleted() {
        return deleted;
    }

    /** Under {@link #changes()}. */
    void setDeleted() {
        assert changes.isHeldByCurrentThread();
        deleted = true;
    }

    /** Under {@link #changes()}. */
    void setSettings(RoomStore.Settings now) {
        assert changes.isHeldByCurrentThread();
        boolean renamed = !now.name().equals(settings.name());
        settings = now;
        searchText = searchText(now);
        if (renamed) {
            audience.changed(); // the list of protocol 1 tells the name
        }
        if (now.slowSeconds() == 0) {
            voices.endSlowness();
        }
    }

    /** Under {@link #changes()}: from now on no session of the account gets any event of the room. */
    void removeMember(Member member) {
        assert changes.isHeldByCurrentThread();
        subscribers.removeAll(member.account(), () -> roster.remove(member));
    }

    /**
     * Lets somebody in, or says why not: a member always, others by what the room asks of them.
     *
     * @param account who
     * @param knowsPassword whether they know the room's password
     * @throws RefusedException when they may not come in
     */
    void requireAdmission(long account, boolean knowsPassword) throws RefusedException {
        if (roster.isMember(account)) {
            return;
        }
        requireNotBanned(account);
        boolean welcome = roster.isInvited(account);
        if (!welcome && settings.visibility() == Visibility.PRIVATE) {
            throw privateRoom();
        }
        if (!welcome && settings.passwordHash() != null && !knowsPassword) {
            throw new RefusedException(ErrorCode.WRONG_ROOM_PASSWORD, name() + " has a password, and this is not it");
        }
        requireSpace(account);
    }

    /**
     * Lets somebody in whom an invite link has brought, past privacy and password; or says why not.
     *
     * @param account who, no member yet; 0 for one that is to be made
     * @throws RefusedException when they may not come in
     */
    void requireAdmissionByLink(long account) throws RefusedException {
        requireNotBanned(account);
        requireSpace(account);
    }

    private void requireNotBanned(long account) throws RefusedException {
        if (roster.isBanned(account)) {
            throw new RefusedException(ErrorCode.BANNED, "You are banned from " + name());
        }
    }

    private void requireSpace(long account) throws RefusedException {
        if (settings.capacity() > 0 && headCountWithout(account) >= settings.capacity()) {
            throw new RefusedException(ErrorCode.ROOM_FULL,
                    name() + " is full: it takes " + settings.capacity() + " people");
        }
    }

    /** What somebody is told whom the room does not concern. */
    RefusedException privateRoom() {
        return new RefusedException(ErrorCode.ROOM_PRIVATE, "This room is private, and you are not invited");
    }

    /** Members, and those present who are none; but for one account, which is no member. */
    private int headCountWithout(long account) {
        Set<Long> guests = new HashSet<>();
        audience.withAll(present -> present.forEach(p -> {
            if (!roster.isMember(p.account().id())) {
                guests.add(p.account().id());
            }
        }));
        guests.remove(account);
        return roster.members().size() + guests.size();
    }

    /**
     * Makes sure that somebody may write now; in slow mode the time until the next message begins with it.
     *
     * @param account who; a member, or present by protocol 1
     * @param newMessage whether it is a new message, for which slow mode counts
     * @throws RefusedException when they may not
     */
    public void requireVoice(long account, boolean newMessage) throws RefusedException {
        if (roster.member(account).filter(member -> member.role() != Role.MEMBER).isEmpty()) {
            voices.require(settings, account, newMessage);
        }
    }

    // Sessions of members, wherever they are.

    /**
     * Lets a session of a member hear what happens here; does nothing when its account is no member.
     *
     * @param session one that speaks protocol 2
     */
    void subscribe(Participant session) {
        subscribers.addIf(session, () -> roster.isMember(session.account().id()));
    }

    /**
     * A session hears nothing of the room any more.
     *
     * @param session which
     */
    void unsubscribe(Participant session) {
        subscribers.remove(session);
    }

    /**
     * Tells every member, by protocol 2, how the room or one of them is now.
     *
     * @param event what
     */
    void tell(Event event) {
        subscribers.tell(event);
    }

    /**
     * Tells everyone something that somebody does; not those who have blocked them.
     *
     * @param event what
     * @param from the account that does it
     */
    public void pushFrom(Event event, long from) {
        subscribers.push(event, null, from);
    }

    // Messages.

    /**
     * Tells everyone of a new message, members and those present. Called in the order of {@code seq}.
     *
     * @param message it, stored
     * @param from the account that said it
     */
    public void said(MessageInfo message, long from) {
        String text = String.valueOf(message.text());
        frames.delivered(audience
                .publish(() -> frames.of(new ServerMessage.Said(Names.PUBLIC, message.from(), text))));
        subscribers.push(new Event.Message(message), new Event.Message(message.asHidden()), from);
    }

    /**
     * Tells every member that a message has changed. Called in the order of the changes.
     *
     * @param message as it is now
     * @param from the account that said it
     */
    public void changed(MessageInfo message, long from) {
        subscribers.push(new Event.MessageChanged(message), new Event.MessageChanged(message.asHidden()), from);
    }

    /**
     * Tells the sessions that are present by protocol 1 of a private message: the receiver's, and the sender's, which get a copy
     * addressed to the sender, by which clients of protocol 1 tell that it was private.
     *
     * @param sender the name of who said it
     * @param text what
     * @param from the account that said it
     * @param to the account that it is for
     */
    public void saidPrivately(String sender, String text, long from, long to) {
        audience.withAll(present -> {
            for (Participant participant : present) {
                long account = participant.account().id();
                if (!participant.isModern() && (account == from || account == to)) {
                    participant.deliver(frames.of(new ServerMessage.Said(
                            account == from ? sender : participant.name(), sender, text)));
                    frames.delivered(1);
                }
            }
        });
    }

    // Who is present.

    /**
     * Lists who is present.
     *
     * @return the names, each once, in the order of arrival
     */
    public List<String> people() {
        return audience.names();
    }

    /**
     * Looks for somebody who is present.
     *
     * @param key the key of the name
     * @return a session of theirs, or nothing when none is here
     */
    public Optional<Participant> presentNamed(String key) {
        return audience.find(key);
    }

    /**
     * Lets a session in: it is sent the answer, then the list, then what is said from now on.
     *
     * @param participant who enters; must have left the lobby
     * @param answer the frame that tells it so; {@code null} when the session answers itself
     */
    void enter(Participant participant, byte @Nullable [] answer) {
        audience.arrive(participant, answer);
    }

    /**
     * Lets a session out: it is sent the answer, and no list of this room after it.
     *
     * @param participant who goes
     * @param answer the frame that tells it so; {@code null} when it is told by another, or gone
     */
    public void exit(Participant participant, byte @Nullable [] answer) {
        audience.leave(participant, answer);
        audience.changed();
    }

    /**
     * Sends the list to one session because it asked.
     *
     * @param participant who asked
     */
    public void show(Participant participant) {
        audience.show(participant);
    }

    /** Sends the sessions of some accounts back to the lobby that are present here. */
    void expel(LongPredicate accounts, String why) {
        List<Participant> expelled = new ArrayList<>();
        audience.withAll(present -> present.forEach(p -> {
            if (accounts.test(p.account().id())) {
                expelled.add(p);
            }
        }));
        expelled.forEach(p -> p.expel(id, why));
    }

    @Override
    public String toString() {
        return name();
    }
}
