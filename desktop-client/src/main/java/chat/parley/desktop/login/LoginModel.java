package chat.parley.desktop.login;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.store.Preferences;
import chat.parley.desktop.ui.Phrase;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/**
 * What the login screen shows: the fields, what is wrong with them, and which question is open. One thread only.
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

        /** The pasted link names another identity than the known one. */
        record Replace(SignIn attempt, CaFingerprint fromLink, CaFingerprint known) implements Face {}
    }

    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty registering = new SimpleBooleanProperty();

    private final ObjectProperty<@Nullable Phrase> addressProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Phrase> usernameProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Phrase> passwordProblem = new SimpleObjectProperty<>();
    private final ObjectBinding<@Nullable Phrase> addressHint = Bindings.createObjectBinding(this::linkHint, address);
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
        address.subscribe(_ -> addressProblem.set(null));
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
     * Checks the form. When nothing is wrong with it, either there is an attempt to make, or a question to answer first.
     *
     * @param known what is remembered
     * @return the attempt to make now; {@code null} when something is wrong or asked
     */
    @Nullable
    SignIn submit(Preferences known) {
        clearProblems();
        ServerAddress server = target();
        checkUsername();
        checkPassword();
        if (server == null || usernameProblem.get() != null || passwordProblem.get() != null) {
            return null;
        }
        Optional<CaFingerprint> pin = known.pin(server);
        Optional<CaFingerprint> fromLink = InviteLink.parse(address.get()).map(InviteLink::ca);
        SignIn attempt = new SignIn(server, fromLink.or(() -> pin).orElse(null),
                Names.normalise(username.get().strip()),
                password.get(), registering.get());
        if (fromLink.isPresent() && pin.isPresent() && !pin.equals(fromLink)) {
            face.set(new Face.Replace(attempt, fromLink.get(), pin.get()));
            return null;
        }
        return connecting(attempt);
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
     * An attempt failed: shows why, where it belongs.
     *
     * @param attempt what was attempted
     * @param failure why it failed
     */
    void failed(SignIn attempt, SignInFailure failure) {
        switch (failure) {
            case SignInFailure.UnknownCa(var offered) -> face.set(new Face.Trust(attempt, offered));
            case SignInFailure.ChangedCa(var offered, var expected) ->
                face.set(new Face.Changed(attempt, offered, expected));
            case SignInFailure.Unreachable(var cause) -> {
                backToForm();
                addressProblem.set(LoginProblems.of(cause, attempt.server()));
            }
            case SignInFailure.Refusal refusal -> {
                backToForm();
                LoginProblems.Placed problem = LoginProblems.of(refusal);
                (switch (problem.field()) {
                    case ADDRESS -> addressProblem;
                    case USERNAME -> usernameProblem;
                    case PASSWORD -> passwordProblem;
                }).set(problem.phrase());
            }
        }
    }

    private SignIn connecting(SignIn attempt) {
        face.set(new Face.Busy(attempt));
        return attempt;
    }

    private @Nullable ServerAddress target() {
        String text = address.get().strip();
        if (text.isEmpty()) {
            addressProblem.set(Phrase.of("login.address.missing"));
            return null;
        }
        boolean isLink = InviteLink.looksLikeOne(text);
        Optional<ServerAddress> found = isLink
                ? InviteLink.parse(text).map(InviteLink::address)
                : ServerAddress.parse(text);
        if (found.isEmpty()) {
            addressProblem.set(Phrase.of(isLink ? "login.link.broken" : "login.address.broken"));
        }
        return found.orElse(null);
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

    private @Nullable Phrase linkHint() {
        return InviteLink.parse(address.get())
                .map(link -> Phrase.of("login.link.good", link.address().toString())).orElse(null);
    }
}
