package chat.parley.desktop.lobby;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.roomsettings.RoomForm;
import chat.parley.desktop.roomsettings.RoomRules;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The form for a new room: what was written, and what is wrong with it, checked with every key. One thread only. */
final class CreateModel extends RoomForm {

    private final ReadOnlyObjectWrapper<@Nullable Phrase> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final Map<String, Boolean> taken = new HashMap<>(); // what the server has said, by the name's key

    /**
     * Makes a form.
     *
     * @param first the name to begin with; empty for none
     */
    CreateModel(String first) {
        name().set(first);
        begin();
        busy.subscribe(_ -> check());
    }

    /** What is wrong with no field in particular. */
    ReadOnlyObjectProperty<@Nullable Phrase> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a room can be made of this, as far as is known. */
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /** Whether the server is being asked to make the room. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** The name of which the server has to be asked whether there is a room. */
    Optional<String> unchecked() {
        String wanted = wanted();
        return wanted.isEmpty() || RoomRules.name(wanted) != null || taken.containsKey(Names.key(wanted))
                ? Optional.empty()
                : Optional.of(wanted);
    }

    /** The server has said whether there is a room of this name. */
    void checked(String asked, boolean exists) {
        taken.put(Names.key(asked), exists);
        check();
    }

    /** The request, which is then under way; empty when something is wrong. */
    Optional<RoomRequest.Create> submit() {
        if (!ready.get()) {
            return Optional.empty();
        }
        problem.set(null);
        busy.set(true);
        return Optional.of(new RoomRequest.Create(wanted(), topic().get().isBlank() ? null : topic().get().strip(),
                isPrivate().get() ? Visibility.PRIVATE : Visibility.PUBLIC,
                password().get().isEmpty() ? null : password().get(), RoomRules.capacityOf(capacity().get())));
    }

    /** The server did not make the room. */
    void refused(AskFailure failure) {
        busy.set(false);
        if (failure instanceof AskFailure.Refused(var code, var _, var _) && code == ErrorCode.ROOM_EXISTS) {
            checked(wanted(), true);
        } else {
            problem.set(Problems.of(failure));
        }
    }

    @Override
    protected boolean isTaken() {
        return taken.getOrDefault(Names.key(wanted()), false);
    }

    @Override
    protected void checked(boolean right) {
        ready.set(right && !busy.get());
    }
}
