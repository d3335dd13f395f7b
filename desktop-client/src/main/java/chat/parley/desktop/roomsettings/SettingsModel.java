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
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The form for what a room is: what was changed, and what is wrong with it. What somebody else changes meanwhile is taken over
 * where nothing was written. One thread only.
 */
final class SettingsModel {

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty topic = new SimpleStringProperty("");
    private final BooleanProperty isPrivate = new SimpleBooleanProperty();
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty noPassword = new SimpleBooleanProperty();
    private final StringProperty capacity = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Phrase> nameProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> topicProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> passwordProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> capacityProblem = new ReadOnlyObjectWrapper<>();
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
        Stream.of(name, topic, password, capacity).forEach(field -> field.subscribe(_ -> check()));
        Stream.of(isPrivate, noPassword).forEach(field -> field.subscribe(_ -> check()));
    }

    StringProperty name() {
        return name;
    }

    StringProperty topic() {
        return topic;
    }

    BooleanProperty isPrivate() {
        return isPrivate;
    }

    /** The new password; empty for the one that is set. */
    StringProperty password() {
        return password;
    }

    /** Whether the password is to be taken away. */
    BooleanProperty noPassword() {
        return noPassword;
    }

    StringProperty capacity() {
        return capacity;
    }

    ReadOnlyObjectProperty<@Nullable Phrase> nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> topicProblem() {
        return topicProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> passwordProblem() {
        return passwordProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> capacityProblem() {
        return capacityProblem.getReadOnlyProperty();
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
        if (name.get().strip().equals(before.name())) {
            name.set(now.name());
        }
        if (topic.get().strip().equals(topicOf(before))) {
            topic.set(topicOf(now));
        }
        if (isPrivate.get() == isPrivate(before)) {
            isPrivate.set(isPrivate(now));
        }
        if (capacity.get().strip().equals(capacityOf(before))) {
            capacity.set(capacityOf(now));
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
        Visibility visibility = isPrivate.get() ? Visibility.PRIVATE : Visibility.PUBLIC;
        int limit = RoomRules.capacityOf(capacity.get());
        return Optional.of(new RoomRequest.RoomUpdate(now.room(), wanted().equals(now.name()) ? null : wanted(),
                topic.get().strip().equals(topicOf(now)) ? null : topic.get().strip(),
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
        return password.get().isEmpty() ? null : password.get();
    }

    private void fill(RoomInfo now) {
        name.set(now.name());
        topic.set(topicOf(now));
        isPrivate.set(isPrivate(now));
        password.set("");
        noPassword.set(false);
        capacity.set(capacityOf(now));
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

    private String wanted() {
        return Names.normalise(name.get().strip());
    }

    private boolean hasChanges() {
        RoomInfo now = room.get();
        return !wanted().equals(now.name()) || !topic.get().strip().equals(topicOf(now))
                || isPrivate.get() != isPrivate(now) || changedPassword() != null
                || RoomRules.capacityOf(capacity.get()) != now.capacity();
    }

    private void check() {
        Phrase broken = RoomRules.name(name.get());
        nameProblem.set(broken == null && Names.key(wanted()).equals(takenName)
                ? Phrase.of("problem.room_exists")
                : broken);
        topicProblem.set(RoomRules.topic(topic.get()));
        passwordProblem.set(RoomRules.password(password.get()));
        capacityProblem.set(RoomRules.capacity(capacity.get()));
        boolean right = Stream.of(nameProblem, topicProblem, passwordProblem, capacityProblem)
                .allMatch(problem -> problem.get() == null);
        ready.set(right && !name.get().isBlank() && hasChanges());
        if (ready.get()) {
            said.set(null);
        }
    }
}
