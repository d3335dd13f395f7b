package chat.parley.desktop.net;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for on the login screen.
 *
 * @param server where to connect
 * @param pin the certificate authority to insist on; {@code null} when none is known yet: the attempt then ends in
 *        {@link SignInFailure.UnknownCa}
 * @param username the account's name
 * @param password its password; kept in memory for coming back after a loss, never stored
 * @param register whether the account is to be created first
 * @param invite the token of the invite link that was given; {@code null} for none
 */
public record SignIn(ServerAddress server, @Nullable CaFingerprint pin, String username, String password,
        boolean register, @Nullable String invite) {

    /**
     * Without an invitation.
     *
     * @param server where to connect
     * @param pin the certificate authority to insist on; {@code null} when none is known yet
     * @param username the account's name
     * @param password its password
     * @param register whether the account is to be created first
     */
    public SignIn(ServerAddress server, @Nullable CaFingerprint pin, String username, String password,
            boolean register) {
        this(server, pin, username, password, register, null);
    }

    /**
     * The same again with a pin that was found good.
     *
     * @param trusted the certificate authority to insist on
     * @return a copy
     */
    public SignIn pinned(CaFingerprint trusted) {
        return new SignIn(server, trusted, username, password, register, invite);
    }

    /** Leaves password and token out, so that no log can hold them. */
    @Override
    public String toString() {
        return "SignIn[" + username + " at " + server + (register ? ", new account]" : "]");
    }
}
