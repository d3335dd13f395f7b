package chat.parley.desktop.roomsettings;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * The form for what a room is: what was changed, and what is wrong with it. What somebody else changes meanwhile is taken over
 * where nothing was written. One thread only.
 */
final class SettingsModel extends RoomForm {

    private final BooleanProperty noPassword = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> said = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RoomInfo> room;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private @Nullable String takenName;

    /**
     * Makes a form.
     *
     * @param now the room
     */
    SettingsModel(RoomInfo now) {
        room = new ReadOnlyObjectWrapper<>(now);
        fill(now);
        begin();
        noPassword.subscribe(_ -> check());
    }

    /** Whether the password is to be taken away. */
    BooleanProperty noPassword() {
        return noPassword;
    }

    /** What came of it: saved, or why not. */
    ReadOnlyObjectProperty<@Nullable Phrase> said() {
        return said.getReadOnlyProperty();
    }

    /** The room as it is at the server. */
    ReadOnlyObjectProperty<RoomInfo> room() {
        return room.getReadOnlyProperty();
    }

    /** Whether there is something to save, and nothing wrong with it. */
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /** The room has changed at the server. */
    void changed(RoomInfo now) {
        RoomInfo before = room.get();
        if (before.equals(now)) {
            return;
        }
        room.set(now);
        if (name().get().strip().equals(before.name())) {
            name().set(now.name());
        }
        if (topic().get().strip().equals(topicOf(before))) {
            topic().set(topicOf(now));
        }
        if (isPrivate().get() == isPrivate(before)) {
            isPrivate().set(isPrivate(now));
        }
        if (capacity().get().strip().equals(capacityOf(before))) {
            capacity().set(capacityOf(now));
        }
        noPassword.set(noPassword.get() && now.locked());
        check();
    }

    /** What to ask of the server: what was changed, and nothing else; empty when nothing was, or something is wrong. */
    Optional<RoomRequest.RoomUpdate> submit() {
        if (!ready.get()) {
            return Optional.empty();
        }
        said.set(null);
        RoomInfo now = room.get();
        Visibility visibility = isPrivate().get() ? Visibility.PRIVATE : Visibility.PUBLIC;
        int limit = RoomRules.capacityOf(capacity().get());
        return Optional.of(new RoomRequest.RoomUpdate(now.room(), wanted().equals(now.name()) ? null : wanted(),
                topic().get().strip().equals(topicOf(now)) ? null : topic().get().strip(),
                visibility == now.visibility() ? null : visibility, changedPassword(),
                limit == now.capacity() ? null : limit));
    }

    /** The server has saved it. */
    void saved(RoomInfo now) {
        room.set(now);
        fill(now);
        check();
        said.set(Phrase.of("lobby.settings.saved"));
    }

    /** The server has not saved it. */
    void refused(AskFailure failure) {
        if (failure instanceof AskFailure.Refused(var code, var _, var _) && code == ErrorCode.ROOM_EXISTS) {
            takenName = Names.key(wanted());
            check();
        } else {
            said.set(Problems.of(failure));
        }
    }

    private @Nullable String changedPassword() {
        if (noPassword.get()) {
            return room.get().locked() ? "" : null;
        }
        return password().get().isEmpty() ? null : password().get();
    }

    private void fill(RoomInfo now) {
        name().set(now.name());
        topic().set(topicOf(now));
        isPrivate().set(isPrivate(now));
        password().set("");
        noPassword.set(false);
        capacity().set(capacityOf(now));
    }

    private static String topicOf(RoomInfo room) {
        return Objects.requireNonNullElse(room.topic(), "").strip();
    }

    private static boolean isPrivate(RoomInfo room) {
        return room.visibility() == Visibility.PRIVATE;
    }

    private static String capacityOf(RoomInfo room) {
        return room.capacity() == 0 ? "" : String.valueOf(room.capacity());
    }

    private boolean hasChanges() {
        RoomInfo now = room.get();
        return !wanted().equals(now.name()) || !topic().get().strip().equals(topicOf(now))
                || isPrivate().get() != isPrivate(now) || changedPassword() != null
                || RoomRules.capacityOf(capacity().get()) != now.capacity();
    }

    @Override
    protected boolean isTaken() {
        return Names.key(wanted()).equals(takenName);
    }

    @Override
    protected void checked(boolean right) {
        ready.set(right && hasChanges());
        if (ready.get()) {
            said.set(null);
        }
    }
}
