package chat.parley.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets that the server gives away and knows again: of sessions and of invitations. Kept are their hashes only; a fast hash is
 * enough, because nobody guesses what is random. Safe for use by many threads at once.
 */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /**
     * Makes one.
     *
     * @param bytes how many random bytes it has; 16 or more
     * @return it, in the letters of URLs: four for three bytes
     */
    public static String make(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /**
     * Hashes what may be one.
     *
     * @param token any text
     * @return what is kept of it: SHA-256
     */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
