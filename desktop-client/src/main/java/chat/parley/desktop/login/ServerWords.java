package chat.parley.desktop.login;

import chat.parley.common.client.ClientState;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.ui.Phrase;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is learnt of a server while signing in: how far the connection is, and what it says of itself. One thread only. */
final class ServerWords {

    private static final String CLOSED = "closed";

    private final ReadOnlyObjectWrapper<Phrase> step = new ReadOnlyObjectWrapper<>(Phrase.of("login.step.preparing"));
    private final ReadOnlyIntegerWrapper minPasswordLength = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper registrationClosed = new ReadOnlyBooleanWrapper();

    /** What is being done. */
    ReadOnlyObjectProperty<Phrase> step() {
        return step.getReadOnlyProperty();
    }

    /** The shortest password of a new account, in characters; 0 while it is not known. */
    ReadOnlyIntegerProperty minPasswordLength() {
        return minPasswordLength.getReadOnlyProperty();
    }

    /** Whether the server takes no new accounts, as far as it is known. */
    ReadOnlyBooleanProperty registrationClosed() {
        return registrationClosed.getReadOnlyProperty();
    }

    /** An attempt begins. */
    void begin(SignIn attempt) {
        step.set(Phrase.of("login.step.preparing"));
    }

    /** An attempt goes on. */
    void learn(SignIn attempt, ClientState state) {
        switch (state) {
            case ClientState.Connecting(var now) ->
                step.set(Phrase.of("login.step." + now.name().toLowerCase(Locale.ROOT), attempt.server().toString()));
            case ClientState.Connected(var welcome) -> {
                step.set(Phrase.of(attempt.register() ? "login.step.registering" : "login.step.signing_in"));
                learn(welcome);
            }
            case ClientState.SignedIn(var welcome, var _, var _) -> learn(welcome);
            case ClientState.Fresh _,ClientState.Waiting _,ClientState.Closed _ -> {
                // nothing is learnt from these
            }
        }
    }

    private void learn(Reply.Welcome welcome) {
        minPasswordLength.set(welcome.minPasswordLength());
        registrationClosed.set(CLOSED.equals(welcome.registration()));
    }

    /** It is about another server from now on. */
    void forget() {
        minPasswordLength.set(0);
        registrationClosed.set(false);
    }
}
