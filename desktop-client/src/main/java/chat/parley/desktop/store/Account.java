package chat.parley.desktop.store;

import chat.parley.common.protocol.Names;
import chat.parley.common.trust.ServerAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody's account on a server: what the client keeps is kept apart by it. Immutable.
 *
 * @param server where the account is
 * @param user its name, as it is shown
 */
public record Account(ServerAddress server, String user) {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9._-]+");
    private static final int READABLE_CHARS = 40;
    private static final int HASH_BYTES = 8;

    /**
     * Makes what the account is recognised by: two spellings of one name, or of one host, in upper and lower case have the same.
     *
     * @return the key; {@code name@host:port}
     */
    public String key() {
        return Names.key(user) + "@" + server.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells whether another one is the same account, in whatever spelling.
     *
     * @param other the other one
     * @return whether it is
     */
    public boolean isSame(Account other) {
        return key().equals(other.key());
    }

    /**
     * A name for a file: what a person recognises, as far as every file system takes it, and a hash of the key, which tells
     * apart what looks the same then.
     */
    String fileName() {
        String key = key();
        int at = key.indexOf('@');
        return plain(key.substring(0, at)) + "@" + plain(key.substring(at + 1)) + "-" + hash(key);
    }

    private static String plain(String text) {
        String plain = NOT_PLAIN.matcher(text).replaceAll("_");
        return plain.length() <= READABLE_CHARS ? plain : plain.substring(0, READABLE_CHARS);
    }

    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
