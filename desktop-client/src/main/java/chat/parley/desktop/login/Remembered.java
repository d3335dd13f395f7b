package chat.parley.desktop.login;

import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.Preferences;
import java.util.ArrayList;
import java.util.List;

/**
 * An account with which one can go on.
 *
 * @param account which
 * @param signedIn whether it stays signed in; otherwise its password is wanted
 */
record Remembered(Account account, boolean signedIn) {

    /**
     * Lists the accounts.
     *
     * @param signedIn who stays signed in, the newest last
     * @param known the servers, and who was there last
     * @return those who are signed in first, each part with the newest first
     */
    static List<Remembered> list(List<Account> signedIn, Preferences known) {
        List<Remembered> all = new ArrayList<>();
        signedIn.reversed().forEach(account -> all.add(new Remembered(account, true)));
        known.servers().reversed().forEach((address, server) -> {
            String user = server.user();
            if (user != null) {
                ServerAddress.parse(address).map(at -> new Account(at, user))
                        .filter(account -> signedIn.stream().noneMatch(account::isSame))
                        .ifPresent(account -> all.add(new Remembered(account, false)));
            }
        });
        return all;
    }
}
