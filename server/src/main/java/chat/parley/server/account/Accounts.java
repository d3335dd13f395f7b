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
     * @param entrance whether there may be a new account, and how it is added
     * @throws RefusedException when there may be none, the name is taken or reserved, the password too short, or too many
     *         attempts from there have failed
     * @throws IOException when the storage fails: there is no account then
     */
    public void register(String name, String password, InetAddress from, Entrance entrance)
            throws RefusedException, IOException {
        throttle.require(from);
        try {
            entrance.require();
        } catch (RefusedException e) {
            if (e.code() == ErrorCode.INVITE_INVALID) {
                throttle.failed(from); // a guess
            }
            throw e;
        }
        requireUsable(name);
        requireLength(password);
        if (!added(name, password, entrance::add)) {
            throttle.failed(from);
            throw taken();
        }
    }

    /** Adds an account, unless its name is taken. */
    @FunctionalInterface
    private interface Adding {

        boolean add(NewAccount account) throws RefusedException, IOException;
    }

    private boolean added(String name, String password, Adding adding) throws RefusedException, IOException {
        String key = Names.key(name);
        // Asked first because hashing is dear; adding decides, should two people register the name at the same moment.
        return store.find(key).isEmpty()
                && adding.add(new NewAccount(Names.normalise(name), key, passwords.hash(password)));
    }

    private static RefusedException taken() {
        return new RefusedException(ErrorCode.NAME_TAKEN, "username: already in use, choose another");
    }

    /**
     * Makes an account for an administrator, whoever else may make one.
     *
     * @param name a valid name
     * @param password at most 72 bytes of UTF-8
     * @throws RefusedException when the name is taken or reserved, or the password too short
     * @throws IOException when the storage fails: there is no account then
     */
    public void add(String name, String password) throws RefusedException, IOException {
        requireUsable(name);
        requireLength(password);
        if (!added(name, password, a -> store.add(a.name(), a.key(), a.passwordHash()))) {
            throw taken();
        }
    }

    /**
     * Gives an account another password, for an administrator.
     *
     * @param account which
     * @param password at most 72 bytes of UTF-8
     * @throws RefusedException when the password is too short
     * @throws IOException when the storage fails: the password is the old one then
     */
    public void setPassword(Account account, String password) throws RefusedException, IOException {
        requireLength(password);
        store.setPasswordHash(account.id(), passwords.hash(password));
    }

    private static void requireUsable(String name) throws RefusedException {
        if (Names.isReserved(name)) {
            throw new RefusedException(ErrorCode.NAME_RESERVED, "username: this name cannot be used, choose another");
        }
    }

    /**
     * Checks who signs in. A wrong password and an unknown name answer alike and take alike.
     *
     * @param name the name, in any case
     * @param password at most 72 bytes of UTF-8
     * @param from the address of who asks
     * @return the account
     * @throws RefusedException when name and password do not fit, the account is disabled, or too many attempts from there or on
     *         the account have failed
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
        if (store.standing(account) == AccountStore.Standing.DISABLED) {
            throw new RefusedException(ErrorCode.ACCOUNT_DISABLED,
                    "This account is disabled; ask who runs this server");
        }
        signIns.count(SignIn.PASSWORD_OK);
        if (passwords.isOutdated(account.passwordHash())) {
            passwords.later(() -> rehash(account, password));
        }
        return account;
    }

    /**
     * Tells whether what {@link #signIn} has answered is still so.
     *
     * @param account what it has answered
     * @return whether; also {@code false} when only the hash is another
     * @throws IOException when the storage fails
     */
    public boolean isUnchanged(Account account) throws IOException {
        return store.standing(account) == AccountStore.Standing.GOOD;
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
