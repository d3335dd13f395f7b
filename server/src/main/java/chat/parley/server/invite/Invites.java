package chat.parley.server.invite;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.AccountStore;
import chat.parley.server.account.Accounts;
import chat.parley.server.account.Entrance;
import chat.parley.server.account.NewAccount;
import chat.parley.server.account.Tokens;
import chat.parley.server.config.ServerConfig.Registration;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import chat.parley.server.presence.Participant;
import chat.parley.server.room.Arrivals;
import chat.parley.server.room.Room;
import chat.parley.server.room.Rooms;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people in who have no account yet, and those with an invite link into its room. A link's token has 192 random bits and is
 * kept as its SHA-256 only: it is too random for a slower hash to be of use.
 *
 * <p>Safe for use by many threads at once; every method waits for the storage.
 */
public final class Invites {

    private static final Logger LOG = LoggerFactory.getLogger(Invites.class);

    private static final int TOKEN_BYTES = 24;

    /** How long the link is good that an empty server prints. */
    static final Duration FIRST_LIFETIME = Duration.ofDays(1);

    private final InviteStore store;
    private final AccountStore accountStore;
    private final Accounts accounts;
    private final Rooms rooms;
    private final Arrivals arrivals;
    private final Registration registration;
    private final Quota quota;
    private final InstantSource clock;

    /**
     * Makes it.
     *
     * @param store where invitations are kept
     * @param accountStore where accounts are kept
     * @param accounts checks who registers
     * @param rooms all rooms
     * @param arrivals makes people members
     * @param registration who may make an account; not {@link Registration#AUTO}
     * @param quota how many invitations there may be
     * @param clock tells the time
     */
    public Invites(InviteStore store, AccountStore accountStore, Accounts accounts, Rooms rooms, Arrivals arrivals,
            Registration registration, Quota quota, InstantSource clock) {
        this.store = store;
        this.accountStore = accountStore;
        this.accounts = accounts;
        this.rooms = rooms;
        this.arrivals = arrivals;
        this.registration = registration;
        this.quota = quota;
        this.clock = clock;
    }

    /**
     * How many invitations there may be; 0 for no limit.
     *
     * @param open how many may be good at the same time
     * @param reached counts who is refused for it
     */
    public record Quota(int open, Counters<Limit> reached) {}

    /**
     * An invitation that has been made.
     *
     * @param id its number
     * @param token its token; known to nobody else
     */
    public record Made(long id, String token) {

        /** Leaves the token out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Made[id=" + id + "]";
        }
    }

    /**
     * Makes an invitation.
     *
     * @param room the id of the room that it leads into; 0 for none
     * @param uses how many people it may bring; 0 for any number
     * @param lifetime how long it is good; {@code null} for ever
     * @return it, with its token
     * @throws RefusedException when as many are good as may be
     * @throws IOException when the storage fails, or there is no such room: there is no such invitation then
     */
    public Made create(long room, int uses, @Nullable Duration lifetime) throws RefusedException, IOException {
        return create(room == 0 ? null : room, uses, lifetime, false).orElseThrow(() -> {
            quota.reached().count(Limit.OPEN_INVITES);
            return new RefusedException(ErrorCode.NOT_ALLOWED, "There are " + quota.open()
                    + " invitations that are good, and may not be more (limits.openInvites); revoke some");
        });
    }

    private Optional<Made> create(@Nullable Long room, int uses, @Nullable Duration lifetime, boolean first)
            throws IOException {
        String token = Tokens.make(TOKEN_BYTES);
        long now = clock.millis();
        Long expiresAt = lifetime == null ? null : now + lifetime.toMillis();
        // The server's own, for the first person, is always made: it is the only way in.
        OptionalLong id = store.add(Tokens.hash(token), new InviteStore.NewInvite(room, uses, now, expiresAt, first),
                first ? 0 : quota.open());
        return id.isPresent() ? Optional.of(new Made(id.getAsLong(), token)) : Optional.empty();
    }

    /**
     * The server starts: as long as nobody has an account and none can be made without an invitation, it has to give one away.
     * It is good for one person and a day, and ends at the next start, and as soon as there is an account.
     *
     * @return its token; nothing when none is needed
     * @throws IOException when the storage fails
     */
    public Optional<String> first() throws IOException {
        boolean empty = store.removeFirst();
        return empty && registration == Registration.INVITE
                ? create(null, 1, FIRST_LIFETIME, true).map(Made::token)
                : Optional.empty();
    }

    /**
     * Lists the invitations.
     *
     * @return all that have not been revoked, the oldest first
     * @throws IOException when the storage cannot be read
     */
    public List<Invite> all() throws IOException {
        return store.all();
    }

    /**
     * Revokes an invitation: its token is worth nothing from now on. Whom it has brought stay.
     *
     * @param id its number
     * @return whether there was one
     * @throws IOException when the storage fails: nothing has changed
     */
    public boolean revoke(long id) throws IOException {
        return store.remove(id);
    }

    /**
     * Makes an account, and a member of the invitation's room, if there is one: both or nothing.
     *
     * @param name a valid name
     * @param password at most 72 bytes of UTF-8
     * @param token the invitation's; {@code null} for none
     * @param from the address of who asks
     * @throws RefusedException when there may be no new account, or not by this invitation; the room takes nobody; or as
     *         {@link Accounts#register} tells
     * @throws IOException when the storage fails: there is no account then
     */
    public void register(String name, String password, @Nullable String token, InetAddress from)
            throws RefusedException, IOException {
        accounts.register(name, password, from, token == null ? new Uninvited() : new Invited(Tokens.hash(token)));
    }

    /**
     * Takes somebody who has an account into an invitation's room. A member stays one, and is not counted.
     *
     * @param token the invitation's
     * @param who who
     * @return the room as a conversation of theirs; nothing when the invitation leads into none
     * @throws RefusedException when it is not good, or the room does not take them
     * @throws IOException when the storage fails
     */
    public Reply.Redeemed redeem(String token, Participant who) throws RefusedException, IOException {
        byte[] hash = Tokens.hash(token);
        Invite invite = store.find(hash).orElseThrow(Invites::unknown);
        Long id = invite.room();
        if (id == null) {
            return new Reply.Redeemed(null);
        }
        long account = who.account().id();
        return new Reply.Redeemed(arrivals.admit(room(id), who, (role, at) -> {
            if (store.join(account, invite, role, clock.millis()) == InviteStore.Outcome.OVER) {
                throw over(hash);
            }
            LOG.info("invitation {} has brought {} into room {}", invite.id(), who.account(), id);
            return account;
        }));
    }

    private Room room(long id) throws RefusedException {
        Room room = rooms.orNull(id);
        if (room == null) { // its invitations have gone with it
            throw unknown();
        }
        return room;
    }

    private static RefusedException unknown() {
        return new RefusedException(ErrorCode.INVITE_INVALID,
                "This invitation is not known here: it was revoked, or the link is damaged; ask for another one");
    }

    private static RefusedException usedUp() {
        return new RefusedException(ErrorCode.INVITE_USED_UP,
                "This invitation has been used as often as it may be; ask for another one");
    }

    private Invite good(byte[] hash) throws RefusedException, IOException {
        Invite invite = store.find(hash).orElseThrow(Invites::unknown);
        if (invite.isUsedUp()) {
            throw usedUp();
        }
        if (invite.isExpired(clock.millis())) {
            throw new RefusedException(ErrorCode.INVITE_EXPIRED, "This invitation has expired; ask for another one");
        }
        return invite;
    }

    /** Why an invitation that was good a moment ago is not any more. */
    private RefusedException over(byte[] hash) throws RefusedException, IOException {
        good(hash);
        return unknown(); // for the first person, and there is one by now
    }

    private void requireOpenness() throws RefusedException {
        if (registration == Registration.CLOSED) {
            throw new RefusedException(ErrorCode.REGISTRATION_CLOSED, "This server takes no new accounts");
        }
    }

    /** The way in without an invitation. */
    private final class Uninvited implements Entrance {

        @Override
        public void require() throws RefusedException {
            requireOpenness();
            if (registration == Registration.INVITE) {
                throw new RefusedException(ErrorCode.INVITE_REQUIRED,
                        "This server takes new accounts by invitation only; ask for an invite link");
            }
        }

        @Override
        public boolean add(NewAccount account) throws IOException {
            return accountStore.add(account.name(), account.key(), account.passwordHash());
        }
    }

    /** The way in by an invitation. */
    private final class Invited implements Entrance {

        private final byte[] hash;

        Invited(byte[] hash) {
            this.hash = hash;
        }

        @Override
        public void require() throws RefusedException, IOException {
            requireOpenness();
            good(hash);
        }

        @Override
        public boolean add(NewAccount account) throws RefusedException, IOException {
            Invite invite = good(hash); // hashing has taken its time
            Long room = invite.room();
            return room == null
                    ? keep(account, invite, Role.MEMBER, clock.millis()) != 0
                    : arrivals.admitNew(room(room), account.name(),
                            (role, at) -> keep(account, invite, role, clock.millis()));
        }

        /** Gives the number of the new account; 0 when its name is taken. */
        private long keep(NewAccount account, Invite invite, Role role, long now) throws RefusedException, IOException {
            InviteStore.Added added = store.register(account, invite, role, now);
            if (added.outcome() == InviteStore.Outcome.OVER) {
                throw over(hash);
            }
            if (added.outcome() == InviteStore.Outcome.DONE) {
                LOG.info("invitation {} has brought {}", invite.id(), account);
            }
            return added.account();
        }
    }
}
