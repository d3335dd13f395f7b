package chat.parley.server.account;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import java.time.Duration;

/**
 * The passwords of rooms. Whoever gives wrong ones too often has to wait, whatever rooms they try: counted by account, because one
 * has to be signed in for trying.
 *
 * <p>Safe for use by many threads at once; the methods wait for bcrypt, and must not be called under a lock.
 */
public final class RoomPasswords {

    private final Passwords passwords;
    private final FailureThrottle<Long> throttle;
    private final Counters<Limit> reached;

    /**
     * Makes it.
     *
     * @param passwords hashes
     * @param limits what the administrator has set
     * @param reached counts who has to wait
     */
    RoomPasswords(Passwords passwords, ServerConfig.Limits limits, Counters<Limit> reached) {
        this.passwords = passwords;
        this.throttle = new FailureThrottle<>(limits.loginsPerMinute(),
                Duration.ofSeconds(limits.loginDelaySeconds()), System::nanoTime);
        this.reached = reached;
    }

    /**
     * Hashes a password.
     *
     * @param password at most 72 bytes of UTF-8
     * @return the hash
     */
    public String hash(String password) {
        return passwords.hash(password);
    }

    /**
     * Checks a password.
     *
     * @param account who gives it
     * @param password what was given, at most 72 bytes of UTF-8
     * @param hash what is stored
     * @return whether they fit
     * @throws RefusedException when the account has given too many wrong ones
     */
    public boolean matches(long account, String password, String hash) throws RefusedException {
        Duration delay = throttle.delay(account);
        if (delay.isPositive()) {
            reached.count(Limit.LOGINS_PER_MINUTE);
            throw new RefusedException(ErrorCode.TOO_MANY_ATTEMPTS,
                    "You have given too many wrong passwords; try again in "
                            + delay.plusNanos(999_999_999).toSeconds() + " s",
                    delay);
        }
        boolean fits = passwords.matches(password, hash);
        if (!fits) {
            throttle.failed(account);
        }
        return fits;
    }
}
