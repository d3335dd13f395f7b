package chat.parley.desktop.roomsettings;

import chat.parley.common.protocol.Names;
import chat.parley.desktop.ui.Phrase;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a form for a room has, new or not: its fields, and what is wrong with each, checked with every key. One thread only. */
public abstract class RoomForm {

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty topic = new SimpleStringProperty("");
    private final BooleanProperty isPrivate = new SimpleBooleanProperty();
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty capacity = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Phrase> nameProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> topicProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> passwordProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> capacityProblem = new ReadOnlyObjectWrapper<>();

    /** Makes a form of empty fields, which does not check yet. */
    protected RoomForm() {}

    /** Checks now and with every change; to be called once, when the fields have their first values. */
    protected final void begin() {
        Stream.of(name, topic, password, capacity).forEach(field -> field.subscribe(_ -> check()));
        isPrivate.subscribe(_ -> check());
    }

    /**
     * Gives the name as it was written.
     *
     * @return the field
     */
    public final StringProperty name() {
        return name;
    }

    /**
     * Gives what the room is about.
     *
     * @return the field
     */
    public final StringProperty topic() {
        return topic;
    }

    /**
     * Tells whether the room is found by its members only.
     *
     * @return the field
     */
    public final BooleanProperty isPrivate() {
        return isPrivate;
    }

    /**
     * Gives the password to be set.
     *
     * @return the field; empty for none
     */
    public final StringProperty password() {
        return password;
    }

    /**
     * Gives how many may be in the room.
     *
     * @return the field; empty for no bound
     */
    public final StringProperty capacity() {
        return capacity;
    }

    /**
     * Tells what is wrong with the name.
     *
     * @return the problem; of {@code null} for nothing
     */
    public final ReadOnlyObjectProperty<@Nullable Phrase> nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    /**
     * Tells what is wrong with the topic.
     *
     * @return the problem; of {@code null} for nothing
     */
    public final ReadOnlyObjectProperty<@Nullable Phrase> topicProblem() {
        return topicProblem.getReadOnlyProperty();
    }

    /**
     * Tells what is wrong with the password.
     *
     * @return the problem; of {@code null} for nothing
     */
    public final ReadOnlyObjectProperty<@Nullable Phrase> passwordProblem() {
        return passwordProblem.getReadOnlyProperty();
    }

    /**
     * Tells what is wrong with the capacity.
     *
     * @return the problem; of {@code null} for nothing
     */
    public final ReadOnlyObjectProperty<@Nullable Phrase> capacityProblem() {
        return capacityProblem.getReadOnlyProperty();
    }

    /**
     * Gives the name that the room is to have.
     *
     * @return the name as the server would store it
     */
    protected final String wanted() {
        return Names.normalise(name.get().strip());
    }

    /**
     * Tells whether another room is known to have the wanted name.
     *
     * @return whether one has
     */
    protected abstract boolean isTaken();

    /**
     * The fields were checked.
     *
     * @param right whether there is a name, and nothing wrong with any field
     */
    protected abstract void checked(boolean right);

    /** Checks all fields. */
    protected final void check() {
        Phrase broken = RoomRules.name(name.get());
        nameProblem.set(broken == null && isTaken() ? Phrase.of("problem.room_exists") : broken);
        topicProblem.set(RoomRules.topic(topic.get()));
        passwordProblem.set(RoomRules.password(password.get()));
        capacityProblem.set(RoomRules.capacity(capacity.get()));
        checked(!name.get().isBlank() && Stream.of(nameProblem, topicProblem, passwordProblem, capacityProblem)
                .allMatch(problem -> problem.get() == null));
    }
}
