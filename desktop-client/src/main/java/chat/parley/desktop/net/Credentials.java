package chat.parley.desktop.net;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;

/**
 * What a session is resumed with.
 *
 * @param server where the account is
 * @param pin the certificate authority to insist on
 * @param user the account's name as the server spells it
 * @param token the session's token: as good as a password until it is revoked
 */
public record Credentials(ServerAddress server, CaFingerprint pin, String user, String token) {

    /** Leaves the token out, so that no log can hold it. */
    @Override
    public String toString() {
        return "Credentials[" + user + " at " + server + "]";
    }
}
