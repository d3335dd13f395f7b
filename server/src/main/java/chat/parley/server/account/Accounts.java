package chat.parley.server.account;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers accounts and checks who signs in. Safe for use by many threads at once; the methods wait for bcrypt and for the
 * storage.
 */
public final class Accounts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final AccountStore store;
    private final ServerConfig.Auth rules;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Counters<SignIn> signIns = new Counters<>(SignIn.class);
    private final RoomPasswords roomPasswords;

    /**
     * Starts the threads that hash.
     *
     * @param store where accounts are kept
     * @param rules what the administrator has set
     * @param limits likewise
     * @param reached counts who is refused for a limit
     */
    public Accounts(AccountStore store, ServerConfig.Auth rules, ServerConfig.Limits limits, Counters<Limit> reached) {
        this.store = store;
        this.rules = rules;
        this.passwords = new Passwords(rules.bcryptCost());
        this.throttle = new SignInThrottle(limits, reached);
        this.roomPasswords = new RoomPasswords(passwords, limits, reached);
    }

    /**
     * Makes an account.
     *
     * @param name a valid name
     * @param password at most 72 bytes of UTF-8
     * @param from the address of who asks
     * @throws RefusedException when registration is closed, the name is taken or reserved, the password too short, or too many
     *         attempts from there have failed
     * @throws IOException when the storage fails: there is no account then
     */
    public void register(String name, String password, InetAddress from) throws RefusedException, IOException {
        throttle.require(from);
        if (rules.registration() == ServerConfig.Registration.CLOSED) {
            throw new RefusedException(ErrorCode.REGISTRATION_CLOSED, "This server takes no new accounts");
        }
        if (Names.isReserved(name)) {
            throw new RefusedException(ErrorCode.NAME_RESERVED, "username: this name cannot be used, choose another");
        }
        requireLength(password);
        String key = Names.key(name);
        // Asked first because hashing is dear; adding decides, should two people register the name at the same moment.
        if (store.find(key).isPresent() || !store.add(Names.normalise(name), key, passwords.hash(password))) {
            throttle.failed(from);
            throw new RefusedException(ErrorCode.NAME_TAKEN, "username: already in use, choose another");
        }
    }

    /**
     * Checks who signs in. A wrong password and an unknown name answer alike and take alike.
     *
     * @param name the name, in any case
     * @param password at most 72 bytes of UTF-8
     * @param from the address of who asks
     * @return the account
     * @throws RefusedException when name and password do not fit, or too many attempts from there or on the account have failed
     * @throws IOException when the storage fails
     */
    public Account signIn(String name, String password, InetAddress from) throws RefusedException, IOException {
        String key = Names.key(name);
        requirePatience(key, from);
        Optional<Account> found = store.find(key);
        if (found.isEmpty()) {
            passwords.matchNothing(password);
        }
        Account account = found.filter(a -> passwords.matches(password, a.passwordHash())).orElse(null);
        // Once more: who tries many at the same time learns nothing from those that come after too many failures.
        requirePatience(key, from);
        if (account == null) {
            throttle.failed(key, from);
            signIns.count(SignIn.PASSWORD_WRONG);
            throw new RefusedException(ErrorCode.BAD_CREDENTIALS, "User name or password is wrong");
        }
        throttle.succeeded(key, from);
        signIns.count(SignIn.PASSWORD_OK);
        if (passwords.isOutdated(account.passwordHash())) {
            passwords.later(() -> rehash(account, password));
        }
        return account;
    }

    /**
     * Changes an account's password.
     *
     * @param name the account's name
     * @param before the password until now
     * @param after the password from now on; at most 72 bytes of UTF-8
     * @param from the address of who asks
     * @throws RefusedException when the old password is wrong, the new one too short, or too many attempts from there have failed
     * @throws IOException when the storage fails: the password is the old one then
     */
    public void changePassword(String name, String before, String after, InetAddress from)
            throws RefusedException, IOException {
        requireLength(after);
        Account account = signIn(name, before, from);
        store.setPasswordHash(account.id(), passwords.hash(after));
    }

    private void requireLength(String password) throws RefusedException {
        if (password.codePointCount(0, password.length()) < rules.minPasswordLength()) {
            throw new RefusedException(ErrorCode.PASSWORD_TOO_SHORT,
                    "password: must have at least " + rules.minPasswordLength() + " characters");
        }
    }

    /** The administrator has changed the cost: while the password is at hand, its hash is made anew; a new password stays. */
    private void rehash(Account account, String password) {
        try {
            store.replacePasswordHash(account, passwords.hashHere(password));
        } catch (IOException e) {
            LOG.warn("the password hash of {} keeps its old cost for now: {}", account, e.getMessage());
        }
    }

    /**
     * Gives what hashes and checks the passwords of rooms, on the same threads.
     *
     * @return it; of no use any more once this is closed
     */
    public RoomPasswords roomPasswords() {
        return roomPasswords;
    }

    private void requirePatience(String key, InetAddress from) throws RefusedException {
        try {
            throttle.require(key, from);
        } catch (RefusedException e) {
            signIns.count(SignIn.PASSWORD_THROTTLED);
            throw e;
        }
    }

    /**
     * Takes note that a session was resumed by its token, or that there was none: where it was, its owner may sign in whatever
     * others try elsewhere.
     *
     * @param account whose it is; {@code null} when the token was wrong
     * @param from the address of who has it
     */
    public void resumed(@Nullable Account account, InetAddress from) {
        if (account != null) {
            throttle.succeeded(Names.key(account.name()), from);
        }
        signIns.count(account == null ? SignIn.TOKEN_WRONG : SignIn.TOKEN_OK);
    }

    /**
     * Tells how attempts to sign in have ended.
     *
     * @return the counts
     */
    public Counters<SignIn> signIns() {
        return signIns;
    }

    /** Stops the threads that hash. */
    @Override
    public void close() {
        passwords.close();
    }
}
