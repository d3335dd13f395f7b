package chat.parley.desktop.login;

import chat.parley.common.doctor.Way;
import chat.parley.desktop.net.Credentials;
import chat.parley.desktop.net.Entrance;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.store.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the login screen needs of the window that holds the sessions. JavaFX's thread only. */
public interface Sessions {

    /**
     * Tells who stays signed in.
     *
     * @return the accounts, the newest last
     */
    List<Account> accounts();

    /**
     * Begins an attempt to sign in.
     *
     * @param attempt what was typed
     * @return the attempt, under way
     */
    Entrance begin(SignIn attempt);

    /**
     * An attempt was successful: opens the account.
     *
     * @param credentials what it is opened with
     * @param stay whether the session is to be kept
     * @param invite the token of the invite link by which the person came; {@code null} for none
     */
    void entered(Credentials credentials, boolean stay, @Nullable String invite);

    /**
     * Opens an account that stays signed in.
     *
     * @param account which
     * @return whether that works: its session and its server's identity are known
     */
    boolean resume(Account account);

    /**
     * Forgets an account on this computer.
     *
     * @param account which
     */
    void forget(Account account);

    /**
     * Checks the way to a server, step by step, over the screen.
     *
     * @param way which way; its password is tried only when the person asks for that
     */
    void check(Way way);
}
