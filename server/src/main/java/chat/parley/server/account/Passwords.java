package chat.parley.server.account;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mindrot.jbcrypt.BCrypt;

/**
 * Hashes and checks passwords by bcrypt, on a few platform threads of its own: a hash takes a third of a second of CPU (cost
 * 12), and on a virtual thread's carrier it would hold up everybody's messages for as long. Half of the processors hash, so
 * that however many people sign in, the other half goes on delivering.
 *
 * <p>Safe for use by many threads at once; callers wait for their result.
 */
final class Passwords implements AutoCloseable {

    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** Where the cost stands in a hash: {@code $2a$12$…}. */
    private static final int COST_AT = 4;

    /**
     * A salt and a hash of zeros, which no password has been found for. To compare one with it takes as long as with any other,
     * and to have it takes nothing: the start would pay for a real hash.
     */
    private static final String NOTHING = ".".repeat(22 + 31);

    private final int cost;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
            Thread.ofPlatform().daemon().name("bcrypt-", 0).factory());
    private final String dummy;

    /**
     * Starts the threads.
     *
     * @param cost binary logarithm of the rounds, for new hashes
     */
    Passwords(int cost) {
        this.cost = cost;
        this.dummy = "$2a$" + cost / 10 + cost % 10 + "$" + NOTHING;
    }

    /**
     * Hashes a password.
     *
     * @param password at most 72 bytes of UTF-8, of which bcrypt uses every one
     * @return the hash
     */
    String hash(String password) {
        return await(threads.submit(() -> hashHere(password)));
    }

    /** Hashes in the calling thread, which must be one of {@link #later}. */
    String hashHere(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(cost));
    }

    /**
     * Checks a password.
     *
     * @param password what was given
     * @param hash what is stored
     * @return whether they fit
     */
    boolean matches(String password, String hash) {
        return await(threads.submit(() -> BCrypt.checkpw(password, hash)));
    }

    /**
     * Takes as long as {@link #matches} for the password of an account that does not exist.
     *
     * @param password what was given
     */
    void matchNothing(String password) {
        matches(password, dummy);
    }

    /**
     * Tells whether a hash was made with another cost than new ones are.
     *
     * @param hash what is stored
     * @return whether it should be made anew while the password is at hand
     */
    boolean isOutdated(String hash) {
        return Integer.parseInt(hash.substring(COST_AT, COST_AT + 2)) != cost;
    }

    /**
     * Does something later, after the hashes that are already waited for.
     *
     * @param work what to do
     */
    void later(Runnable work) {
        threads.execute(work);
    }

    /** Stops the threads; who still waits for a result gets an exception. */
    @Override
    public void close() {
        // What has not begun is cancelled, or its callers would wait for ever.
        for (Runnable work : threads.shutdownNow()) {
            if (work instanceof Future<?> result) {
                result.cancel(false);
            }
        }
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("bcrypt failed", e.getCause());
        }
    }
}
