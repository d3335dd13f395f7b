package chat.parley.desktop.room.composer;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.desktop.model.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Asks the server who there is besides the people of the conversation: a moment after the last key, and for each beginning of
 * a name once while a text is being written. JavaFX's thread only.
 */
final class Strangers {

    private static final int MOST = 20;

    private final Account account;
    private final Consumer<List<String>> found;
    private final PauseTransition pause = new PauseTransition(Duration.millis(150));
    private final Map<String, List<String>> known = new HashMap<>();
    private String wanted = "";

    /**
     * Makes one that knows nobody.
     *
     * @param account who is signed in
     * @param found told whose names begin as it is wanted now
     */
    Strangers(Account account, Consumer<List<String>> found) {
        this.account = account;
        this.found = found;
        pause.setOnFinished(_ -> ask(wanted));
    }

    /**
     * Looks for names.
     *
     * @param prefix how they begin
     */
    void want(String prefix) {
        wanted = Names.key(prefix);
        List<String> before = known.get(wanted);
        if (before != null) {
            found.accept(before);
        } else if (account.isOnline() && prefix.length() <= Limits.MAX_NAME_CODE_POINTS * 2) {
            pause.playFromStart();
        }
    }

    /** Nobody is looked for any more. */
    void stop() {
        pause.stop();
        wanted = "";
    }

    /** Forgets what was found: people come and go. */
    void forget() {
        stop();
        known.clear();
    }

    private void ask(String prefix) {
        account.ask(new PeopleRequest.Users(prefix, MOST), reply -> {
            List<String> names = reply.people().stream().map(PersonInfo::user).toList();
            known.put(prefix, names);
            if (prefix.equals(wanted)) {
                found.accept(names);
            }
        }, _ -> {
            // nothing is offered then
        });
    }

    /**
     * Finds somebody by the whole name.
     *
     * @param name the name, in any case
     * @param done told how the server spells it, or that there is nobody; not told when the server cannot be asked
     * @param failed called then
     */
    void look(String name, Consumer<Optional<String>> done, Runnable failed) {
        account.ask(new PeopleRequest.Users(name, MOST), reply -> done.accept(reply.people().stream()
                .map(PersonInfo::user).filter(user -> Names.key(user).equals(Names.key(name))).findAny()),
                _ -> failed.run());
    }
}
