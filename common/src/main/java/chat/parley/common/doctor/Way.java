package chat.parley.common.doctor;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import org.jspecify.annotations.Nullable;

/**
 * A way to a server, as a client goes it. Immutable.
 *
 * @param server where to
 * @param pin the fingerprint of the server's certificate authority; {@code null} when none is known
 * @param login whose password is to be tried; {@code null} for nobody's
 */
public record Way(ServerAddress server, @Nullable CaFingerprint pin, @Nullable Login login) {

    /**
     * Whose password is to be tried.
     *
     * @param user the account's name
     * @param password its password
     */
    public record Login(String user, String password) {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /**
     * The same without a password.
     *
     * @return a way on which nobody signs in
     */
    public Way withoutLogin() {
        return new Way(server, pin, null);
    }
}
