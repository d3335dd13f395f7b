package chat.parley.desktop.settings;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import java.nio.charset.StandardCharsets;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Changing the password: the fields, and what is wrong with them while they are filled in. One thread only. */
final class PasswordModel {

    private final int shortest;
    private final StringProperty old = new SimpleStringProperty("");
    private final StringProperty fresh = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Phrase> oldProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> freshProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> againProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private boolean busy;

    /**
     * Makes empty fields.
     *
     * @param shortest the shortest password that the server takes, in characters; 0 when it is not known
     */
    PasswordModel(int shortest) {
        this.shortest = shortest;
        old.subscribe(_ -> {
            oldProblem.set(null);
            check();
        });
        fresh.subscribe(_ -> check());
        again.subscribe(_ -> check());
    }

    StringProperty old() {
        return old;
    }

    StringProperty fresh() {
        return fresh;
    }

    StringProperty again() {
        return again;
    }

    ReadOnlyObjectProperty<@Nullable Phrase> oldProblem() {
        return oldProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> freshProblem() {
        return freshProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> againProblem() {
        return againProblem.getReadOnlyProperty();
    }

    /** Whether the server can be asked. */
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /** The server is being asked. */
    void asking() {
        busy = true;
        check();
    }

    /** The password is changed. */
    void done() {
        busy = false;
        old.set("");
        fresh.set("");
        again.set("");
        check();
    }

    /** The server said no, or nothing. */
    void failed(AskFailure failure) {
        busy = false;
        check();
        Phrase why = Problems.of(failure);
        if (failure instanceof AskFailure.Refused(ErrorCode code, var _, var _)
                && code == ErrorCode.PASSWORD_TOO_SHORT) {
            freshProblem.set(why);
        } else {
            oldProblem.set(why);
        }
    }

    private void check() {
        freshProblem.set(fresh.get().isEmpty() ? null : wrong(fresh.get()));
        againProblem.set(again.get().isEmpty() || again.get().equals(fresh.get())
                ? null
                : Phrase.of("settings.password.differs"));
        ready.set(!busy && !old.get().isEmpty() && !fresh.get().isEmpty() && freshProblem.get() == null
                && again.get().equals(fresh.get()));
    }

    private @Nullable Phrase wrong(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.codePointCount(0, password.length()) < shortest) {
            return Phrase.of("settings.password.short", shortest);
        }
        if (bytes > Limits.MAX_PASSWORD_BYTES) {
            return Phrase.of("settings.password.long", Limits.MAX_PASSWORD_BYTES, bytes);
        }
        return password.equals(old.get()) ? Phrase.of("settings.password.same") : null;
    }
}
