package chat.parley.desktop.login;

import chat.parley.common.Limits;
import chat.parley.common.client.ClientState;
import chat.parley.common.doctor.Way;
import chat.parley.common.protocol.Names;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.Preferences;
import chat.parley.desktop.ui.Phrase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What the login screen shows: the fields, what is wrong with them, and which question is open; all of it together, because each
 * answer of the server ends at one of the fields or in a question. One thread only.
 */
final class LoginModel {

    /** Which of its faces the screen shows. */
    sealed interface Face {

        /** The form is being filled in. */
        record Form() implements Face {}

        /** Connecting and signing in. */
        record Busy(SignIn attempt) implements Face {}

        /** The server is not known yet: is this its fingerprint? */
        record Trust(SignIn attempt, CaFingerprint offered) implements Face {}

        /** The server shows another identity than the known one. */
        record Changed(SignIn attempt, CaFingerprint offered, CaFingerprint expected) implements Face {}

        /** The server is not the known one any more, and the pasted link names another. */
        record Replace(SignIn attempt, CaFingerprint fromLink, CaFingerprint known) implements Face {}
    }

    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty registering = new SimpleBooleanProperty();
    private final BooleanProperty stay = new SimpleBooleanProperty(true);

    private final ObjectProperty<@Nullable Phrase> addressProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Phrase> usernameProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Phrase> passwordProblem = new SimpleObjectProperty<>();
    private final ObjectBinding<@Nullable Phrase> addressHint = Bindings.createObjectBinding(
            () -> Destination.of(address.get()).map(Destination::hint).orElse(null), address);
    private final ServerWords server = new ServerWords();
    private final Waiting waiting = new Waiting();

    /**
     * The identity that the pasted link names. The known one comes first: a server that can prove that one has perhaps gone
     * over to the link's, or from it.
     */
    private @Nullable CaFingerprint linked;
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(new Face.Form());

    /**
     * Makes a form with what is remembered in it.
     *
     * @param known what is remembered
     * @param link an invite link to begin with; {@code null} for none
     */
    LoginModel(Preferences known, @Nullable String link) {
        if (link != null) {
            address.set(link);
        } else {
            known.lastServer().ifPresent(last -> {
                address.set(last.getKey());
                username.set(last.getValue().user() == null ? "" : last.getValue().user());
            });
        }
        address.subscribe(_ -> {
            addressProblem.set(null);
            server.forget();
            waiting.end();
        });
        address.map(text -> Destination.of(text).filter(there -> there.isForSomebodyNew(known))
                .map(Destination::server).orElse(null)).subscribe(invited -> {
                    if (invited != null) {
                        registering.set(true);
                    }
                });
        waiting.seconds().subscribe(seconds -> {
            if (seconds.intValue() > 0) {
                passwordProblem.set(Waiting.words(seconds.intValue()));
            } else {
                passwordProblem.set(null);
            }
        });
        username.subscribe(_ -> usernameProblem.set(null));
        password.subscribe(_ -> passwordProblem.set(null));
        registering.subscribe(_ -> clearProblems());
    }

    StringProperty address() {
        return address;
    }

    StringProperty username() {
        return username;
    }

    StringProperty password() {
        return password;
    }

    BooleanProperty registering() {
        return registering;
    }

    /** Whether the session is to be kept. */
    BooleanProperty stay() {
        return stay;
    }

    /** What is known of the server that is being tried. */
    ServerWords server() {
        return server;
    }

    /** How long the server wants no further attempt. */
    Waiting waiting() {
        return waiting;
    }

    ObjectProperty<@Nullable Phrase> addressProblem() {
        return addressProblem;
    }

    ObjectProperty<@Nullable Phrase> usernameProblem() {
        return usernameProblem;
    }

    ObjectProperty<@Nullable Phrase> passwordProblem() {
        return passwordProblem;
    }

    ObjectBinding<@Nullable Phrase> addressHint() {
        return addressHint;
    }

    ReadOnlyObjectProperty<Face> face() {
        return face.getReadOnlyProperty();
    }

    /**
     * Checks the form. When nothing is wrong with it, there is an attempt to make.
     *
     * @param known what is remembered
     * @return the attempt to make now; {@code null} when something is wrong
     */
    @Nullable
    SignIn submit(Preferences known) {
        if (!waiting.isOn()) {
            clearProblems();
        }
        Destination target = Destination.of(address.get()).orElse(null);
        if (target == null) {
            addressProblem.set(Destination.problem(address.get()));
        }
        checkUsername();
        checkPassword();
        if (target == null || waiting.isOn() || usernameProblem.get() != null || passwordProblem.get() != null) {
            return null;
        }
        linked = target.linked();
        return connecting(new SignIn(target.server(), target.pin(known), Names.normalise(username.get().strip()),
                password.get(), registering.get(), target.token()));
    }

    /**
     * The open question was answered with yes.
     *
     * @return the attempt to make now; {@code null} when there is no question that can be answered so
     */
    @Nullable
    SignIn confirmed() {
        return switch (face.get()) {
            case Face.Trust(var attempt, var offered) -> connecting(attempt.pinned(offered));
            case Face.Replace(var attempt, var _, var _) -> connecting(attempt);
            case Face.Form _,Face.Busy _,Face.Changed _ -> null;
        };
    }

    /** Back to the form, with what was typed. */
    void backToForm() {
        face.set(new Face.Form());
    }

    /** Empties what nobody else may find on the screen. */
    void forgetPassword() {
        password.set("");
    }

    /**
     * Fills the form for somebody who was here before.
     *
     * @param account who
     */
    void choose(Account account) {
        address.set(account.server().toString());
        username.set(account.user());
        password.set("");
        registering.set(false);
    }

    /** Tells whether an attempt is the one that is being made, and was not given up meanwhile. */
    boolean isTrying(SignIn attempt) {
        return face.get() instanceof Face.Busy(var now) && now.equals(attempt);
    }

    /**
     * An attempt goes on.
     *
     * @param attempt which
     * @param state how far it is
     */
    void progress(SignIn attempt, ClientState state) {
        if (isTrying(attempt)) {
            server.learn(attempt, state);
        }
    }

    /**
     * An attempt failed: shows why, where it belongs.
     *
     * @param attempt what was attempted; nothing happens when it was given up
     * @param failure why it failed
     * @param now the present
     */
    void failed(SignIn attempt, SignInFailure failure, Instant now) {
        if (!isTrying(attempt)) {
            return;
        }
        switch (failure) {
            case SignInFailure.UnknownCa(var offered) -> face.set(new Face.Trust(attempt, offered));
            case SignInFailure.ChangedCa(var offered, var expected) -> {
                CaFingerprint other = linked;
                face.set(other == null || other.equals(expected)
                        ? new Face.Changed(attempt, offered, expected)
                        : new Face.Replace(attempt.pinned(other), other, expected));
            }
            case SignInFailure.Unreachable(var cause) -> {
                backToForm();
                addressProblem.set(LoginProblems.of(cause, attempt.server()));
            }
            case SignInFailure.Refusal refusal -> {
                backToForm();
                LoginProblems.Placed problem = LoginProblems.of(refusal, server.minPasswordLength().get());
                (switch (problem.field()) {
                    case ADDRESS -> addressProblem;
                    case USERNAME -> usernameProblem;
                    case PASSWORD -> passwordProblem;
                }).set(problem.phrase());
                if (refusal.retryAfter() != null) {
                    waiting.until(now.plus(refusal.retryAfter()), now);
                }
            }
        }
    }

    private SignIn connecting(SignIn attempt) {
        server.begin(attempt);
        face.set(new Face.Busy(attempt));
        return attempt;
    }

    /** Whether there is a server whose way can be checked. */
    ObservableValue<Boolean> isServerChosen() {
        return address.map(text -> Destination.of(text).isPresent());
    }

    /**
     * Tells the way that signing in would go. It is known whose server it is under the same conditions.
     *
     * @param known what is remembered
     * @return the way, with whom to sign in if both fields are filled in for an account that there is; nothing when no server is
     *         chosen
     */
    Optional<Way> way(Preferences known) {
        String user = Names.normalise(username.get().strip());
        boolean complete = !registering.get() && Names.isValid(user) && !password.get().isEmpty();
        return Destination.of(address.get())
                .map(target -> new Way(target.server(), target.pin(known),
                        complete ? new Way.Login(user, password.get()) : null));
    }

    private void checkUsername() {
        String name = username.get().strip();
        if (name.isEmpty()) {
            usernameProblem.set(Phrase.of("login.username.missing"));
        } else if (!Names.isValid(name)) {
            usernameProblem.set(Phrase.of("login.username.broken", Limits.MAX_NAME_CODE_POINTS));
        } else if (registering.get() && Names.isReserved(name)) {
            usernameProblem.set(Phrase.of("login.username.reserved"));
        }
    }

    private void checkPassword() {
        int bytes = password.get().getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0) {
            passwordProblem.set(Phrase.of("login.password.missing"));
        } else if (bytes > Limits.MAX_PASSWORD_BYTES) {
            passwordProblem.set(Phrase.of("login.password.long", Limits.MAX_PASSWORD_BYTES, bytes));
        }
    }

    private void clearProblems() {
        addressProblem.set(null);
        usernameProblem.set(null);
        passwordProblem.set(null);
    }
}
